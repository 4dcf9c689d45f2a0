using QA.Ingest.Conversations;

namespace QA.Analysis.Factors;

/// <summary>What a rule over customers' words tells, as its id says: <c>zh.complaint.courier</c> is a complaint about the courier.</summary>
/// <param name="Named">The factor that the words name; null where they name none.</param>
readonly record struct VoiceRule(bool IsPraise, bool IsEscalation, Factor? Named)
{
    /// <summary>The customer says that what they came with is solved: the fault they told of is no complaint any more.</summary>
    public bool IsSolved { get; init; }

    /// <summary>How it is said, and nothing that a share could count: contradicting, pressing, a bare "it came".</summary>
    public bool IsTone { get; init; }

    /// <summary>Null where the rule speaks of something else than satisfaction.</summary>
    public static VoiceRule? Of(string ruleId)
    {
        var family = ruleId.IndexOf('.', StringComparison.Ordinal) + 1;
        var name = ruleId.IndexOf('.', family) + 1;
        if (family == 0 || name == 0) return null;
        return ruleId.AsSpan(family, name - family - 1) switch
        {
            "complaint" => new(false, false, NamedBy(ruleId.AsSpan(name))) { IsTone = ruleId.AsSpan(name) is "contest" or "impatient" },
            "praise" => new(true, false, NamedBy(ruleId.AsSpan(name))) { IsSolved = ruleId.AsSpan(name) is "resolved", IsTone = ruleId.AsSpan(name) is "result" },
            "voice" when ruleId.AsSpan(name) is "escalation" => new(false, true, Factor.Service),
            _ => null,
        };
    }

    /// <summary>What words of a rule weigh: its severity says how strong they are.</summary>
    public static double StrengthOf(Severity severity) => severity switch
    {
        Severity.Info => 0.5,
        Severity.Minor => 1,
        _ => 2,
    };

    static Factor? NamedBy(ReadOnlySpan<char> name) => name switch
    {
        "product" or "fault" => Factor.Product,
        "service" => Factor.Service,
        "packaging" => Factor.Packaging,
        "courier" => Factor.Courier,
        "other" => Factor.Other,
        _ => null,
    };
}
