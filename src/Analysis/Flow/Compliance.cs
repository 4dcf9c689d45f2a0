namespace QA.Analysis.Flow;

/// <summary>合规: what a greeting or closing was found to hold.</summary>
public sealed record Compliance(ComplianceVerdict Verdict, IReadOnlyList<Component> Components)
{
    public static Compliance NotApplicable { get; } = new(ComplianceVerdict.NotApplicable, []);

    public int Seen => Components.Count(c => c.IsSeen);

    /// <summary>Whether the component of this name was seen.</summary>
    public bool Shows(string name)
    {
        for (var i = 0; i < Components.Count; i++)
            if (Components[i].IsSeen && Components[i].Name == name) return true;
        return false;
    }
}

/// <summary>One thing that must be seen, and the words that prove it: a span in UTF-16 units of that message's text.</summary>
/// <param name="Name"><c>salutation</c>, <c>identity</c>, <c>offer</c>; <c>further_help</c>, <c>thanks</c>, <c>wish</c>.</param>
/// <param name="MessageId">Null where it was not seen.</param>
public sealed record Component(string Name, string? MessageId, int Start, int Length, string Text)
{
    public bool IsSeen => MessageId is not null;
    public static Component Unseen(string name) => new(name, null, 0, 0, "");
}

/// <summary>In tables: pass, partial, fail, missed, auto, na.</summary>
public enum ComplianceVerdict { Pass, Partial, Fail, Missed, Auto, NotApplicable }
