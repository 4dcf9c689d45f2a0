using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using QA.Ingest.Conversations;
using QA.Ingest.Search;
using QA.Ingest.Search.Analysed;
using QA.Ingest.Text;

namespace QA.Tests.Search;

/// <summary>What a query means, told message by message over the folded text, without index and without the engine's own tokens.</summary>
public static partial class Oracle
{
    public static bool Matches(Workspace workspace, Workspace.Row row, QueryNode node) => node switch
    {
        QueryNode.All all => all.Terms.All(term => Matches(workspace, row, term)),
        QueryNode.Any any => any.Terms.Any(term => Matches(workspace, row, term)),
        QueryNode.Not not => !Matches(workspace, row, not.Term),
        QueryNode.Phrase phrase => Holds(row.Text, phrase.Text, phrase.IsPrefix),
        QueryNode.RoleIs role => row.Role == role.Role,
        QueryNode.KindIs kind => row.Kind == kind.Kind,
        QueryNode.SentFrom from => row.SentAt >= from.Moment,
        QueryNode.SentBefore before => row.SentAt < before.Moment,
        QueryNode.IdIs { Field: FilterField.By } id => row.Sender == id.Id,
        QueryNode.IdIs { Field: FilterField.Agent } id => workspace.Rows.Any(other =>
            other.Conversation == row.Conversation && other.Role == Ingest.Conversations.Role.Agent && other.Sender == id.Id),
        QueryNode.IdIs { Field: FilterField.Shop } id => row.Conversation.Shop == id.Id,
        QueryNode.IdIs { Field: FilterField.Conversation } id => row.Conversation.Value == id.Id,
        QueryNode.IdIs { Field: FilterField.Channel } id => row.Channel == id.Id,
        QueryNode.IdIs { Field: FilterField.Customer } id => row.Customer == id.Id,
        QueryNode.Near near => AreNear(row.Text, near),
        QueryNode.NumberHolds number => Numbers(row.Text).Any(said => said.Contains(Fold.Of(number.Fragment), StringComparison.Ordinal))
            || workspace.Orders.Any(order => order.Shop == row.Conversation.Shop && order.Customer == row.Customer && order.Customer.Length > 0
                && (order.Number.Contains(number.Fragment, StringComparison.OrdinalIgnoreCase) || order.Tracking.Contains(number.Fragment, StringComparison.OrdinalIgnoreCase))),
        QueryNode.WeekIs week => WeekOf(workspace, row).Equals(week.Week),
        _ => workspace.Results.GetValueOrDefault(row.Conversation) is { } result && Matches(result, row, node),
    };

    static bool Matches(AnalysedConversation result, Workspace.Row row, QueryNode node) => node switch
    {
        QueryNode.RuleIs rule => result.Hits.Any(hit => hit.MessageId == row.Id && (rule.IsPrefix ? hit.RuleId.StartsWith(rule.Rule, StringComparison.Ordinal) : hit.RuleId == rule.Rule)),
        QueryNode.SeverityIs severity => result.Hits.Any(hit => hit.MessageId == row.Id && Compare(severity.Comparison, (long)hit.Severity, (long)severity.Severity)),
        QueryNode.MeasureIs { Measure: Measure.Wait, Comparison: Comparison.Is } wait => result.LongestWaitMs / 1000 == wait.Value / 1000,
        QueryNode.MeasureIs { Measure: Measure.Wait } wait => Compare(wait.Comparison, result.LongestWaitMs, wait.Value),
        QueryNode.MeasureIs { Measure: Measure.Score } score => Compare(score.Comparison, result.ScoreCents, score.Value),
        QueryNode.MeasureIs stars => Compare(stars.Comparison, result.Stars, stars.Value),
        QueryNode.OutcomeIs outcome => result.Outcomes.HasFlag(outcome.Outcome),
        QueryNode.Has has => result.Traits.HasFlag(has.Trait),
        _ => throw new InvalidOperationException(node.ToString()),
    };

    static bool Compare(Comparison comparison, long? value, long than) => comparison switch
    {
        Comparison.Less => value < than,
        Comparison.LessOrSame => value <= than,
        Comparison.More => value > than,
        Comparison.MoreOrSame => value >= than,
        _ => value == than,
    };

