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

    /// <summary>对话样例: the lines of a chat, <c>C: …</c> and <c>A: …</c>, for rules that look at more than one message; empty for the others.</summary>
    public IReadOnlyList<string> Dialogue { get; init; } = [];

    /// <summary>Whether the rule must find nothing to judge in the dialogue: neither kept nor broken.</summary>
    public bool IsNotApplicable { get; init; }

    /// <summary>The example as the conversation that it stands for.</summary>
    internal Conversation AsConversation(string shop = "")
    {
        var messages = new List<Message>();
        foreach (var line in Dialogue)
        {
            var speaker = line[0] == 'C' ? new Participant("customer", Role.Customer) : new Participant("agent", Role.Agent);
            messages.Add(new(messages.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), speaker, null, MessageKind.Text, line[2..].Trim()));
        }
        if (messages.Count > 0) return new(new("", "example"), "customer", "", messages);
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
        foreach (var entry in map.Find("fail")?.AsList() ?? []) examples.Add(ReadDialogue(entry, ExampleWish.Match, false));
        foreach (var entry in map.Find("pass")?.AsList() ?? []) examples.Add(ReadDialogue(entry, ExampleWish.NoMatch, false));
        foreach (var entry in map.Find("na")?.AsList() ?? []) examples.Add(ReadDialogue(entry, ExampleWish.NoMatch, true));
        map.RefuseUnknown();
        return examples;
    }

    static RuleExample ReadDialogue(YamlValue value, ExampleWish wish, bool isNotApplicable)
    {
        var lines = value.AsList();
        foreach (var line in lines)
            if (line.AsText() is not ['C' or 'A', ':', _, ..]) throw line.Error("a line of a dialogue begins with 'C: ' or 'A: '");
        if (lines.Count == 0) throw value.Error("this dialogue is empty: write its lines");
        return new(wish, false, string.Join(" / ", lines.Select(line => line.AsText())), null, Role.Agent, null)
        { Place = value, Dialogue = [.. lines.Select(line => line.AsText())], IsNotApplicable = isNotApplicable };
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
