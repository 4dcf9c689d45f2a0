using System.Globalization;

namespace QA.Ingest.Samples;

/// <summary>One kind of conversation as a script; see <see cref="Scenarios"/> for how a script is written.</summary>
internal sealed record Scenario(string Name, Stage Stage, Needs Needs, int Weight, Act[] Acts)
{
    /// <summary>A complaint, return or dispute: the customer arrives unhappy, and rates lower.</summary>
    public bool Grief { get; init; }

    /// <summary>Only some languages have the phrases (disputes are a matter of cross-border trade).</summary>
    public bool EnglishOnly { get; init; }

    /// <summary>The agent writes first.</summary>
    public bool AgentFirst { get; init; }

    public static Act[] Script(string text) =>
        [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Act.Parse)];
}

/// <summary>Steps that are played together or left out together.</summary>
/// <param name="Permille">The chance that they are played; null where the agent's skill decides.</param>
internal sealed record Act(int? Permille, Step[] Steps)
{
    public static Act Parse(string line)
    {
        int? permille = 1000;
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var first = space < 0 ? line : line[..space];
        if (first is "skill") (permille, line) = (null, line[space..]);
        else if (first[^1] == '%') (permille, line) = (int.Parse(first[..^1], CultureInfo.InvariantCulture) * 10, line[space..]);
        return new(permille, [.. line.Split('>', StringSplitOptions.TrimEntries).Select(Step.Parse)]);
    }
}

/// <summary>One move in a script, and the list its sentence comes from.</summary>
/// <param name="Breach">The list used instead when the agent slips at a question of fact; empty where there is none.</param>
/// <param name="NeedsSkill">Left out unless the agent's skill brings it in.</param>
internal sealed record Step(Move Move, string List, string Breach, bool NeedsSkill)
{
    public static Step Parse(string text)
    {
        var needsSkill = text.StartsWith('*');
        var words = text.TrimStart('*').Split([' ', '~'], StringSplitOptions.RemoveEmptyEntries);
        return new(Enum.Parse<Move>(words[0]), words.ElementAtOrDefault(1) ?? "", words.ElementAtOrDefault(2) ?? "", needsSkill);
    }
}

/// <summary>Who does what next.</summary>
internal enum Move
{
    /// <summary>The customer, or the agent, writes a line.</summary>
    C, A,

    /// <summary>The customer sends an image, or a product card.</summary>
    Image, Card,

    /// <summary>The agent asks for patience and comes back later.</summary>
    Hold,

    /// <summary>The customer decides, and perhaps orders in the chat.</summary>
    Order,

    /// <summary>The conversation goes to another agent.</summary>
    Transfer,

    /// <summary>The agent ends with a promise that has a time limit.</summary>
    Promise,

    /// <summary>The agent grants a refund, or a new piece.</summary>
    Remedy,
}

/// <summary>Before or after the order: which breaches and look-alikes fit.</summary>
internal enum Stage { Selling, Service }

/// <summary>The order that a customer must have for a scenario to make sense.</summary>
internal enum Needs { Nothing, Unpaid, Unshipped, Shipping, Delivered }
