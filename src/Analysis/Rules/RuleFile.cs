using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using QA.Analysis.Rules.Matching;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Rules;

/// <summary>Reads one rule from YAML, strictly: what is not understood is refused where it stands.</summary>
internal static partial class RuleFile
{
    /// <summary>Fewer examples than this of either sort, and a rule is a draft.</summary>
    const int LeastExamples = 2;

    /// <summary>The keys that decide what matches: they may not change under an old version.</summary>
    static readonly string[] MatchKeys = ["kind", "heuristic", "optional", "scope", "match", "not_after", "unless", "anchor", "expect", "before"];

    /// <exception cref="SettingsException">Anything unknown, missing or contradictory.</exception>
    public static Rule Read(YamlValue document, string pack, Lexicon.Builder words)
    {
        var map = document.AsMap();
        var id = map.Get("id");
        if (!IdShape().IsMatch(id.AsText()))
            throw id.Error("an id is language, family and name in small letters: zh.forbid.command");

        var kind = RuleKinds.Read(map.Get("kind"));
        var version = map.Get("version");
        if (!VersionShape().IsMatch(version.AsText())) throw version.Error("a version is three numbers: 1.0.0");
        var scope = RuleScope.Read(map.Find("scope"));
        var role = scope.Role is ScopeRole.Customer ? Role.Customer : Role.Agent;
        var examples = RuleExample.ReadAll(map.Find("tests"), role);
        var heuristic = map.Find("heuristic")?.AsFlag() ?? false;
        var severity = Severity(map, heuristic);
        var written = map.Find("status")?.AsOneOf<RuleStatus>() ?? RuleStatus.Draft;
        var status = HasEnough(examples) ? written : RuleStatus.Draft;
        var source = Source(map.Find("source"));
        if (severity.Value is Ingest.Conversations.Severity.Fatal) RefuseShakyFatal(severity.Place!, written, status, source);

        var score = Score(map.Find("score"), severity.Value);
        // What costs nothing is a hint, whatever the file calls it: it must not count among the breaches.
        var isHint = heuristic || status is RuleStatus.Draft || (score.Points == 0 && role is Role.Agent);
        var effective = isHint ? Ingest.Conversations.Severity.Info : severity.Value;
        var title = Text(map.Find("title")) ?? new(id.AsText(), id.AsText());
        var rule = new Rule
        {
            Id = id.AsText(),
            Status = status,
            Kind = kind.Name,
            Severity = effective,
            IsHeuristic = heuristic,
            IsOptional = map.Find("optional")?.AsFlag() ?? false,
            Version = version.AsText(),
            Title = title,
            Message = Message(map.Find("message")) ?? new(title.Zh + "「{match}」", title.En + ": “{match}”"),
            Advice = Text(map.Find("advice")) ?? new("", ""),
            Source = source,
            Scope = scope,
            Category = score.Category,
            Points = effective is Ingest.Conversations.Severity.Info || role is Role.Customer ? 0 : score.Points,
            Cap = score.Cap,
            Pack = pack,
            Path = document.Path,
            Line = id.Line,
            ConflictsWith = map.Find("conflicts_with")?.AsTexts() ?? [],
            FalsePositives = map.Find("falsepositives")?.AsTexts() ?? [],
            Examples = examples,
            MatchHash = HashOf(document),
            Check = kind.Read(map, words),
        };
        map.RefuseUnknown();
        return rule;
    }

    static bool HasEnough(IReadOnlyList<RuleExample> examples) =>
        examples.Count(e => !e.IsTodo && e.Wish is ExampleWish.Match) >= LeastExamples
        && examples.Count(e => !e.IsTodo && e.Wish is ExampleWish.NoMatch) >= LeastExamples;

    static (Severity Value, YamlValue? Place) Severity(YamlMap map, bool heuristic)
    {
        var place = heuristic ? map.Find("severity") : map.Get("severity");
        if (place is null) return (Ingest.Conversations.Severity.Info, null);
        var severity = place.AsOneOf<Severity>();
        return heuristic && severity is Ingest.Conversations.Severity.Fatal
            ? throw place.Error("a heuristic rule only hints: make it 'severity: info', or remove 'heuristic:'")
            : (severity, place);
    }

