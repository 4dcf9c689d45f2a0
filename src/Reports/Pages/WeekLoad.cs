using QA.Analysis.Scoring;

namespace QA.Reports.Pages;

/// <summary>忙闲: conversations by weekday and hour of the profile's zone, and which hours answered slowly.</summary>
/// <param name="Most">The fullest hour outside the night, for the shades.</param>
public sealed record WeekLoad(IReadOnlyList<LoadDay> Days, int Total, int Most)
{
    /// <summary>Hours before it are taken together: few shops chat at night.</summary>
    public const int FirstHour = 9;

    /// <summary>Fewer timed first responses than this say nothing about an hour.</summary>
    const int Enough = 5;

    /// <summary>Null where the week has no times.</summary>
    public static WeekLoad? Of(PageContext page, WeekReport report)
    {
        if (report.Week.IsUndated) return null;
        var slow = 60_000;
        var counts = new int[7, 25 - FirstHour];
        var timed = new int[7, 25 - FirstHour];
        var prompt = new int[7, 25 - FirstHour];
        var total = 0;
        foreach (var conversation in report.Conversations)
        {
            if (conversation.Facts.Excluded is not null || (conversation.Facts.FirstAskedAt ?? conversation.Facts.StartedAt) is not { } start) continue;
            var local = page.Local(start);
            var day = DateOnly.FromDateTime(local.DateTime).DayNumber - report.Week.Monday.DayNumber;
            if (day is < 0 or > 6) continue;
            var column = local.Hour < FirstHour ? 0 : local.Hour - FirstHour + 1;
            counts[day, column]++;
            total++;
            if (conversation.Facts.FirstResponseMs is not { } wait) continue;
            timed[day, column]++;
            if (wait <= slow) prompt[day, column]++;
        }
        if (total == 0) return null;
        var days = new List<LoadDay>();
        var most = 1;
        for (var day = 0; day < 7; day++)
        {
            var cells = new List<LoadCell>();
            for (var column = 0; column < 25 - FirstHour; column++)
            {
                if (column > 0) most = Math.Max(most, counts[day, column]);
                cells.Add(new(counts[day, column], timed[day, column] >= Enough && 2 * prompt[day, column] < timed[day, column]));
            }
            days.Add(new(report.Week.Monday.AddDays(day), cells));
        }
        return new(days, total, most);
    }
}

/// <summary>One day: hours 0–8 together, then one cell an hour.</summary>
public sealed record LoadDay(DateOnly Date, IReadOnlyList<LoadCell> Cells);

/// <summary>Conversations started in an hour; slow where fewer than half of the first responses came within 60 s.</summary>
public readonly record struct LoadCell(int Count, bool IsSlow);
