using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Metrics.Profiles;

/// <summary>An example inside a metric profile: chats, and the figures that must come out of them.</summary>
/// <param name="Settings">The profile's settings, or those that the vector changes <c>with:</c> to show the other reading.</param>
/// <param name="Profile">The shop's settings that the example supposes.</param>
/// <param name="Chats">As written, for whoever reads the profile.</param>
/// <param name="Expected">Figure by name; null where it must not be defined.</param>
public sealed record MetricVector(
    string Title, MetricSettings Settings, Profile Profile, IReadOnlyList<string> Chats, IReadOnlyList<Conversation> Conversations,
    IReadOnlyList<KeyValuePair<string, decimal?>> Expected);
