namespace QA.Analysis.Flow;

/// <summary>What the components seen make of a greeting or closing.</summary>
internal static class Verdicts
{
    public static ComplianceVerdict Of(IReadOnlyList<Component> required)
    {
        var seen = 0;
        foreach (var component in required)
            if (component.IsSeen) seen++;
        return seen == required.Count ? ComplianceVerdict.Pass : seen > 0 ? ComplianceVerdict.Partial : ComplianceVerdict.Fail;
    }
}
