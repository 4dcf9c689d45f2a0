using System.Reflection;
using System.Text.RegularExpressions;

namespace QA.Tests.Web;

/// <summary>docs/threat-model.md names a test in every line, and every test that it names exists.</summary>
public sealed partial class ThreatModelTests
{
    [Fact]
    public void Every_threat_names_a_test_that_exists()
    {
        var tests = (from type in typeof(ThreatModelTests).Assembly.GetTypes()
                     from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
                     where method.GetCustomAttributes().Any(a => a is FactAttribute)
                     select method.Name).ToHashSet(StringComparer.Ordinal);
        var rows = File.ReadAllLines(Repository.Path("docs", "threat-model.md"))
            .Where(l => l.StartsWith("| ", StringComparison.Ordinal) && !l.StartsWith("| what could", StringComparison.Ordinal) && !l.StartsWith("| ---", StringComparison.Ordinal)).ToList();

        Assert.True(rows.Count >= 20);
        Assert.Empty(
            from row in rows
            let named = TestName().Matches(row.Split('|')[^2]).Select(m => m.Groups[1].Value).ToList()
            where named.Count == 0 || !named.TrueForAll(tests.Contains)
            select row);
    }

    [GeneratedRegex("`([A-Z][A-Za-z0-9_]+)`")]
    private static partial Regex TestName();
}
