using System.Text;
using QA.Analysis.Rules;
using QA.Ingest.Conversations;

namespace QA.Tests.Analysis.Rules;

/// <summary>Precision and recall of every family on messages that no rule holds as an example.</summary>
public class LabelledCasesTests
{
    static readonly RuleEngine Engine = new(RuleBook.BuiltIn());

    [Fact]
    public void Every_family_finds_what_it_should_and_little_else()
    {
        var table = new StringBuilder();
        foreach (var family in LabelledCases.All.GroupBy(c => c.Family))
        {
            var tally = Tally.Of(family.Key, [.. family], IsFound);
            Tally.Write(table, tally, Tally.Of(family.Key, [.. family.Where(c => c.IsHeldOut)], IsFound));
        }
        // QA_CASES=tuned names the messages judged wrongly among those that may be tuned on, QA_CASES=all among all.
        if (Environment.GetEnvironmentVariable("QA_CASES") is { } wanted)
            foreach (var c in LabelledCases.All.Where(c => IsFound(c) != c.IsHit && (wanted == "all" || !c.IsHeldOut)))
                table.Append(c.Family).Append(c.IsHit ? " missed: " : " false alarm: ").Append(c.Text).Append('\n');
        TestContext.Current.TestOutputHelper?.WriteLine(table.ToString());
    }

    static bool IsFound(LabelledCases.Case c)
    {
        var (findings, cues) = (new List<Finding>(), new List<Finding>());
        Engine.Check(c.AsConversation(), findings, cues);
        return findings.Exists(finding => finding.RuleId == c.Family);
    }
}
