using QA.Ingest.Settings;

namespace QA.Analysis.Desk;

/// <summary>同时接待: spans of service (from, until) laid over each other. Ticks of UTC; a span holds its end.</summary>
static class Concurrency
{
    /// <summary>Joins one customer's spans that touch or overlap: two conversations at once are still one customer.</summary>
    public static List<(long From, long Until)> Joined(List<(long From, long Until)> spans)
    {
        spans.Sort();
        var joined = new List<(long From, long Until)>(spans.Count);
        foreach (var (from, until) in spans)
            if (joined.Count > 0 && from <= joined[^1].Until) joined[^1] = (joined[^1].From, Math.Max(joined[^1].Until, until));
            else joined.Add((from, until));
        return joined;
    }

    /// <summary>How many customers were being served at each of these moments; moments in ascending order.</summary>
    public static IEnumerable<int> At(Pairs spans, IEnumerable<long> moments)
    {
        var (starts, ends) = Ends(spans);
        var (started, ended) = (0, 0);
        foreach (var moment in moments)
        {
            while (started < starts.Length && starts[started] <= moment) started++;
            while (ended < ends.Length && ends[ended] < moment) ended++;
            yield return started - ended;
        }
    }

    /// <summary>For each local day and hour: most customers at once, customer-ticks and busy ticks; hour −1 is the day.</summary>
    public static Dictionary<(DateOnly Day, int Hour), (int Max, long Served, long Busy)> ByHour(Pairs spans, LocalDays days)
    {
        var hours = new Dictionary<(DateOnly, int), (int Max, long Served, long Busy)>();
        var (starts, ends) = Ends(spans);
        var (started, ended, level) = (0, 0, 0);
        long at = 0;
        while (ended < ends.Length)
        {
            // What starts at the moment another ends is served beside it, since a span holds its end.
            var isStart = started < starts.Length && starts[started] <= ends[ended];
            var next = isStart ? starts[started] : ends[ended];
            if (level > 0) Spread(at, next, level);
            at = next;
            if (isStart)
            {
                started++;
                level++;
                Note(at, 0, level);
            }
            else
            {
                ended++;
                level--;
            }
        }
        return hours;

        void Spread(long from, long until, int customers)
        {
            while (from < until)
            {
                // Local hours begin on quarters of an hour of UTC in every zone, days where the profile says.
                var quarter = (from / Quarter + 1) * Quarter;
                var dayEnd = days.StartOf(days.DayOf(new(from, TimeSpan.Zero)).AddDays(1)).UtcTicks;
                var end = Math.Min(until, Math.Min(quarter, dayEnd > from ? dayEnd : long.MaxValue));
                Note(from, end - from, customers);
                from = end;
            }
        }

        void Note(long moment, long length, int customers)
        {
            var local = new DateTimeOffset(moment, TimeSpan.Zero);
            var day = days.DayOf(local);
            foreach (var hour in (ReadOnlySpan<int>)[days.HourOf(local), DeskTotals.WholeDay])
            {
                var (max, served, busy) = hours.GetValueOrDefault((day, hour));
                hours[(day, hour)] = (Math.Max(max, customers), served + length * customers, busy + length);
            }
        }
    }

    const long Quarter = 15 * TimeSpan.TicksPerMinute;

    static (long[] Starts, long[] Ends) Ends(Pairs spans)
    {
        var (starts, ends) = spans.Apart();
        Array.Sort(starts);
        Array.Sort(ends);
        return (starts, ends);
    }
}