    public static Week WeekOf(Workspace workspace, Workspace.Row row)
    {
        var dated = workspace.Rows.Where(other => other.Conversation == row.Conversation && other.SentAt is not null).ToList();
        var asked = dated.Where(other => other.Role == Ingest.Conversations.Role.Customer).ToList();
        var first = (asked.Count > 0 ? asked : dated).Min(other => other.SentAt);
        return first is null ? Week.Undated : Week.Of(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(first.Value, Workspace.Shanghai).DateTime));
    }

    /// <summary>Every pair of places, with a place for each word and one for each break.</summary>
    static bool AreNear(string text, QueryNode.Near near)
    {
        var here = Split.GetOrAdd(text, Words);
        var places = new List<int>();
        foreach (var (_, broken) in here) places.Add(places.Count == 0 ? 0 : places[^1] + (broken ? 2 : 1));
        var (first, second) = (Stands(near.First), Stands(near.Second));
        return (from a in first from b in second where a.From != b.From select Math.Max(b.From - a.Until, a.From - b.Until)).Any(gap => gap <= near.Distance);

        List<(int From, int Until)> Stands(QueryNode.Phrase phrase)
        {
            var length = Split.GetOrAdd(phrase.Text, Words).Count;
            return [.. from at in Enumerable.Range(0, Math.Max(0, here.Count - length + 1))
                       where length > 0 && HoldsAt(here, at, phrase.Text, phrase.IsPrefix)
                       select (places[at], places[at + length - 1] + 1)];
        }
    }

    /// <summary>Letters and digits without anything between them but spaces where the one meets the other.</summary>
    static IEnumerable<string> Numbers(string text) =>
        from Match run in Run().Matches(Meeting().Replace(Fold.Of(text).Replace("\u200B", "", StringComparison.Ordinal), "")) select run.Value;

    /// <summary>The phrase's words in the text's words, with breaks at the same places.</summary>
    public static bool Holds(string text, string phrase, bool isPrefix = false)
    {
        var (here, wanted) = (Split.GetOrAdd(text, Words), Split.GetOrAdd(phrase, Words));
        for (var at = 0; at + wanted.Count <= here.Count; at++)
            if (HoldsAt(here, at, phrase, isPrefix)) return true;
        return false;
    }

    static bool HoldsAt(List<(string Word, bool Broken)> here, int at, string phrase, bool isPrefix)
    {
        var wanted = Split.GetOrAdd(phrase, Words);
        var same = wanted.Count > 0;
        for (var i = 0; i < wanted.Count && same; i++)
        {
            var goesOn = isPrefix && i == wanted.Count - 1;
            same = goesOn ? here[at + i].Word.StartsWith(wanted[i].Word, StringComparison.Ordinal) : here[at + i].Word == wanted[i].Word;
            same &= i == 0 || here[at + i].Broken == wanted[i].Broken;
        }
        return same;
    }

    static readonly ConcurrentDictionary<string, List<(string Word, bool Broken)>> Split = new();

    static List<(string Word, bool Broken)> Words(string text)
    {
        var folded = Fold.Of(text);
        var words = new List<(string, bool)>();
        var (end, last) = (0, "");
        foreach (Match word in Word().Matches(folded))
        {
            var between = folded[end..word.Index];
            var cjk = Cjk().IsMatch(word.Value) || Cjk().IsMatch(last);
            words.Add((word.Value, between.Length > 0 && (cjk || !string.IsNullOrWhiteSpace(between))));
            (end, last) = (word.Index + word.Length, word.Value);
        }
        return words;
    }

    // 👍 and 𠮷 are all the pairs that the generated texts hold.
    [GeneratedRegex("[\u4e00-\u9fff]|\ud842\udfb7|\ud83d\udc4d|[a-z]+|[0-9]+")]
    private static partial Regex Word();

    [GeneratedRegex("[a-z0-9]+")]
    private static partial Regex Run();

    [GeneratedRegex("(?<=[a-z])\\s+(?=[0-9])|(?<=[0-9])\\s+(?=[a-z])")]
    private static partial Regex Meeting();

    [GeneratedRegex("^([\u4e00-\u9fff]|\ud842\udfb7)$")]
    private static partial Regex Cjk();
}
