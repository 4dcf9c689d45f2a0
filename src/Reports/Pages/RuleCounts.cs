using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Reports.Charts;

namespace QA.Reports.Pages;

/// <summary>各规则次数: a week's findings by rule, the most frequent first, with titles that tell the rules apart.</summary>
static class RuleCounts
{
    public static IReadOnlyList<RuleCount> Of(PageContext page, AgentWeek week)
    {
        var notes = week.FindingsByRule.OrderByDescending(rule => rule.Value).ThenBy(rule => rule.Key, StringComparer.Ordinal)
            .Select(rule => (Note: page.NoteOf(rule.Key), Count: rule.Value)).ToList();
        // The same duty in two languages is two rules with one title: a reader would take the second row for a mistake.
        var shared = notes.GroupBy(rule => rule.Note.Title.In(page.Language), StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from rule in notes
               let title = rule.Note.Title.In(page.Language)
               select new RuleCount(rule.Note.Id, shared.Contains(title) ? $"{title} · {LocaleOf(rule.Note.Id)}" : title, rule.Count, rule.Note.Severity is Severity.Fatal),
        ];
    }

    /// <summary>What an id begins with: the language that its rule reads.</summary>
    static string LocaleOf(string id) => id.IndexOf('.', StringComparison.Ordinal) is > 0 and var end ? id[..end] : id;
}
