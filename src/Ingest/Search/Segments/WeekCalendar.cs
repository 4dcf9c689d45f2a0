using QA.Ingest.Conversations;

namespace QA.Ingest.Search.Segments;

/// <summary>Weeks of moments in the profile's zone, numbered as they are met.</summary>
sealed class WeekCalendar(TimeZoneInfo zone)
{
    const long Hour = 3_600_000;

    readonly List<Week> weeks = [Week.Undated];
    readonly Dictionary<Week, int> places = new() { [Week.Undated] = 0 };

    /// <summary>The week of each hour that lies wholly in one: a million messages share a few thousand hours.</summary>
    readonly Dictionary<long, int> hours = [];

    /// <summary>The place of what has no time.</summary>
    public int Undated => 0;

    public int Count => weeks.Count;

    /// <summary>The week's place, or -1 where nothing was of it.</summary>
    public int Find(Week week) => places.GetValueOrDefault(week, -1);

    public Week this[int place] => weeks[place];

    public int PlaceOf(long milliseconds)
    {
        var hour = milliseconds >= 0 ? milliseconds / Hour : (milliseconds + 1) / Hour - 1;
        if (!hours.TryGetValue(hour, out var place))
        {
            place = Place(hour * Hour);
            hours.Add(hour, place = place == Place(hour * Hour + Hour - 1) ? place : -1);
        }
        return place >= 0 ? place : Place(milliseconds);
    }

    int Place(long milliseconds)
    {
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), zone);
        var week = Week.Of(DateOnly.FromDateTime(local.DateTime));
        if (places.TryGetValue(week, out var place)) return place;
        weeks.Add(week);
        places.Add(week, place = weeks.Count - 1);
        return place;
    }
}
