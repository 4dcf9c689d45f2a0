using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Rules;

/// <summary>样例: a message that a rule must hit, must not hit, or is known to get wrong.</summary>
/// <param name="Span">The words that the finding must name; null where any will do.</param>
/// <param name="Customer">What the customer wrote before; null where nothing.</param>
public sealed record RuleExample(ExampleWish Wish, bool IsTodo, string Text, string? Span, Role Role, string? Customer)
{
    /// <summary>The stage that the example stands in, for rules that read only one.</summary>
    public ScopeStage Stage { get; init; }

    /// <summary>Whether the text is one of the shop's prepared texts.</summary>
    public MessageOrigin Origin { get; init; }

    internal YamlValue Place { get; init; } = null!;

    /// <summary>The example as the conversation that it stands for.</summary>
    internal Conversation AsConversation(string shop = "")
    {
        var messages = new List<Message>();
        if (Customer is not null) messages.Add(new("1", new("customer", Role.Customer), null, MessageKind.Text, Customer));
        messages.Add(new("2", new(Role is Role.Customer ? "customer" : "agent", Role), null, MessageKind.Text, Text));
        return new(new(shop, "example"), "customer", "", messages);
    }

    internal static IReadOnlyList<RuleExample> ReadAll(YamlValue? value, Role role)
    {
        if (value is null) return [];
        var examples = new List<RuleExample>();
        var map = value.AsMap();
        foreach (var entry in map.Find("match")?.AsList() ?? []) examples.Add(Read(entry, ExampleWish.Match, false, role));
        foreach (var entry in map.Find("no_match")?.AsList() ?? []) examples.Add(Read(entry, ExampleWish.NoMatch, false, role));
        foreach (var entry in map.Find("todo")?.AsList() ?? []) examples.Add(Read(entry, ExampleWish.Match, true, role));
        map.RefuseUnknown();
        return examples;
    }

    static RuleExample Read(YamlValue value, ExampleWish wish, bool isTodo, Role role)
    {
        if (value.IsText && !isTodo) return new(wish, false, value.AsText(), null, role, null) { Place = value };
        var map = value.AsMap();
        if (isTodo) wish = map.Get("want").AsOneOf<ExampleWish>();
        var example = new RuleExample(
            wish, isTodo, map.Get("text").AsText(), wish is ExampleWish.Match ? map.Find("span")?.AsText() : null,
            map.Find("role")?.AsOneOf<Role>() ?? role, map.Find("customer")?.AsText())
        {
            Place = value,
            Stage = map.Find("stage")?.AsOneOf<ScopeStage>() ?? ScopeStage.Any,
            Origin = map.Find("origin")?.AsOneOf<MessageOrigin>() ?? MessageOrigin.Human,
        };
        map.RefuseUnknown();
        return example;
    }
}

/// <summary>Whether the rule is to hit the example.</summary>
public enum ExampleWish { Match, NoMatch }
