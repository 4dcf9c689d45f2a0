using System.Globalization;

namespace QA.Reports.Exports;

/// <summary>One row after another, cell by cell, in one format. A null cell is "not defined", never 0 or false.</summary>
public abstract class RowWriter : IDisposable
{
    /// <summary>Names a table's columns; called once, before any row.</summary>
    public abstract void Header(IReadOnlyList<Column> columns);

    /// <summary>An id or a word of a fixed set.</summary>
    public abstract void Id(string? value);

    /// <summary>Words that a person wrote.</summary>
    public abstract void Prose(string? value);

    public abstract void Flag(bool? value);

    /// <summary>A number already written as the contract wants it.</summary>
    protected abstract void Number(ReadOnlySpan<char> digits);

    protected abstract void Nothing();

    public abstract void EndRow();

    public abstract void Dispose();

    public void Whole(long? value)
    {
        if (value is not { } whole) { Nothing(); return; }
        Span<char> digits = stackalloc char[20];
        whole.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        Number(digits[..length]);
    }

    /// <summary>Milliseconds as seconds: whole, or up to three decimals without trailing zeros.</summary>
    public void Seconds(long? milliseconds) => Decimal(milliseconds, 1000, "0.###");

    /// <summary>Hundredths as money: always two decimals.</summary>
    public void Money(long? hundredths) => Decimal(hundredths, 100, "0.00");

    /// <summary>Hundredths of points: up to two decimals.</summary>
    public void Points(int? hundredths) => Decimal(hundredths, 100, "0.##");

    /// <summary>An estimate: up to <paramref name="decimals"/> places, rounded half away from zero.</summary>
    public void Estimate(double? value, int decimals)
    {
        if (value is not { } number || !double.IsFinite(number)) { Nothing(); return; }
        // Through decimal, so that the printed digits are those of the rounded value and -0 is 0.
        var rounded = Math.Round((decimal)number, decimals, MidpointRounding.AwayFromZero);
        Span<char> digits = stackalloc char[40];
        rounded.TryFormat(digits, out var length, "0.######", CultureInfo.InvariantCulture);
        Number(digits[..length]);
    }

    /// <summary>UTC, <c>yyyy-MM-ddTHH:mm:ssZ</c>, with milliseconds only where they are not 0.</summary>
    public void Time(DateTimeOffset? value)
    {
        if (value is not { } time) { Id(null); return; }
        var utc = time.UtcDateTime;
        Span<char> text = stackalloc char[24];
        utc.TryFormat(text, out var length, utc.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
            CultureInfo.InvariantCulture);
        Id(text[..length].ToString());
    }

    void Decimal(long? units, int perOne, string format)
    {
        if (units is not { } amount) { Nothing(); return; }
        Span<char> digits = stackalloc char[30];
        ((decimal)amount / perOne).TryFormat(digits, out var length, format, CultureInfo.InvariantCulture);
        Number(digits[..length]);
    }
}
