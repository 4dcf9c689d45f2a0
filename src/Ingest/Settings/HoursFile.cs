using System.Globalization;

namespace QA.Ingest.Settings;

/// <summary>Reads the <c>hours:</c> of a profile or of a metric profile.</summary>
public static class HoursFile
{
    static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <summary>What the mapping leaves out keeps the value of <paramref name="defaults"/>.</summary>
    /// <exception cref="SettingsException">A value that cannot be used, with its place and the fix.</exception>
    public static HoursSettings Read(YamlMap map, HoursSettings defaults) => defaults with
    {
        JudgeBy = map.Find("judge_by")?.AsOneOf<JudgedBy>() ?? defaults.JudgeBy,
        Outside = map.Find("outside")?.AsOneOf<OutsideHours>() ?? defaults.Outside,
        Holidays = map.Find("holidays") is { } holidays ? Calendar(holidays) : defaults.Holidays,
        Desks = map.Find("desks") is { } desks ? [.. desks.AsList().Select(Desk)] : defaults.Desks,
    };

    static HolidayCalendar Calendar(YamlValue value)
    {
        var name = value.AsText();
        if (name == "none") return HolidayCalendar.None;
        if (HolidayCalendar.BuiltIn(name) is { } builtIn) return builtIn;
        var path = Path.Combine(Path.GetDirectoryName(value.Path) ?? "", name);
        return File.Exists(path)
            ? HolidayCalendar.Read(path, File.ReadAllText(path))
            : throw value.Error($"no such calendar: use none, {string.Join(", ", HolidayCalendar.BuiltInNames)} or a file beside the profile");
    }

    /// <summary>Days named one by one go before <c>weekdays</c> and <c>weekends</c>, those before <c>daily</c>; what no key names is closed.</summary>
    internal static DeskHours Desk(YamlValue value)
    {
        var map = value.AsMap();
        var shops = map.Find("shops")?.AsTexts() ?? [];
        var (from, until) = (map.Find("from")?.AsDate(), map.Find("until")?.AsDate());
        if (until <= from) throw value.Error("this desk ends before it begins: 'until' is the first day on which it is no longer in force");
        var daily = Spans("daily") ?? [];
        var (workdays, weekends) = (Spans("weekdays") ?? daily, Spans("weekends") ?? daily);
        var week = new IReadOnlyList<OpenSpan>[7];
        for (var day = 0; day < 7; day++) week[day] = Spans(Days[day]) ?? (day is 0 or 6 ? weekends : workdays);
        // The notices do not say which weekday a make-up day stands for: it is an ordinary working day.
        var desk = new DeskHours(shops, from, until, week, Spans("holiday") ?? [], Spans("make_up") ?? week[1]);
        map.RefuseUnknown();
        return desk;

        IReadOnlyList<OpenSpan>? Spans(string key) => map.Find(key) is { } spans ? SpansOf(spans) : null;
    }

    /// <summary><c>closed</c>, <c>09:00-18:00</c>, or a list of such; <c>20:00-02:00</c> closes on the next day, <c>24:00</c> at its start.</summary>
    internal static IReadOnlyList<OpenSpan> SpansOf(YamlValue value)
    {
        if (value.IsText && value.AsText() == "closed") return [];
        var spans = value.IsList ? value.AsList().Select(Span).ToList() : [Span(value)];
        spans.Sort((a, b) => a.Open.CompareTo(b.Open));
        return spans;
    }

    static OpenSpan Span(YamlValue value)
    {
        var ends = value.AsText().Split('-');
        if (ends.Length != 2 || Minute(ends[0]) is not { } open || Minute(ends[1]) is not { } close || open == 24 * 60)
            throw value.Error("opening hours are needed here, such as 09:00-18:00, 20:00-02:00 or closed");
        if (close == open) throw value.Error("this opens and closes at once: write 00:00-24:00 for the whole day, or closed");
        return new(open, close > open ? close : close + 24 * 60);
    }

    /// <summary>Minute of the day of <c>9:30</c>, from 0 to 1440; null where it is no time of day.</summary>
    internal static int? Minute(string text)
    {
        var parts = text.Trim().Split(':');
        return parts.Length == 2 && parts[0].Length is 1 or 2 && parts[1].Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
            && minute < 60 && (hour < 24 || (hour == 24 && minute == 0))
            ? hour * 60 + minute : null;
    }
}
