using System.Globalization;
using System.Text;

namespace QA.Ingest.Settings;

/// <summary>节假日历: days off, and the weekend days worked in their stead (调休).</summary>
/// <param name="Years">Years that the calendar knows; in others every day is an ordinary one.</param>
public sealed record HolidayCalendar(string Name, IReadOnlyList<int> Years, IReadOnlyList<DateOnly> Closed, IReadOnlyList<DateOnly> MakeUp)
{
    const string Folder = "QA.Ingest.Settings.Holidays.";

    public static HolidayCalendar None { get; } = new("none", [], [], []);

    /// <summary>Names of the calendars that come with the program, such as <c>cn</c>.</summary>
    public static IReadOnlyList<string> BuiltInNames { get; } =
        [.. Resources().Select(r => r[Folder.Length..r.LastIndexOf('-')]).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>All years of a calendar that comes with the program; null where there is none of that name.</summary>
    public static HolidayCalendar? BuiltIn(string name)
    {
        var years = new List<HolidayCalendar>();
        foreach (var resource in Resources())
        {
            if (!resource.StartsWith($"{Folder}{name}-", StringComparison.Ordinal)) continue;
            using var stream = typeof(HolidayCalendar).Assembly.GetManifestResourceStream(resource)!;
            using var reader = new StreamReader(stream, Encoding.UTF8);
            years.Add(Read(resource[Folder.Length..], reader.ReadToEnd()));
        }
        return years.Count == 0 ? null : new(name,
            [.. years.SelectMany(y => y.Years)], [.. years.SelectMany(y => y.Closed)], [.. years.SelectMany(y => y.MakeUp)]);
    }

    /// <summary>One year of a calendar.</summary>
    /// <exception cref="SettingsException">It cannot be read, or a day lies outside its year or is both off and worked.</exception>
    public static HolidayCalendar Read(string path, string text)
    {
        if (YamlFile.Document(path, text) is not { IsEmpty: false } document)
            throw new SettingsException(path, 1, 1, "the file is empty: list the year's holidays in it");
        var map = document.AsMap();
        var name = map.Get("calendar").AsText();
        var year = map.Get("year").AsWhole(1900, 2200);
        map.Get("source").AsText();
        var closed = new List<DateOnly>();
        foreach (var holiday in map.Get("closed").AsList())
        {
            var entry = holiday.AsMap();
            entry.Get("name").AsText();
            var (first, last) = (Day(entry.Get("first")), Day(entry.Get("last")));
            if (last < first) throw holiday.Error("the last day lies before the first");
            for (var day = first; day <= last; day = day.AddDays(1)) closed.Add(day);
            entry.RefuseUnknown();
        }
        var worked = new List<DateOnly>();
        foreach (var value in map.Find("make_up")?.AsList() ?? [])
            worked.Add(Day(value) is var day && !closed.Contains(day) ? day : throw value.Error("this day is also listed as closed"));
        map.RefuseUnknown();
        return new(name, [year], closed, worked);

        DateOnly Day(YamlValue value) =>
            value.AsDate() is var day && day.Year == year ? day : throw value.Error(string.Create(CultureInfo.InvariantCulture, $"a day of {year} is needed here"));
    }

    static IEnumerable<string> Resources() => typeof(HolidayCalendar).Assembly.GetManifestResourceNames()
        .Where(r => r.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
