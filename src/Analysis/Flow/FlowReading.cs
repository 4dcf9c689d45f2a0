namespace QA.Analysis.Flow;

/// <summary>流程: which scenarios a conversation was recognised as, and every step with its proof.</summary>
/// <param name="Scenarios">In the order of the catalogue; the first is the one the conversation is listed under. Empty where none was recognised.</param>
/// <param name="Steps">The general steps in the order of the handbook, then those that only the scenarios ask for.</param>
public sealed record FlowReading(IReadOnlyList<string> Scenarios, IReadOnlyList<FlowStep> Steps)
{
    public static FlowReading None { get; } = new([], []);

    /// <summary>场景; null where none was recognised.</summary>
    public string? Scenario => Scenarios.Count > 0 ? Scenarios[0] : null;

    /// <summary>Steps of the scenarios that applied, and those of them that were seen: what the process category rests on.</summary>
    public (int Seen, int Applicable) Process
    {
        get
        {
            var (seen, applicable) = (0, 0);
            foreach (var step in Steps)
            {
                if (!step.Counts || step.Verdict is StepVerdict.NotApplicable) continue;
                applicable++;
                if (step.IsSeen) seen++;
            }
            return (seen, applicable);
        }
    }

    /// <summary>客户购买信号, 销售技巧 and what became of them.</summary>
    public SellingReading Selling { get; init; } = SellingReading.None;

    /// <summary>承诺: what agents said they would do by a certain time.</summary>
    public IReadOnlyList<PromiseMade> Promises { get; init; } = [];
}
