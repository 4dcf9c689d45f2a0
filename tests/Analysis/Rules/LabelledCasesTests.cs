using System.Text;
using QA.Analysis.Rules;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Rules;

/// <summary>Precision and recall of every family on messages that no rule holds as an example.</summary>
public class LabelledCasesTests
{
    // The level reached. A fault found later joins the cases together with its cure.
    const double Least = 0.98, LeastOfAFamily = 0.9;

    static readonly RuleEngine Engine = new(RuleBook.BuiltIn(), new RuleSettings { On = [.. RuleBook.BuiltIn().Rules.Select(rule => rule.Id)] });

    [Fact]
    public void Every_family_finds_what_it_should_and_little_else()
    {
        var table = new StringBuilder();
        foreach (var family in LabelledCases.All.GroupBy(c => c.Family).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var tally = Tally.Of(family.Key, [.. family], IsFound);
            tally.Write(table);
            Assert.True(tally.Recall >= LeastOfAFamily && tally.Precision >= LeastOfAFamily, Said(table));
        }
        var all = Tally.Of("all", LabelledCases.All, IsFound);
        all.Write(table);
        TestContext.Current.TestOutputHelper?.WriteLine(table.ToString());
        Assert.True(all.Recall >= Least && all.Precision >= Least, Said(table));
    }

    /// <summary>The table and the messages judged wrongly.</summary>
    static string Said(StringBuilder table)
    {
        foreach (var c in LabelledCases.All.Where(c => IsFound(c) != c.IsHit))
            table.Append(c.Family).Append(c.IsHit ? " missed: " : " false alarm: ").Append(c.Text).Append('\n');
        return table.ToString();
    }

    [Fact]
    public void No_customer_is_charged_for_any_of_it()
    {
        foreach (var c in LabelledCases.All)
        {
            var findings = new List<Finding>();
            Engine.Check(new RuleExample(ExampleWish.Match, false, c.Text, null, Role.Customer, c.Customer).AsConversation(), findings, []);
            Assert.Empty(findings);
        }
    }

    static bool IsFound(LabelledCases.Case c)
    {
        var (findings, cues) = (new List<Finding>(), new List<Finding>());
        Engine.Check(c.AsConversation(), findings, cues);
        return findings.Exists(finding => finding.RuleId == c.Family);
    }
}
