using System.Globalization;

namespace QA.Ingest.Conversations;

/// <summary>ISO 8601 week, Monday to Sunday; <see cref="Undated"/> for conversations in which no message has a time.</summary>
public readonly record struct Week : IComparable<Week>
{
    readonly int year;
    readonly int number;

    public Week(int year, int number)
    {
        if (number < 1 || number > ISOWeek.GetWeeksInYear(year))
            throw new ArgumentOutOfRangeException(nameof(number), $"{year} has no ISO week {number}");
        (this.year, this.number) = (year, number);
    }

    /// <summary>The default value: not in any week, and after all weeks in order.</summary>
    public static Week Undated => default;

    public bool IsUndated => year == 0;
    public DateOnly Monday => IsUndated
        ? throw new InvalidOperationException("the undated week has no Monday")
        : DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Monday));

    public static Week Of(DateOnly day)
    {
        var date = day.ToDateTime(default);
        return new(ISOWeek.GetYear(date), ISOWeek.GetWeekOfYear(date));
    }

    public Week Plus(int weeks) => IsUndated ? this : Of(Monday.AddDays(7 * weeks));

    public int CompareTo(Week other) =>
        IsUndated || other.IsUndated ? IsUndated.CompareTo(other.IsUndated) : (year, number).CompareTo((other.year, other.number));

    /// <summary><c>2026-W46</c> or <c>undated</c>.</summary>
    public override string ToString() =>
        IsUndated ? "undated" : string.Create(CultureInfo.InvariantCulture, $"{year:0000}-W{number:00}");

    public static bool TryParse(string? text, out Week week)
    {
        week = default;
        if (text == "undated") return true;
        if (text is not { Length: 8 } || text[4] != '-' || text[5] is not ('W' or 'w')) return false;
        if (!int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year < 1) return false;
        if (!int.TryParse(text.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        if (number < 1 || number > ISOWeek.GetWeeksInYear(year)) return false;
        week = new(year, number);
        return true;
    }
}
