using QA.Analysis.Flow;
using QA.Analysis.Metrics;
using QA.Analysis.Scoring;

namespace QA.Reports.Site;

/// <summary>What is kept of every conversation until its week is written: figures and hits, without the words that prove each step.</summary>
/// <remarks>
/// A year of a team is a million conversations; of these only the cited few get a page, and those are read again. What repeats
/// from one to the next is kept once. Not safe to share between threads.
/// </remarks>
sealed class KeptConversation
{
    static readonly Dictionary<string, int> None = [];

    readonly Dictionary<FlowStep, FlowStep> steps = [];
    readonly Dictionary<Component, Component> components = [];
    readonly Dictionary<SpokenMark, SpokenMark> marks = [];
    readonly Dictionary<CategoryPoints, CategoryPoints> lines = [];
    readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    public ScoredConversation Of(ScoredConversation scored)
    {
        var facts = scored.Facts;
        return scored with
        {
            Contact = null,
            Rating = null,
            Sheet = scored.Sheet with { Categories = Array.ConvertAll([.. scored.Sheet.Categories], line => Once(lines, line)) },
            Facts = facts with
            {
                Id = new(Name(facts.Id.Shop), facts.Id.Value),
                AgentId = facts.AgentId is { } agent ? Name(agent) : null,
                Agents = [],
                MessagesByAgent = None,
                Responses = Ends(facts.Responses),
                Greeting = Plain(facts.Greeting),
                Closing = Plain(facts.Closing),
                Flow = Plain(facts.Flow),
                // Words of praise and complaint are quoted; what else customers said stands in the cues table.
                Cues = facts.Cues.Count == 0 ? [] : [.. facts.Cues.Where(c => scored.Satisfaction.Voices.Any(v => v.MessageId == c.MessageId && v.Source == c.RuleId))],
            },
        };
    }

    /// <summary>The first response, and the longest: what a list of the slowest asks for.</summary>
    static IReadOnlyList<Response> Ends(IReadOnlyList<Response> responses) =>
        responses.Count < 2 ? responses : responses.MaxBy(r => r.WaitMs) is { } longest && longest != responses[0] ? [responses[0], longest] : [responses[0]];

    Compliance Plain(Compliance judged) => judged.Components.Count == 0 ? judged
        : judged with { Components = Array.ConvertAll([.. judged.Components], c => Once(components, c.IsSeen ? new(c.Name, "", 0, 0, "") : Component.Unseen(c.Name))) };

    FlowReading Plain(FlowReading flow) => flow with
    {
        Steps = Array.ConvertAll([.. flow.Steps], step => Once(steps, new(step.Name, step.Verdict, null, 0, 0, "", step.Counts))),
        Promises = [],
        Selling = flow.Selling with
        {
            Techniques = Array.ConvertAll([.. flow.Selling.Techniques], mark => Once(marks, new(mark.Name, "", "", 0, 0, ""))),
            Signals = Array.ConvertAll([.. flow.Selling.Signals], mark => Once(marks, new(mark.Name, "", "", 0, 0, ""))),
        },
    };

    string Name(string name) => Once(names, name);

    static T Once<T>(Dictionary<T, T> known, T value) where T : notnull
    {
        if (known.TryGetValue(value, out var same)) return same;
        known[value] = value;
        return value;
    }
}
