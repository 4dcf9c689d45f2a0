using System.Globalization;
using System.Text;
using QA.Analysis.Rules;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Rules;

/// <summary>Messages labelled by hand, by the rule that must or must not hit them.</summary>
/// <remarks>
/// Once a message here has shown a fault, the rules are changed for it: how they fare on what nobody has looked at is
/// what the first line of each file notes.
/// </remarks>
static class LabelledCases
{
    public sealed record Case(string Family, bool IsHit, string Text, string? Customer)
    {
        public Conversation AsConversation() =>
            new RuleExample(ExampleWish.Match, false, Text, null, Role.Agent, Customer).AsConversation();
    }

    public static IReadOnlyList<Case> All { get; } = [.. Directory
        .GetFiles(Repository.Path("tests", "Analysis", "Rules", "cases"), "*.yaml").Order(StringComparer.Ordinal)
        .SelectMany(file => YamlFile.Documents(file, File.ReadAllText(file)))
        .SelectMany(Read)];

    static IEnumerable<Case> Read(YamlValue document)
    {
        var map = document.AsMap();
        var family = map.Get("family").AsText();
        foreach (var (key, isHit) in new[] { ("hit", true), ("clean", false) })
            foreach (var entry in map.Get(key).AsList())
            {
                var turn = entry.IsText ? null : entry.AsMap();
                yield return new(family, isHit, turn?.Get("text").AsText() ?? entry.AsText(), turn?.Get("customer").AsText());
            }
    }
}

/// <summary>Hits and misses of one family.</summary>
sealed record Tally(string Family, int Hits, int Misses, int FalseAlarms, int Passed)
{
    public double Recall => (double)Hits / (Hits + Misses);
    public double Precision => Hits + FalseAlarms == 0 ? 1 : (double)Hits / (Hits + FalseAlarms);

    public static Tally Of(string family, IReadOnlyList<LabelledCases.Case> cases, Func<LabelledCases.Case, bool> isFound) => new(
        family, cases.Count(c => c.IsHit && isFound(c)), cases.Count(c => c.IsHit && !isFound(c)),
        cases.Count(c => !c.IsHit && isFound(c)), cases.Count(c => !c.IsHit && !isFound(c)));

    public void Write(StringBuilder table) => table.Append(CultureInfo.InvariantCulture,
        $"{Family,-22} {Hits + Misses,3} to hit, {FalseAlarms + Passed,3} to leave   recall {Recall:0.00}   precision {Precision:0.00}\n");
}
