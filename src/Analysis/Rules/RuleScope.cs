using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Rules;

/// <summary>适用范围: whose messages a rule reads, and which of them.</summary>
public sealed record RuleScope
{
    /// <summary>Agent: human agents, never bots. Customer: what is found is a cue and charged to nobody.</summary>
    public ScopeRole Role { get; init; }

    /// <summary>How the text came to be: a template is a message that is one of the profile's <c>rules.templates</c>, word for word.</summary>
    public IReadOnlyList<MessageOrigin> Origins { get; init; } = [MessageOrigin.Human, MessageOrigin.Template];

    /// <summary>In the first or the last turn of that side, or anywhere.</summary>
    public ScopePosition Position { get; init; }

    /// <summary>
    /// By the customer's newest order at the message's time, or, for <c>complaint</c>, by what the customer wrote before.
    /// Where it is not known, only <c>any</c> holds.
    /// </summary>
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
        return origins.Count > 0 ? origins : throw value.Error("this list is empty, so the rule would never match: write human, template or both");
    }
}

/// <summary>Whose messages.</summary>
public enum ScopeRole { Agent, Customer }

/// <summary>Typed by a human, or a prepared text that a human sent.</summary>
public enum MessageOrigin { Human, Template }

/// <summary>Anywhere, or in the first or last turn of the side.</summary>
public enum ScopePosition { Any, First, Last }

/// <summary>售前, 售中, 售后, 投诉: before any order, while one is open, after it ended; or after the customer complained.</summary>
public enum ScopeStage { Any, PreSale, InSale, AfterSale, Complaint }

/// <summary>Language of the words.</summary>
public enum ScopeLocale { Any, Zh, En }
