using QA.Analysis.Statistics;
using QA.Ingest.Text;

namespace QA.Analysis.Phrases;

/// <summary>Counts the questions of one shop: clusters, their answers, and how many answers were prepared.</summary>
static class PhraseMiner
{
    /// <summary>What is shorter is typed as fast as picked from a list.</summary>
    const int ShortestPrepared = 8;

    const int BestAnswers = 3;

    /// <param name="questions">In a fixed order.</param>
    /// <param name="oneIn">How thin the sample is.</param>
    public static IReadOnlyList<QuickPhrase> Mine(List<AskedQuestion> questions, int oneIn)
    {
        var prepared = PreparedAnswers(questions);
        var byWording = questions.GroupBy(q => q.Wording.Key, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        var leaders = Clusters.Leaders([.. byWording.Select(group => group.First().Wording)]);
        var clusters = new SortedDictionary<int, List<int>>();
        for (var i = 0; i < leaders.Length; i++)
            if (clusters.TryGetValue(leaders[i], out var members)) members.Add(i);
            else clusters[leaders[i]] = [i];

        var phrases = new List<QuickPhrase>();
        foreach (var (leader, members) in clusters)
        {
            List<AskedQuestion> all = [.. members.SelectMany(member => byWording[member])];
            var customers = all.Select(q => q.CustomerId.Length > 0 ? q.CustomerId : q.Conversation.Value).Distinct(StringComparer.Ordinal).Count();
            if (customers >= PhraseBook.LeastCustomers) phrases.Add(Phrase(byWording[leader].Key, byWording[leader], all, members.Count, customers, prepared, oneIn));
        }
        phrases.Sort(static (a, b) => a.Asked != b.Asked ? b.Asked.CompareTo(a.Asked) : string.CompareOrdinal(a.Key, b.Key));
        return phrases;
    }

    static QuickPhrase Phrase(
        string key, IEnumerable<AskedQuestion> leading, List<AskedQuestion> all, int wordings, int customers, HashSet<string> prepared, int oneIn)
    {
        var example = Commonest(leading, q => q.Text);
        List<AskedQuestion> answered = [.. all.Where(q => q.Answer is not null)];
        var typed = answered.Where(q => !prepared.Contains(q.Shape!)).ToList();
        var share = Wilson.Of(answered.Count - typed.Count, answered.Count);
        return new(
            example.Conversation.Shop, key, example.Text, wordings, all.Count, oneIn, customers, answered.Count, MeanWait(answered),
            share, Wilson.Of(all.Count(q => q.MetByAuto), all.Count), Wilson.Of(answered.Count(q => q.AskedAgain), answered.Count),
            typed.Sum(q => Math.Max(0, q.WaitMs ?? 0)), typed.Count * 2 > answered.Count, Best(answered), example.Conversation.Value, example.MessageId);
    }

    /// <summary>Answers alike are one answer; the best is the one of which most is known to have settled the question.</summary>
    static IReadOnlyList<PhraseAnswer> Best(List<AskedQuestion> answered)
    {
        var byShape = answered.GroupBy(q => q.Shape!, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        var leaders = Clusters.Leaders([.. byShape.Select(group => AnswerWords(group.Key))]);
        return
        [
            .. byShape.Select((group, at) => (group, leader: leaders[at])).GroupBy(each => each.leader)
                .Select(cluster => Answer([.. cluster.SelectMany(each => each.group)], byShape[cluster.Key]))
                .Where(answer => answer.Times > 1)
                .OrderByDescending(answer => answer.Settled.Low).ThenByDescending(answer => answer.Ordered?.Low ?? 0)
                .ThenBy(answer => answer.MeanWaitMs ?? long.MaxValue).ThenBy(answer => answer.Text, StringComparer.Ordinal)
                .Take(BestAnswers),
        ];
    }

    static PhraseAnswer Answer(List<AskedQuestion> given, IEnumerable<AskedQuestion> leading)
    {
        var known = given.Where(q => q.Ordered is not null).ToList();
        var scores = given.Where(q => q.ScoreCents is not null).Select(q => (long)q.ScoreCents!.Value).ToList();
        return new(
            Commonest(leading, q => q.Answer!).Answer!, given.Count,
            Wilson.Of(given.Count(q => !q.AskedAgain), given.Count)!, Wilson.Of(given.Count(q => !q.FollowedUp), given.Count)!,
            Wilson.Of(known.Count(q => q.Ordered == true), known.Count), MeanWait(given),
            scores.Count == 0 ? null : (int)((scores.Sum() + scores.Count / 2) / scores.Count));
    }

    /// <summary>An answer's characters in pairs and its Latin words: nothing is dropped, for every word of it was chosen.</summary>
    static Wording AnswerWords(string shape)
    {
        var terms = new List<string>();
        PhraseWords.Rest(shape, terms);
        return new(terms.Count == 0 ? [shape] : terms);
    }

    public static IReadOnlyList<PhraseUse> Use(string shop, List<AskedQuestion> questions)
    {
        var prepared = PreparedAnswers(questions);
        List<PhraseUse> use = [Row("", questions)];
        foreach (var agent in questions.Where(q => q.AgentId is not null).GroupBy(q => q.AgentId!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
            use.Add(Row(agent.Key, [.. agent]));
        return use;

        PhraseUse Row(string agentId, List<AskedQuestion> own)
        {
            var answers = own.Where(q => q.Answer is not null).ToLookup(q => prepared.Contains(q.Shape!));
            var (picked, typed) = (answers[true].ToList(), answers[false].ToList());
            return new(shop, agentId, Wilson.Of(picked.Count, picked.Count + typed.Count), MeanWait(picked), MeanWait(typed),
                Wilson.Of(own.Count(q => q.MetByAuto), own.Count));
        }
    }

    /// <summary>Answers sent word for word, numbers aside, in different conversations.</summary>
    static HashSet<string> PreparedAnswers(List<AskedQuestion> questions) =>
    [
        .. from question in questions
           where question.Answer is { Length: >= ShortestPrepared }
           group question.Conversation by question.Shape! into sent
           where sent.Distinct().Count() >= PhraseBook.LeastRepeats
           select sent.Key,
    ];

    /// <summary>A text without its numbers, width and case: what stays the same of a prepared phrase.</summary>
    public static string Shape(string text)
    {
        var folded = Fold.Of(text);
        return string.Create(folded.Length, folded, static (shape, source) =>
        {
            for (var i = 0; i < shape.Length; i++) shape[i] = char.IsAsciiDigit(source[i]) ? '0' : source[i];
        });
    }

    static AskedQuestion Commonest(IEnumerable<AskedQuestion> questions, Func<AskedQuestion, string> text) =>
        questions.GroupBy(text, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).First().First();

    static long? MeanWait(IEnumerable<AskedQuestion> questions)
    {
        long sum = 0, n = 0;
        foreach (var question in questions)
            if (question.WaitMs is { } wait) (sum, n) = (sum + Math.Max(0, wait), n + 1);
        return n == 0 ? null : sum / n;
    }
}
