using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Rules;

/// <summary>适用范围: whose messages a rule reads, and which of them.</summary>
public sealed record RuleScope
{
    /// <summary>Agent: human agents, never bots. Customer: what is found is a cue and charged to nobody.</summary>
    public ScopeRole Role { get; init; }

    /// <summary>How the text came to be; both read the same until an import tells templates from typing.</summary>
    public IReadOnlyList<MessageOrigin> Origins { get; init; } = [MessageOrigin.Human, MessageOrigin.Template];

    /// <summary>In the first or the last turn of that side, or anywhere.</summary>
    public ScopePosition Position { get; init; }

    /// <summary>Only <c>any</c> until order states tell the stages of a sale apart.</summary>
    public ScopeStage Stage { get; init; }

    /// <summary>Messages with a Han character (zh) or a Latin word (en) in them.</summary>
    public ScopeLocale Locale { get; init; }

    internal static RuleScope Read(YamlValue? value)
    {
        var scope = new RuleScope();
        if (value is null) return scope;
        var map = value.AsMap();
        scope = new()
        {
            Role = map.Find("role")?.AsOneOf<ScopeRole>() ?? scope.Role,
            Origins = map.Find("origin") is { } origin ? ReadOrigins(origin) : scope.Origins,
            Position = map.Find("position")?.AsOneOf<ScopePosition>() ?? scope.Position,
            Stage = map.Find("stage")?.AsOneOf<ScopeStage>() ?? scope.Stage,
            Locale = map.Find("locale")?.AsOneOf<ScopeLocale>() ?? scope.Locale,
        };
        map.RefuseUnknown();
        return scope;
    }

    static IReadOnlyList<MessageOrigin> ReadOrigins(YamlValue value)
    {
        IReadOnlyList<MessageOrigin> origins =
            value.IsList ? [.. value.AsList().Select(entry => entry.AsOneOf<MessageOrigin>())] : [value.AsOneOf<MessageOrigin>()];
        return origins.Contains(MessageOrigin.Human)
            ? origins
            : throw value.Error("templates are not told from typed messages, so this rule would never match: add 'human'");
    }
}

/// <summary>Whose messages.</summary>
public enum ScopeRole { Agent, Customer }

/// <summary>Typed by a human, or a prepared text that a human sent.</summary>
public enum MessageOrigin { Human, Template }

/// <summary>Anywhere, or in the first or last turn of the side.</summary>
public enum ScopePosition { Any, First, Last }

/// <summary>Of the sale.</summary>
public enum ScopeStage { Any }

/// <summary>Language of the words.</summary>
public enum ScopeLocale { Any, Zh, En }
