using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using QA.Ingest.Search;
using QA.Ingest.Search.Analysed;
using QA.Ingest.Text;

namespace QA.Ingest.Lucene;

/// <summary>A query tree as Lucene's queries; what stands in the workspace's tables alone is asked there first.</summary>
sealed class LuceneQuery(IndexReader reader, WorkspaceTables tables, AnalysedFacts? analysed)
{
    // A clause for each word that somebody typed, and for each that begins like it.
    static LuceneQuery() => BooleanQuery.MaxClauseCount = int.MaxValue;

    public Query Of(QueryNode node)
    {
        switch (node)
        {
            case QueryNode.Phrase phrase: return Of(phrase.Pattern);
            case QueryNode.All { Terms.Count: 0 }: return new MatchAllDocsQuery();
            case QueryNode.All all: return Together(all);
            case QueryNode.Any any:
                var either = new BooleanQuery(disableCoord: true);
                foreach (var term in any.Terms) either.Add(Of(term), Occur.SHOULD);
                return either;
            case QueryNode.Not not:
                var without = new BooleanQuery(disableCoord: true) { { new MatchAllDocsQuery(), Occur.MUST } };
                without.Add(Of(not.Term), Occur.MUST_NOT);
                return without;
            case QueryNode.RoleIs role: return Term(MessageFields.Role, (long)role.Role);
            case QueryNode.KindIs kind: return Term(MessageFields.Kind, (long)kind.Kind);
            case QueryNode.SentFrom from: return NumericRangeQuery.NewInt64Range(MessageFields.At, from.Moment.ToUnixTimeMilliseconds(), null, true, true);
            case QueryNode.SentBefore before: return NumericRangeQuery.NewInt64Range(MessageFields.At, null, before.Moment.ToUnixTimeMilliseconds(), true, false);
            case QueryNode.IdIs { Field: FilterField.By } by: return tables.SenderKey(by.Id) is { } sender ? Term(MessageFields.Sender, sender) : Nothing();
            case QueryNode.Near near:
                var both = new BooleanQuery(disableCoord: true) { { Of(near.First.Pattern), Occur.MUST }, { Of(near.Second.Pattern), Occur.MUST } };
                return CheckedFilter.Of(both, (_, message) => TextTests.Holds(near, tables.MessageText(message)));
            case QueryNode.NumberHolds number: return Of(number.Pattern);
            default:
                return CheckedFilter.Of(new MatchAllDocsQuery(), Check(node) ?? throw new InvalidOperationException($"no query for {node.GetType().Name}"));
        }
    }

    /// <summary>A test of the keys of conversation and message, where no term of the index says it; null where one does.</summary>
    Func<long, long, bool>? Check(QueryNode node)
    {
        switch (node)
        {
            case QueryNode.IdIs { Field: not FilterField.By } id:
                var named = tables.Conversations(id.Field, id.Id);
                return (conversation, _) => named.Contains(conversation);
            case QueryNode.WeekIs week: return (conversation, _) => tables.WeekOf((int)conversation).Equals(week.Week);
            case QueryNode.RuleIs or QueryNode.SeverityIs:
                HashSet<long> hit = [.. analysed!.Messages(node).SelectMany(keys => keys)];
                return (_, message) => hit.Contains(message);
            case QueryNode.Phrase or QueryNode.All or QueryNode.Any or QueryNode.Not or QueryNode.Near or QueryNode.NumberHolds: return null;
            case var other when other.NeedsAnalysis: return (conversation, _) => analysed!.Holds(other, conversation);
            default: return null;
        }
    }

    /// <summary>What relevance is measured by: the words that the query wants, any of them. Null where it wants none.</summary>
    public Query? Wanted(QueryNode query)
    {
        var wanted = new BooleanQuery(disableCoord: true);
        Collect(query);
        return wanted.Clauses.Count == 0 ? null : wanted;

        void Collect(QueryNode node)
        {
            switch (node)
            {
                case QueryNode.Phrase phrase: wanted.Add(Of(phrase.Pattern), Occur.SHOULD); break;
                case QueryNode.Near near: Collect(near.First); Collect(near.Second); break;
                case QueryNode.All all: foreach (var term in all.Terms) Collect(term); break;
                case QueryNode.Any any: foreach (var term in any.Terms) Collect(term); break;
            }
        }
    }

