using System.Runtime.CompilerServices;
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
    readonly Dictionary<IReadOnlyList<CategoryPoints>, IReadOnlyList<CategoryPoints>> sheets = new(new SameItems<CategoryPoints>());
    readonly Dictionary<IReadOnlyList<Component>, IReadOnlyList<Component>> componentLists = new(new SameItems<Component>());
    readonly Dictionary<IReadOnlyList<FlowStep>, IReadOnlyList<FlowStep>> stepLists = new(new SameItems<FlowStep>());
    readonly Dictionary<IReadOnlyList<SpokenMark>, IReadOnlyList<SpokenMark>> markLists = new(new SameItems<SpokenMark>());
    readonly Dictionary<IReadOnlyList<string>, IReadOnlyList<string>> scenarios = new(new SameItems<string>());
    readonly Dictionary<Compliance, Compliance> judgements = [];
    readonly Dictionary<FlowReading, FlowReading> flows = [];
    readonly Dictionary<ScoreSheet, ScoreSheet> scored = [];
    readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    public ScoredConversation Of(ScoredConversation scored)
    {
        var facts = scored.Facts;
        return scored with
        {
            Contact = null,
            Rating = null,
            Sheet = Once(this.scored, scored.Sheet with { Categories = Once(sheets, Array.ConvertAll([.. scored.Sheet.Categories], line => Once(lines, line))) }),
            Facts = facts with
            {
                Id = new(Name(facts.Id.Shop), facts.Id.Value),
                AgentId = facts.AgentId is { } agent ? Name(agent) : null,
                Channel = Name(facts.Channel),
                FirstHumanMessageId = null,
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
    static IReadOnlyList<Response> Ends(IReadOnlyList<Response> responses)
    {
        if (responses.Count == 0) return [];
        var (first, longest) = (responses[0] with { QuestionMessageId = "" }, responses.MaxBy(r => r.WaitMs)!);
        return ReferenceEquals(longest, responses[0]) ? [first] : [first, longest with { QuestionMessageId = "" }];
    }

    Compliance Plain(Compliance judged) => Once(judgements, judged with
    {
        Components = Once(componentLists, Array.ConvertAll([.. judged.Components], c => Once(components, c.IsSeen ? new(c.Name, "", 0, 0, "") : Component.Unseen(c.Name)))),
    });

    FlowReading Plain(FlowReading flow) => Once(flows, flow with
    {
        Scenarios = Once(scenarios, Array.ConvertAll([.. flow.Scenarios], Name)),
        Steps = Once(stepLists, Array.ConvertAll([.. flow.Steps], step => Once(steps, new(step.Name, step.Verdict, null, 0, 0, "", step.Counts)))),
        Promises = [],
        Selling = flow.Selling with
        {
            Techniques = Once(markLists, Array.ConvertAll([.. flow.Selling.Techniques], Plain)),
            Signals = Once(markLists, Array.ConvertAll([.. flow.Selling.Signals], Plain)),
            // Missed signals are quoted with their words: a list that is not empty stays its own.
            Missed = flow.Selling.Missed.Count == 0 ? [] : flow.Selling.Missed,
        },
    });

    SpokenMark Plain(SpokenMark mark) => Once(marks, new(mark.Name, "", "", 0, 0, ""));

    string Name(string name) => Once(names, name);

    static T Once<T>(Dictionary<T, T> known, T value) where T : notnull
    {
        if (known.TryGetValue(value, out var same)) return same;
        known[value] = value;
        return value;
    }

    /// <summary>Lists are the same where they hold the very same items, one after the other: each item is kept once before its list is.</summary>
    sealed class SameItems<T> : IEqualityComparer<IReadOnlyList<T>> where T : class
    {
        public bool Equals(IReadOnlyList<T>? a, IReadOnlyList<T>? b)
        {
            if (ReferenceEquals(a, b)) return true;
            if (a is null || b is null || a.Count != b.Count) return false;
            for (var i = 0; i < a.Count; i++)
                if (!ReferenceEquals(a[i], b[i])) return false;
            return true;
        }

        public int GetHashCode(IReadOnlyList<T> items)
        {
            var hash = new HashCode();
            for (var i = 0; i < items.Count; i++) hash.Add(RuntimeHelpers.GetHashCode(items[i]));
            return hash.ToHashCode();
        }
    }
}
