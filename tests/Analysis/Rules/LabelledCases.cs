using System.Globalization;
using System.Text;
using QA.Analysis.Rules;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Rules;

/// <summary>Messages labelled by hand, by the rule that must or must not hit them.</summary>
/// <remarks>Every second message of a list is held out: rules were tuned without looking at how it fares.</remarks>
static class LabelledCases
{
    public sealed record Case(string Family, bool IsHit, bool IsHeldOut, string Text, string? Customer)
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
            foreach (var (entry, i) in map.Get(key).AsList().Select((entry, i) => (entry, i)))
            {
                var turn = entry.IsText ? null : entry.AsMap();
                yield return new(family, isHit, i % 2 == 1, turn?.Get("text").AsText() ?? entry.AsText(), turn?.Get("customer").AsText());
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

    public static void Write(StringBuilder table, Tally all, Tally heldOut) => table.Append(CultureInfo.InvariantCulture,
        $"{all.Family,-22} {all.Hits + all.Misses,3} hits {all.FalseAlarms + all.Passed,3} clean   recall {all.Recall:0.00} precision {all.Precision:0.00}   held out: recall {heldOut.Recall:0.00} precision {heldOut.Precision:0.00}\n");
}
