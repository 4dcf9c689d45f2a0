namespace QA.Analysis.Flow;

/// <summary>销售: techniques that agents used, signs of wanting to buy, and chances nobody took.</summary>
/// <param name="Techniques">销售技巧, in order of message.</param>
/// <param name="Signals">购买信号 of the customer.</param>
/// <param name="Missed">Signals that the answering turn neither took up nor met with a technique.</param>
/// <param name="Objections">价格异议: customer turns that found the price too high.</param>
/// <param name="AnsweredByValue">Those of them whose answer spoke of value or service.</param>
public sealed record SellingReading(
    IReadOnlyList<SpokenMark> Techniques, IReadOnlyList<SpokenMark> Signals, IReadOnlyList<SpokenMark> Missed,
    int Objections, int AnsweredByValue)
{
    public static SellingReading None { get; } = new([], [], [], 0, 0);
}

/// <summary>Something said that is worth a mark and charges nobody.</summary>
/// <param name="Name">The technique without <c>technique_</c>, or <c>purchase_signal</c>.</param>
/// <param name="AgentId">Empty where the customer said it.</param>
public sealed record SpokenMark(string Name, string MessageId, string AgentId, int Start, int Length, string Text);
