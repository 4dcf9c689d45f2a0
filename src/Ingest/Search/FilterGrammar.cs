using System.Globalization;
using QA.Ingest.Conversations;

namespace QA.Ingest.Search;

/// <summary>筛选条件: the names before a colon, and what may stand behind them.</summary>
/// <remarks>
/// <c>agent: by: shop: channel: customer: conversation:</c> take an id; <c>role: kind: severity: outcome: has:</c> one of a list;
/// <c>from:</c> and <c>to:</c> a day or a minute in the profile's zone, both included; <c>week:</c> an ISO week; <c>rule:</c> a rule's
/// id or its beginning and a star; <c>wait: score: stars:</c> a figure behind <c>&lt; &lt;= &gt; &gt;=</c> or none;
/// <c>order:</c> a piece of a number; <c>near:5(a b)</c> two words; <c>synonyms:on</c> widens the unquoted words of the whole query.
/// </remarks>
public static class FilterGrammar
{
    static readonly Dictionary<string, FilterField> Ids = new()
    {
        ["agent"] = FilterField.Agent,
        ["by"] = FilterField.By,
        ["shop"] = FilterField.Shop,
        ["channel"] = FilterField.Channel,
        ["customer"] = FilterField.Customer,
        ["conversation"] = FilterField.Conversation,
    };

    static readonly Dictionary<string, Role> Roles = new()
    {
        ["customer"] = Role.Customer,
        ["agent"] = Role.Agent,
        ["bot"] = Role.Bot,
        ["system"] = Role.System,
        ["顾客"] = Role.Customer,
        ["客户"] = Role.Customer,
        ["客服"] = Role.Agent,
        ["机器人"] = Role.Bot,
        ["系统"] = Role.System,
    };

    static readonly Dictionary<string, MessageKind> Kinds = new()
    {
        ["text"] = MessageKind.Text,
        ["image"] = MessageKind.Image,
        ["card"] = MessageKind.Card,
        ["emoticon"] = MessageKind.Emoticon,
        ["file"] = MessageKind.File,
        ["transfer"] = MessageKind.Transfer,
        ["recall"] = MessageKind.Recall,
    };

    static readonly string[] Minutes = ["yyyy-MM-dd'T'HH:mm", "yyyy/MM/dd'T'HH:mm"];
    static readonly string[] Seconds = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy/MM/dd'T'HH:mm:ss"];
    static readonly string[] Days = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy-M-d", "yyyy/M/d"];

    /// <summary>Every name that can be used, in the order of the documentation.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Ids.Keys, "role", "kind", "from", "to", "week", "rule", "severity", "wait", "score", "stars", "outcome", "has", "order", Near, Synonyms];

    /// <summary>The filter that takes two words in parentheses.</summary>
    internal const string Near = "near";

    /// <summary>What is said of the query as a whole.</summary>
    internal const string Synonyms = "synonyms";

    /// <summary>Whether this looks like a filter's name: Latin letters alone, and more than one. A time such as 10:30 does not.</summary>
    internal static bool IsName(ReadOnlySpan<char> folded) =>
        folded.Length > 1 && folded.IndexOfAnyExceptInRange('a', 'z') < 0;

