using System.Globalization;
using QA.Ingest.Conversations;
using QA.Ingest.Search.Analysed;
using QA.Ingest.Settings;

namespace QA.Ingest.Search;

/// <summary>The values of filters on weeks, numbers, and what an analysis makes of a conversation.</summary>
static class ResultFilters
{
    static readonly Dictionary<string, Severity> Severities = new()
    {
        ["info"] = Severity.Info,
        ["minor"] = Severity.Minor,
        ["major"] = Severity.Major,
        ["fatal"] = Severity.Fatal,
        ["提示"] = Severity.Info,
        ["轻"] = Severity.Minor,
        ["重"] = Severity.Major,
        ["致命"] = Severity.Fatal,
    };

    /// <summary>By the word that is typed.</summary>
    internal static readonly Dictionary<string, OutcomeKinds> Outcomes = new()
    {
        ["none"] = OutcomeKinds.None,
        ["ordered"] = OutcomeKinds.Ordered,
        ["paid"] = OutcomeKinds.Paid,
        ["settled"] = OutcomeKinds.Settled,
        ["refunded"] = OutcomeKinds.Refunded,
        ["unpaid"] = OutcomeKinds.Unpaid,
        ["未下单"] = OutcomeKinds.None,
        ["已下单"] = OutcomeKinds.Ordered,
        ["已付款"] = OutcomeKinds.Paid,
        ["已成交"] = OutcomeKinds.Settled,
        ["已退款"] = OutcomeKinds.Refunded,
        ["未付款"] = OutcomeKinds.Unpaid,
    };

    internal static readonly Dictionary<string, ConversationTraits> Traits = new()
    {
        ["transfer"] = ConversationTraits.Transfer,
        ["finding"] = ConversationTraits.Finding,
        ["fatal"] = ConversationTraits.Fatal,
        ["cue"] = ConversationTraits.Cue,
        ["rating"] = ConversationTraits.Rating,
        ["promise"] = ConversationTraits.Promise,
        ["unanswered"] = ConversationTraits.Unanswered,
        ["hanging"] = ConversationTraits.Hanging,
        ["excluded"] = ConversationTraits.Excluded,
        ["转接"] = ConversationTraits.Transfer,
        ["扣分"] = ConversationTraits.Finding,
        ["致命"] = ConversationTraits.Fatal,
        ["线索"] = ConversationTraits.Cue,
        ["评价"] = ConversationTraits.Rating,
        ["承诺"] = ConversationTraits.Promise,
        ["未响应"] = ConversationTraits.Unanswered,
    };

    public static (QueryNode? Filter, QueryError? Error) Read(string name, string folded, string written, int valueFrom) => name switch
    {
        "week" => Week.TryParse(folded.Replace('w', 'W'), out var week)
            ? (new QueryNode.WeekIs(week), null)
            : FilterGrammar.Wrong(valueFrom, "week: 的周读不懂", "week: has a week that cannot be read",
                "写成 week:2026-W46（ISO 周）或 week:undated", "write week:2026-W46 (an ISO week) or week:undated"),
        "rule" => Rule(folded, valueFrom),
        "severity" => Compare(folded, out var comparison) is var severity && Severities.TryGetValue(severity, out var found)
            ? (new QueryNode.SeverityIs(comparison, found), null)
            : FilterGrammar.NoSuch(name, Severities.Keys.Take(4), valueFrom),
        "outcome" => Outcomes.TryGetValue(folded, out var outcome)
            ? (new QueryNode.OutcomeIs(outcome), null)
            : FilterGrammar.NoSuch(name, Outcomes.Keys.Take(6), valueFrom),
        "has" => Traits.TryGetValue(folded, out var trait)
            ? (new QueryNode.Has(trait), null)
            : FilterGrammar.NoSuch(name, Traits.Keys.Take(9), valueFrom),
        "order" => new QueryNode.NumberHolds(written.Trim()) is { Pattern.IsValid: true } number
            ? (number, null)
            : FilterGrammar.Wrong(valueFrom, $"order: 要有至少 {NumberPattern.Shortest} 位字母或数字，其中有数字",
                $"order: needs at least {NumberPattern.Shortest} letters or digits, and a digit among them",
                "写成 order:4471 或 order:SF1234", "write order:4471 or order:SF1234"),
        _ => Figure(name, folded, written, valueFrom),
    };

    static (QueryNode?, QueryError?) Rule(string folded, int valueFrom)
    {
        var isPrefix = folded.EndsWith('*');
        var id = folded.TrimEnd('*');
        return id.Length > 0
            ? (new QueryNode.RuleIs(id, isPrefix), null)
            : FilterGrammar.Wrong(valueFrom, "rule: 后面没有规则编号", "rule: has no rule's id",
                "写成 rule:forbidden.* 或一条规则的编号，`qa rules list` 列出全部", "write rule:forbidden.* or a rule's id; qa rules list names them all");
    }

    static (QueryNode?, QueryError?) Figure(string name, string folded, string written, int valueFrom)
    {
        var figure = Compare(folded, out var comparison);
        (Measure Measure, long? Value) read = name switch
        {
            "wait" => (Measure.Wait, Milliseconds(figure)),
            "score" => (Measure.Score, Hundredths(figure)),
            _ => (Measure.Stars, Hundredths(figure) is { } stars && stars % 100 == 0 ? stars / 100 : null),
        };
        return read.Value is { } value
            ? (new QueryNode.MeasureIs(read.Measure, comparison, value, written), null)
            : FilterGrammar.Wrong(valueFrom, $"{name}: 的数读不懂", $"{name}: has a figure that cannot be read",
                $"写成 {FilterGrammar.Example(name)}，比较符可以是 < <= > >= 或没有", $"write {FilterGrammar.Example(name)}; it may be compared by < <= > >= or nothing");
    }

    static string Compare(string folded, out Comparison comparison)
    {
        (comparison, var length) = folded switch
        {
            ['<', '=', ..] => (Comparison.LessOrSame, 2),
            ['>', '=', ..] => (Comparison.MoreOrSame, 2),
            ['≤', ..] => (Comparison.LessOrSame, 1),
            ['≥', ..] => (Comparison.MoreOrSame, 1),
            ['<', ..] => (Comparison.Less, 1),
            ['>', ..] => (Comparison.More, 1),
            ['=', ..] => (Comparison.Is, 1),
            _ => (Comparison.Is, 0),
        };
        return folded[length..];
    }

    static long? Milliseconds(string folded)
    {
        var (unit, name) =
            folded.EndsWith("分钟", StringComparison.Ordinal) ? (2, "m")
            : folded.EndsWith("小时", StringComparison.Ordinal) ? (2, "h")
            : folded.EndsWith('秒') ? (1, "s")
            : folded.EndsWith('分') ? (1, "m")
            : (0, "");
        return folded.Length > unit && Duration.TryParse(folded[..^unit] + name, out var length) ? (long)length.TotalMilliseconds : null;
    }

    static long? Hundredths(string folded) =>
        folded.Length is > 0 and < 8 && decimal.TryParse(folded, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && decimal.Truncate(number * 100) == number * 100 ? (long)(number * 100) : null;
}
