using System.Text;
using QA.Ingest.Conversations;

namespace QA.Analysis.Reviews;

/// <summary>Refused hits as <c>no_match</c> examples, ready to paste into a rule's file.</summary>
public static class SuggestedTests
{
    /// <param name="texts">The messages whose hits were refused, as they may be shown.</param>
    public static string NoMatch(IEnumerable<string> texts)
    {
        var yaml = new StringBuilder("tests:\n  no_match:\n");
        foreach (var text in texts.Distinct(StringComparer.Ordinal))
            yaml.Append("    - \"").Append(Escaped(text)).Append("\"\n");
        return yaml.ToString();
    }

    /// <summary>Refused hits of each rule, oldest first: the places to fetch the texts from.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Target>> Refused(IReadOnlyList<Label> labels)
    {
        var judged = new Judgements(labels);
        return judged.Targets.Where(t => judged.Standing(t)?.Verdict is Verdict.Disagree && t.MessageId.Length > 0)
            .GroupBy(t => t.RuleId, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<Target>)[.. g], StringComparer.Ordinal);
    }

    static string Escaped(string text)
    {
        var line = new StringBuilder();
        foreach (var unit in text)
            line.Append(unit switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "",
                '\t' => "\\t",
                _ when char.IsControl(unit) => " ",
                _ => unit.ToString(),
            });
        return line.ToString();
    }
}
