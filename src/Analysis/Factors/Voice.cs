namespace QA.Analysis.Factors;

/// <summary>一次表态: something a customer said or did that tells how content they are, and the message that proves it.</summary>
/// <param name="Strength">What the words weigh by themselves: a hint ½, plain words 1, anger 2; an act half of that.</param>
/// <param name="Recency">How near the end it was said: the last words weigh most.</param>
/// <param name="Source">The rule that found the words; empty for an act.</param>
public sealed record Voice(Factor Factor, bool IsPraise, VoiceKind Kind, double Strength, double Recency, string MessageId, string Source)
{
    /// <summary>What it adds to its factor's side.</summary>
    public double Weight => Strength * Recency;
}

/// <summary>
/// Words, or one of the acts that count as a service signal of half weight: the same question asked again 重复追问, a last turn
/// that asked and was left hanging 末问未答, escalation 升级投诉, closing thanks 结尾致谢, an order after the answer 答后下单. A request refused or put off and not taken 所求未办 weighs half of an act. Tone 语气 tells how
/// content somebody is and complains of nothing, so that it counts in the index and in no share. Acceptance 接受 (好的, ok) softens what was voiced and voices nothing by itself.
/// </summary>
public enum VoiceKind { Words, Tone, RepeatedQuestion, LeftHanging, Unmet, Escalation, ClosingThanks, Acceptance, OrderAfterAnswer }
