using System.Globalization;
using System.Text.RegularExpressions;
using QA.Ingest.Text;

namespace QA.Analysis.Flow;

/// <summary>约定的时点: "today before 5 pm", 「明天上午给您答复」: a day, and perhaps a part of it or an hour, at the end of which an answer is due.</summary>
/// <remarks>What leaves room is read in the agent's favour: "today" ends at midnight, 下午 and 下班 at six in the evening, 上午 at noon.</remarks>
static partial class PromisedMoment
{
    static readonly TimeSpan Noon = TimeSpan.FromHours(12), Evening = TimeSpan.FromHours(18), Midnight = TimeSpan.FromHours(24);

    /// <summary>When the answer is due by the shop's clock, or null where the words name no day.</summary>
    /// <param name="words">The words of the promise.</param>
    /// <param name="made">When it was given.</param>
    /// <param name="zone">The shop's time zone.</param>
    public static DateTimeOffset? In(string words, DateTimeOffset made, TimeZoneInfo zone)
    {
        var found = Shape().Match(Fold.Of(words));
        if (!found.Success) return null;
        var (day, part, rest) = (found.Groups["day"].Value, found.Groups["part"].Value, found.Groups["half"].Value);
        var local = TimeZoneInfo.ConvertTime(made, zone);
        var days = day switch
        {
            "后天" => 2,
            "明天" or "明日" or "明早" or "明晚" or "tomorrow" => 1,
            _ => 0,
        };
        var end = Part(day, part);
        if (int.TryParse(found.Groups["hour"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour <= 24)
        {
            var clock = TimeSpan.FromHours(hour);
            if (rest.Length > 0) clock += TimeSpan.FromMinutes(int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? Math.Min(minutes, 59) : 30);
            var isMorning = part is "上午" or "早上" or "早" or "am" || day is "明早";
            var isAfternoon = part is "下午" or "晚上" or "晚" or "pm" || day is "今晚" or "明晚" or "tonight";
            // Nobody promises an answer for three at night; and an hour that is past means the evening.
            if (hour < 12 && !isMorning && (isAfternoon || hour < 8 || (days == 0 && clock <= local.TimeOfDay))) clock += Noon;
            end = clock;
        }
        var due = local.Date.AddDays(days) + end;
        return new DateTimeOffset(due, zone.GetUtcOffset(due)).ToUniversalTime();
    }

    static TimeSpan Part(string day, string part) => (day, part) switch
    {
        (_, "上午" or "早上" or "早" or "中午" or "noon") or ("明早", "") => Noon,
        (_, "下午" or "下班") => Evening,
        _ => Midnight,
    };

    [GeneratedRegex("(?<day>今天|今日|今晚|明天|明日|明早|明晚|后天)(?<part>上午|早上|早|中午|下午|晚上|晚|下班)?(?<hour>[0-9]{1,2})?(点|:)?(?<half>半|[0-9]{2})?"
        + "|\\b(?<hour>[0-9]{1,2})?(:(?<half>[0-9]{2}))? ?(?<part>am|pm|noon)? ?(?<day>today|tonight|tomorrow|the end of the day|end of day|end of today|eod)\\b")]
    private static partial Regex Shape();
}
