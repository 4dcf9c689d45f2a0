namespace QA.Ingest.Samples;

/// <summary>When customers write: rush hours, the shape of a week, and the sale of 11 November.</summary>
internal static class Arrivals
{
    static readonly int[] ByHour = [5, 3, 1, 1, 1, 1, 2, 5, 13, 33, 64, 60, 34, 36, 62, 50, 44, 34, 32, 42, 72, 74, 52, 27];
    static readonly int[] ByWeekday = [94, 100, 98, 102, 96, 100, 88];

    /// <summary>Start times in order, in seconds of the shop's clock; each week has exactly its number.</summary>
    public static IEnumerable<long> Of(DateOnly start, IReadOnlyList<int> perWeek, Dice dice)
    {
        var weights = new long[7 * 24];
        for (var week = 0; week < perWeek.Count; week++)
        {
            var monday = start.AddDays(7 * week);
            var total = 0L;
            for (var hour = 0; hour < weights.Length; hour++)
                total += weights[hour] = (long)ByHour[hour % 24] * Weight(monday.AddDays(hour / 24)) * dice.Between(80, 120);

            var before = 0L;
            for (var hour = 0; hour < weights.Length; hour++)
            {
                var after = before + weights[hour];
                var count = (int)((Int128)after * perWeek[week] / total - (Int128)before * perWeek[week] / total);
                before = after;
                if (count == 0) continue;

                var seconds = new int[count];
                for (var i = 0; i < count; i++) seconds[i] = dice.Below(3600);
                Array.Sort(seconds);
                var opens = monday.ToDateTime(default).Ticks / TimeSpan.TicksPerSecond + hour * Sale.Hour;
                foreach (var second in seconds) yield return opens + second;
            }
        }
    }

    /// <summary>How much longer than usual an answer takes at that moment, per cent.</summary>
    public static int Rush(long moment)
    {
        var at = new DateTime(moment * TimeSpan.TicksPerSecond);
        var rush = at.Hour is 10 or 11 or 14 or 20 or 21 or 22 ? 150 : 100;
        return IsSale(DateOnly.FromDateTime(at)) ? rush * 14 / 10 : rush;
    }

    static int Weight(DateOnly day) => ByWeekday[(int)day.DayOfWeek] * (IsSale(day) ? 19 : 10);

    static bool IsSale(DateOnly day) => day is { Month: 11, Day: 11 };
}
