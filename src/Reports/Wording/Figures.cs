using System.Globalization;
using QA.Ingest.Conversations;

namespace QA.Reports.Wording;

/// <summary>Figures as people read them; the same on every machine.</summary>
public static class Figures
{
    /// <summary>Stands for a figure that is not defined.</summary>
    public const string None = "—";

    static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    static readonly string[] DaysZh = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];
    static readonly string[] DaysEn = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>One decimal: points, seconds of a median, findings per 1,000.</summary>
    public static string One(double value) => Round(value, 1).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>Two decimals: the arithmetic of a score.</summary>
    public static string Two(double value) => Round(value, 2).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Up to one decimal.</summary>
    public static string Short(double value) => Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A share from 0 to 1 as <c>75.9%</c>.</summary>
    public static string Percent(double share) => One(100 * share) + "%";

    /// <summary><c>84.6–88.2</c>, or nothing where no interval is defined.</summary>
    public static string Interval(double? low, double? high) => low is { } l && high is { } h ? $"{One(l)}–{One(h)}" : "";

    /// <summary>An interval of points: no score lies outside 0 to 100, whatever so few conversations would allow.</summary>
    public static string Points(double? low, double? high) => Interval(low is { } l ? Math.Max(0, l) : null, high is { } h ? Math.Min(100, h) : null);

    /// <summary>An interval that may hold negative figures: <c>−0.3 至 +2.1</c>; a dash would look like one of them.</summary>
    public static string Range(Language language, string low, string high) => language is Language.Chinese ? $"{low} 至 {high}" : $"{low} to {high}";

    /// <summary>With its sign: <c>+2.3</c>, <c>−0.3</c>, <c>0.0</c>.</summary>
    public static string Signed(double value)
    {
        var text = One(Math.Abs(value));
        return text == "0.0" ? text : (value < 0 ? "−" : "+") + text;
    }

    /// <summary>A wait, in the largest two units: <c>4 分 16 秒</c>.</summary>
    public static string Wait(Language language, long milliseconds)
    {
        var seconds = (milliseconds + 500) / 1000;
        var zh = language is Language.Chinese;
        return seconds switch
        {
            >= 60 and < 3600 when seconds % 60 == 0 => zh ? $"{seconds / 60} 分钟" : $"{seconds / 60} min",
            >= 3600 and < 86400 when seconds % 3600 < 60 => zh ? $"{seconds / 3600} 小时" : $"{seconds / 3600} h",
            >= 86400 when seconds % 86400 < 3600 => zh ? $"{seconds / 86400} 天" : $"{seconds / 86400} d",
            < 60 => zh ? $"{seconds} 秒" : $"{seconds} s",
            < 3600 => zh ? $"{seconds / 60} 分 {seconds % 60} 秒" : $"{seconds / 60} min {seconds % 60} s",
            < 86400 => zh ? $"{seconds / 3600} 小时 {seconds % 3600 / 60} 分" : $"{seconds / 3600} h {seconds % 3600 / 60} min",
            _ => zh ? $"{seconds / 86400} 天 {seconds % 86400 / 3600} 小时" : $"{seconds / 86400} d {seconds % 86400 / 3600} h",
        };
    }

    public static string Seconds(Language language, double seconds) => Short(seconds) + (language is Language.Chinese ? "\u00a0秒" : "\u00a0s");

    /// <summary><c>11 月 9–15 日</c> or <c>9–15 Nov 2026</c>; the undated week says so.</summary>
    public static string Days(Language language, Week week)
    {
        if (week.IsUndated) return language is Language.Chinese ? "没有时间" : "no times";
        var (from, to) = (week.Monday, week.Monday.AddDays(6));
        if (language is Language.Chinese)
            return from.Month == to.Month ? $"{from.Month} 月 {from.Day}–{to.Day} 日" : $"{from.Month} 月 {from.Day} 日–{to.Month} 月 {to.Day} 日";
        return from.Month == to.Month
            ? $"{from.Day}–{to.Day} {Months[to.Month - 1]} {to.Year}"
            : $"{from.Day} {Months[from.Month - 1]} – {to.Day} {Months[to.Month - 1]} {to.Year}";
    }

    /// <summary><c>W46</c>: the week's number, where the year is plain from its surroundings.</summary>
    public static string Number(Week week) => week.IsUndated ? None : week.ToString()[5..];

    public static string Clock(DateTimeOffset local) => local.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary><c>11-09 14:02</c></summary>
    public static string Minute(DateTimeOffset local) => local.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Day(Language language, DateOnly day) => language is Language.Chinese
        ? $"{day.Month} 月 {day.Day} 日 {Weekday(language, day.DayOfWeek)}"
        : $"{Weekday(language, day.DayOfWeek)} {day.Day} {Months[day.Month - 1]} {day.Year}";

    public static string Weekday(Language language, DayOfWeek day) => (language is Language.Chinese ? DaysZh : DaysEn)[(int)day];

    public static string Money(long hundredths, string currency)
    {
        var amount = ((decimal)hundredths / 100).ToString("#,0.00", CultureInfo.InvariantCulture);
        return currency is "" or "CNY" or "RMB" ? "¥" + amount : currency + " " + amount;
    }

    static decimal Round(double value, int decimals) => Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero);
}
