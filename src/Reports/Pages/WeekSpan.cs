using QA.Ingest.Conversations;

namespace QA.Reports.Pages;

/// <summary>Whether the data reach to a week's end.</summary>
public static class WeekSpan
{
    /// <summary>The data end inside the week: its figures will still move.</summary>
    public static bool IsInProgress(PageContext page, Week week)
    {
        if (week.IsUndated || page.DataUntil is not { } until) return false;
        var last = DateOnly.FromDateTime(page.Local(until).DateTime);
        // Chats rarely run to midnight: data of the last day count as the whole week.
        return last >= week.Monday && last < week.Monday.AddDays(6);
    }
}
