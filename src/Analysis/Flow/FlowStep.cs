namespace QA.Analysis.Flow;

/// <summary>流程步骤: one step of a good conversation and what became of it, with the words that prove it.</summary>
/// <param name="Name">As <see cref="FlowCatalog"/> describes it.</param>
/// <param name="MessageId">The proving message; null where the step was not seen.</param>
/// <param name="Start">Of the words in that message, UTF-16 units; the length is 0 where the whole message proves it.</param>
/// <param name="Counts">Whether a recognised scenario expects it, so that it counts in the process category of the score.</param>
public sealed record FlowStep(string Name, StepVerdict Verdict, string? MessageId, int Start, int Length, string Text, bool Counts)
{
    public bool IsSeen => Verdict is StepVerdict.Seen;
}

/// <summary>见到, 未见, 不适用.</summary>
public enum StepVerdict { Seen, NotSeen, NotApplicable }