    /// <summary>Words first; what has to be looked up is asked of their matches alone.</summary>
    Query Together(QueryNode.All all)
    {
        var (together, checks) = (new BooleanQuery(disableCoord: true), new List<Func<long, long, bool>>());
        foreach (var term in all.Terms)
            if (Check(term) is { } check) checks.Add(check);
            else if (term is QueryNode.Not not) together.Add(Of(not.Term), Occur.MUST_NOT);
            else together.Add(Of(term), Occur.MUST);
        if (!together.Clauses.Any(clause => clause.Occur == Occur.MUST)) together.Add(new MatchAllDocsQuery(), Occur.MUST);
        return checks.Count == 0 ? together : CheckedFilter.Of(together, (conversation, message) => checks.TrueForAll(check => check(conversation, message)));
    }

    /// <summary>
    /// Words side by side. Each CJK run asks for its pairs; its last character alone is asked for where something else follows it in
    /// the text too, and where the phrase is that one character, which may begin a pair.
    /// </summary>
    Query Of(PhrasePattern pattern)
    {
        var places = new List<(string Term, int Place, bool IsOpen)>();
        var (parts, place) = (pattern.Parts, -1);
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            place += i > 0 && part.AfterBreak ? 2 : 1;
            if (i > 0 && part.AfterBreak) places.Add((TermStream.Break.ToString(), place - 1, false));
            var isLast = i + 1 == parts.Count;
            if (part.Kind != CharacterKind.Cjk) places.Add((part.Term, place, isLast && pattern.IsPrefix));
            else if (!isLast && parts[i + 1] is { Kind: CharacterKind.Cjk, AfterBreak: false } next) places.Add((part.Term + next.Term, place, false));
            else if (!isLast) places.Add((part.Term, place, false));
            else if (i == 0 || part.AfterBreak || parts[i - 1].Kind != CharacterKind.Cjk) places.Add((part.Term, place, true));
        }
        return places switch
        {
            [] => Nothing(),
            [(var only, _, false)] => new TermQuery(Word(only)),
            [(var only, _, true)] => new PrefixQuery(Word(only)) { MultiTermRewriteMethod = MultiTermQuery.CONSTANT_SCORE_AUTO_REWRITE_DEFAULT },
            _ => SideBySide(places),
        };
    }

    Query SideBySide(List<(string Term, int Place, bool IsOpen)> places)
    {
        var phrase = new MultiPhraseQuery();
        foreach (var (term, place, isOpen) in places)
        {
            Term[] terms = isOpen ? [.. Beginning(term)] : [Word(term)];
            if (terms.Length == 0) return Nothing();
            phrase.Add(terms, place);
        }
        return phrase;
    }

    /// <summary>The words of the index that begin so.</summary>
    IEnumerable<Term> Beginning(string term)
    {
        if (MultiFields.GetTerms(reader, MessageFields.Terms) is not { } all) yield break;
        var (words, prefix) = (all.GetEnumerator(), new BytesRef(term));
        if (words.SeekCeil(prefix) == TermsEnum.SeekStatus.END) yield break;
        do
        {
            if (!StringHelper.StartsWith(words.Term, prefix)) yield break;
            yield return new(MessageFields.Terms, BytesRef.DeepCopyOf(words.Term));
        }
        while (words.MoveNext());
    }

    /// <summary>Messages that say a number of which this is a piece, and those of conversations whose customer has such an order.</summary>
    Query Of(NumberPattern number)
    {
        var said = new BooleanQuery(disableCoord: true);
        for (var part = 0; part < number.Parts.Count; part++)
        {
            var fitting = new BooleanQuery(disableCoord: true);
            foreach (var term in Fitting(number, part)) fitting.Add(new TermQuery(term), Occur.SHOULD);
            said.Add(fitting, Occur.MUST);
        }
        return new BooleanQuery(disableCoord: true)
        {
            { CheckedFilter.Of(said, (_, message) => TextTests.Holds(number, tables.MessageText(message))), Occur.SHOULD },
            { CheckedFilter.Conversations(tables.ConversationsOfOrders(number)), Occur.SHOULD },
        };
    }

    IEnumerable<Term> Fitting(NumberPattern number, int part)
    {
        if (MultiFields.GetTerms(reader, MessageFields.Terms) is not { } all) yield break;
        foreach (var word in all)
            if (number.Fits(part, word.Term.Utf8ToString())) yield return new(MessageFields.Terms, BytesRef.DeepCopyOf(word.Term));
    }

    static Term Word(string term) => new(MessageFields.Terms, term.Length > TermStream.Longest ? term[..TermStream.Longest] : term);

    static TermQuery Term(string field, long value) => new(new(field, MessageFields.TermOf(value)));

    static BooleanQuery Nothing() => [];
}
