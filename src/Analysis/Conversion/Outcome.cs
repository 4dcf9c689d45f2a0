namespace QA.Analysis.Conversion;

/// <summary>结果: what the conversation's customer did inside the conversion window. Null is "not confirmed", never "no".</summary>
public sealed record Outcome
{
    /// <summary>询单: the customer had no open order when the conversation began.</summary>
    public bool? Inquiry { get; init; }
    public bool? Ordered { get; init; }
    public bool? Paid { get; init; }
    public bool? Settled { get; init; }

    /// <summary>Hundredths; the orders placed inside the window.</summary>
    public long? OrderAmountCents { get; init; }

    /// <summary>Whether the shop's orders reach to the window's end: rates count only such conversations, for orders cut short can confirm a purchase and never its absence.</summary>
    public bool WindowCovered { get; init; }

    public static Outcome NotConfirmed { get; } = new();
}