    static void RefuseShakyFatal(YamlValue place, RuleStatus written, RuleStatus status, RuleSource? source)
    {
        if (written is not RuleStatus.Stable) throw place.Error("a fatal rule must be stable: write 'status: stable', or lower the severity");
        if (status is not RuleStatus.Stable)
            throw place.Error($"a fatal rule must be stable, and a stable rule has at least {LeastExamples} match and {LeastExamples} no_match examples: add them");
        if (source is null) throw place.Error("a fatal rule must name its source: add 'source: {handbook: …, section: …, says: …}'");
    }

    static RuleSource? Source(YamlValue? value)
    {
        if (value is null) return null;
        var map = value.AsMap();
        var source = new RuleSource(map.Get("handbook").AsText(), map.Find("section")?.AsText() ?? "", map.Find("says")?.AsText() ?? "");
        map.RefuseUnknown();
        return source;
    }

    static (RuleCategory Category, int Points, int? Cap) Score(YamlValue? value, Severity severity)
    {
        var usual = severity switch
        {
            Ingest.Conversations.Severity.Minor => 3,
            Ingest.Conversations.Severity.Major => 5,
            // A fatal hit makes the whole conversation 0; its points only matter to the category's line.
            Ingest.Conversations.Severity.Fatal => 5,
            _ => 0,
        };
        if (value is null) return (RuleCategory.Language, usual, null);
        var map = value.AsMap();
        var points = map.Find("points");
        if (severity is Ingest.Conversations.Severity.Info && points is not null && points.AsWhole(0, 100) > 0)
            throw points.Error("findings of severity info carry no points: remove 'points:', or raise the severity");
        var score = (map.Find("category")?.AsOneOf<RuleCategory>() ?? RuleCategory.Language,
            points?.AsWhole(0, 100) ?? usual, map.Find("cap")?.AsWhole(1, 1000));
        map.RefuseUnknown();
        return score;
    }

    /// <summary><c>{zh: …, en: …}</c>, or one text for both.</summary>
    internal static Localized? Text(YamlValue? value)
    {
        if (value is null) return null;
        if (value.IsText) return new(value.AsText(), value.AsText());
        var map = value.AsMap();
        var text = new Localized(map.Get("zh").AsText(), map.Get("en").AsText());
        map.RefuseUnknown();
        return text;
    }

    static Localized? Message(YamlValue? value)
    {
        var message = Text(value);
        if (message is null) return null;
        foreach (Match hole in Hole().Matches(message.Zh + message.En))
            if (hole.Value is not ("{match}" or "{instead}"))
                throw value!.Error($"'{Excerpt.Of(hole.Value)}' stands for nothing here: only {{match}} and, in a substitution, {{instead}} do");
        return message;
    }

    static string HashOf(YamlValue document)
    {
        var keys = document.AsMap();
        var text = new StringBuilder();
        foreach (var key in MatchKeys)
        {
            if (keys.Find(key) is not { } value) continue;
            text.Append(key).Append(':');
            Write(value, text);
            text.Append('\n');
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Writes a value so that layout and order of keys do not count as a change.</summary>
    static void Write(YamlValue value, StringBuilder text)
    {
        if (value.IsList)
        {
            text.Append('[');
            foreach (var entry in value.AsList()) Write(entry, text);
            text.Append(']');
        }
        else if (value.IsMap)
        {
            var map = value.AsMap();
            text.Append('{');
            foreach (var key in map.Keys.Order(StringComparer.Ordinal))
            {
                text.Append(key).Append(':');
                if (map.Find(key) is { } inner) Write(inner, text);
            }
            text.Append('}');
        }
        else text.Append('"').Append(value.AsText().Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
    }

    [GeneratedRegex(@"^[a-z]{2,8}(\.[a-z0-9]+(-[a-zA-Z0-9]+)*)+$")]
    private static partial Regex IdShape();

    [GeneratedRegex(@"^\d+\.\d+\.\d+$")]
    private static partial Regex VersionShape();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();
}