    internal static (QueryNode? Filter, QueryError? Error) Read(string name, int nameFrom, string value, int valueFrom, TimeZoneInfo zone)
    {
        if (!Names.Contains(name))
            return Wrong(nameFrom, $"没有名为 {Short(name)}: 的筛选条件", $"there is no filter named {Short(name)}:",
                $"可用的有 {List(Names)}；要找这段文字，请加引号", $"there are {List(Names)}; to find the words, put them in quotation marks");
        if (string.IsNullOrWhiteSpace(value))
            return Wrong(valueFrom, $"{name}: 后面没有值", $"{name}: has no value",
                $"紧接着写上值，如 {Example(name)}", $"write it right behind the colon, such as {Example(name)}");

        if (Ids.TryGetValue(name, out var field)) return (new QueryNode.IdIs(field, value), null);
        var folded = Text.Fold.Of(value);
        return name switch
        {
            "role" => Roles.TryGetValue(folded, out var role)
                ? (new QueryNode.RoleIs(role), null)
                : NoSuch("role", Roles.Keys.Take(4), valueFrom),
            "kind" => Kinds.TryGetValue(folded, out var kind)
                ? (new QueryNode.KindIs(kind), null)
                : NoSuch("kind", Kinds.Keys, valueFrom),
            "week" or "rule" or "severity" or "wait" or "score" or "stars" or "outcome" or "has" or "order" =>
                ResultFilters.Read(name, folded, value, valueFrom),
            Near => Wrong(valueFrom, "near: 后面要有括号和两个词", "near: needs two words in parentheses",
                $"写成 {Example(name)}", $"write {Example(name)}"),
            Synonyms => Wrong(valueFrom, "synonyms: 只能是 on 或 off", "synonyms: is on or off", "写成 synonyms:on", "write synonyms:on"),
            _ => Moment(name, folded.ToUpperInvariant(), value, valueFrom, zone),
        };
    }

    static (QueryNode?, QueryError?) Moment(string name, string folded, string written, int valueFrom, TimeZoneInfo zone)
    {
        TimeSpan unit;
        if (Is(Days, out var local)) unit = TimeSpan.FromDays(1);
        else if (Is(Minutes, out local)) unit = TimeSpan.FromMinutes(1);
        else if (Is(Seconds, out local)) unit = TimeSpan.FromSeconds(1);
        else
            return Wrong(valueFrom, $"{name}: 的日期读不懂", $"{name}: has a date that cannot be read",
                $"写成 {name}:2026-11-09 或 {name}:2026-11-09T10:00", $"write {name}:2026-11-09 or {name}:2026-11-09T10:00");

        if (name == "from") return (new QueryNode.SentFrom(Instant(local, zone, latest: false), written), null);
        // The last day of the calendar has no next one.
        var end = local > DateTime.MaxValue - unit ? DateTimeOffset.MaxValue : Instant(local + unit, zone, latest: true);
        return (new QueryNode.SentBefore(end, written), null);

        bool Is(string[] formats, out DateTime moment) =>
            DateTime.TryParseExact(folded, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out moment);
    }

    /// <summary>Where the clocks are put forward, the hour that is left out begins when it would have; where back, both hours count.</summary>
    static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone, bool latest)
    {
        var offset = zone.GetUtcOffset(local);
        if (zone.IsAmbiguousTime(local))
        {
            var offsets = zone.GetAmbiguousTimeOffsets(local);
            offset = latest ? offsets.Min() : offsets.Max();
        }
        var ticks = Math.Clamp(local.Ticks - offset.Ticks, 0, DateTime.MaxValue.Ticks);
        return new(ticks, TimeSpan.Zero);
    }

    internal static (QueryNode?, QueryError?) NoSuch(string name, IEnumerable<string> values, int valueFrom)
    {
        var all = string.Join(' ', values);
        return Wrong(valueFrom, $"{name}: 没有这个值", $"{name}: knows no such value", $"可用的有 {all}", $"there are {all}");
    }

    internal static string Example(string name) => name switch
    {
        "week" => "week:2026-W46",
        "rule" => "rule:forbidden.*",
        "severity" => "severity:>=major",
        "wait" => "wait:>180s",
        "score" => "score:<60",
        "stars" => "stars:<=2",
        "outcome" => "outcome:paid",
        "has" => "has:transfer",
        "order" => "order:4471",
        Near => "near:5(退款 投诉)",
        Synonyms => "synonyms:on",
        "role" => "role:agent",
        "kind" => "kind:image",
        "from" or "to" => $"{name}:2026-11-09",
        _ => $"{name}:801",
    };

    static string List(IEnumerable<string> names) => string.Join(' ', names.Select(name => name + ":"));

    static string Short(string name) => name.Length <= 20 ? name : name[..20] + "…";

    internal static (QueryNode?, QueryError?) Wrong(int offset, string zh, string en, string remedyZh, string remedyEn) =>
        (null, new(offset + 1, new(zh, en), new(remedyZh, remedyEn)));
}
