namespace QA.Analysis.Metrics.Profiles;

/// <summary>口径判定: what a metric profile makes of one conversation, which is what an argument about definitions is about.</summary>
/// <remarks>
/// Good where every question that the profile counts was answered within its limit, bad where one was not (an unanswered
/// one, if the profile counts these), none where it counts no question of the conversation. A profile that knows no limit
/// is held to the shop's <c>latency.slow</c>.
/// </remarks>
public enum ProfileVerdict { None, Good, Bad }
