using System.Globalization;
using QA.Analysis.Desk;
using QA.Ingest.Conversations;
using QA.Reports.Wording;

namespace QA.Reports.Charts;

/// <summary>忙闲热力图: customers received in each hour of a week; a shade never alone, the number stands in it.</summary>
public static class LoadByHour
{
    const double Left = 44, Top = 22, Wide = 25, High = 24, Width = Left + 24 * Wide + 46;

    /// <summary>Shades that the stylesheet has beyond that of an empty hour.</summary>
    const int Shades = 5;

    public static readonly Phrase Question = new("一周里哪些小时最忙？", "Which hours of the week are busiest?");

    static readonly Phrase Title = new("每小时接待人数热力图，最多 {0}", "Customers received in each hour, {0} at most");
    static readonly Phrase Said = new("最忙：{0}", "Busiest: {0}");
    static readonly Phrase Hour = new("{0} {1} 时 {2}", "{0} {1}:00 {2}");
    static readonly Phrase DaySum = new("日计", "Day");

    /// <param name="rows">The week's rows; only the team's hours and days are drawn.</param>
    /// <returns>Null where nobody was received.</returns>
    public static Drawing? Draw(Language language, Week week, IReadOnlyList<DeskRow> rows)
    {
        if (week.IsUndated) return null;
        var counts = new int[7, 24];
        var sums = new int[7];
        foreach (var row in rows)
        {
            var day = row.Day.DayNumber - week.Monday.DayNumber;
            if (row.AgentId.Length > 0 || day is < 0 or > 6) continue;
            if (row.Hour is { } hour) counts[day, hour] = row.Receptions;
            else sums[day] = row.Receptions;
        }
        var cells = (from day in Enumerable.Range(0, 7) from hour in Enumerable.Range(0, 24) where counts[day, hour] > 0 select (Day: day, Hour: hour, Count: counts[day, hour])).ToList();
        if (cells.Count == 0) return null;
        var most = cells.Max(c => c.Count);
        // In a quiet week one customer must not look like a rush.
        var darkest = Math.Max(Shades, most);
        string Name(int day) => Figures.Weekday(language, week.Monday.AddDays(day).DayOfWeek);
        var busiest = cells.OrderByDescending(c => c.Count).ThenBy(c => c.Day).ThenBy(c => c.Hour).Take(3).Select(c => Hour.In(language, Name(c.Day), c.Hour, c.Count));
        var svg = new SvgWriter(Width, Top + 7 * High + 4, Title.In(language, most), Said.In(language, string.Join(language is Language.Chinese ? "、" : ", ", busiest)));
        for (var hour = 0; hour < 24; hour++) svg.Words("c m", Left + (hour + 0.5) * Wide, 14, hour.ToString(CultureInfo.InvariantCulture));
        svg.Words("e m", Width, 14, DaySum.In(language));
        for (var day = 0; day < 7; day++)
        {
            var y = Top + day * High;
            svg.Words("m", 0, y + 16, Name(day));
            for (var hour = 0; hour < 24; hour++)
            {
                var count = counts[day, hour];
                var shade = count == 0 ? 0 : Math.Clamp((Shades * count + darkest - 1) / darkest, 1, Shades);
                svg.Rect(string.Create(CultureInfo.InvariantCulture, $"f{shade}"), Left + hour * Wide + 0.5, y + 0.5, Wide - 1, High - 1, Hour.In(language, Name(day), hour, count));
                if (count > 0) svg.Words(shade >= 4 ? "c on t" : "c off t", Left + (hour + 0.5) * Wide, y + 16, Figures.Count(count));
            }
            svg.Words("e k", Width, y + 16, Figures.Count(sums[day]));
        }
        return new(Question, [language is Language.Chinese ? "日" : "Day", .. Enumerable.Range(0, 24).Select(h => h.ToString(CultureInfo.InvariantCulture))],
            [.. Enumerable.Range(0, 7).Select(day => (IReadOnlyList<string>)[Name(day), .. Enumerable.Range(0, 24).Select(h => Figures.Count(counts[day, h]))])],
            new(ChartKind.Heat, "", [.. Enumerable.Range(0, 7).Select(Name)], [.. Enumerable.Range(0, 24).Select(h =>
                new ChartSeries(h.ToString(CultureInfo.InvariantCulture), [.. Enumerable.Range(0, 7).Select(day => (double?)counts[day, h])]))]),
            svg.Finish());
    }
}
