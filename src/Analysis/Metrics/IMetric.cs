using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Metrics;

/// <summary>指标: a definition and what it measures in one conversation. A class that implements it is found by existing.</summary>
public interface IMetric
{
    MetricDescription Description { get; }

    /// <summary>What the command line and tables call it: the type's name in snake case.</summary>
    string Id => SnakeCase.Of(GetType().Name);

    /// <summary>The figures that it measures in turn, such as one for each threshold; one without a name unless a metric says otherwise.</summary>
    IReadOnlyList<string> Parts(Profile profile) => [""];

    /// <summary>Whether a count of it says nothing where no message has a time: then it is not defined, and not 0.</summary>
    bool NeedsTimes => false;

    /// <summary>Zero, one or many measurements, each with agent and evidence.</summary>
    IEnumerable<Measurement> Measure(MetricContext context);
}

/// <summary>A conversation and its waits under one profile.</summary>
public sealed record MetricContext(Conversation Conversation, ResponseRounds Rounds, Profile Profile)
{
    public static MetricContext Of(Conversation conversation, Profile profile)
    {
        conversation = AutoReplies.Of(profile)?.Recast(conversation) ?? conversation;
        return new(conversation, ResponseRounds.Of(conversation, profile.Latency, Courtesy.Of(profile), WorkingHours.Of(profile)), profile);
    }
}
