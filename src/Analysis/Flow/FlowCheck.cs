using QA.Analysis.Metrics;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Flow;

/// <summary>流程检查: the scenarios, steps, selling and promises of a conversation.</summary>
public static class FlowCheck
{
    static readonly FlowReader Reader = new(FlowBook.BuiltIn);

    /// <param name="conversation">Its messages in order.</param>
    /// <param name="rounds">Its waits.</param>
    /// <param name="greeting">The verdict on its greeting, shown again as a step.</param>
    /// <param name="closing">The verdict on its closing.</param>
    /// <param name="profile">Says what is slow, and in which zone working days are counted.</param>
    public static FlowReading Of(Conversation conversation, ResponseRounds rounds, Compliance greeting, Compliance closing, Profile profile) =>
        Reader.Read(conversation, rounds, greeting, closing, profile);
}
