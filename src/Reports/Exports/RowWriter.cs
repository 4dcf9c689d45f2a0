using System.Globalization;

namespace QA.Reports.Exports;

/// <summary>One row after another, cell by cell, in one format. A null cell is "not defined", never 0 or false.</summary>
public abstract class RowWriter : IDisposable
{
    /// <summary>Names a table's columns; called once, before any row.</summary>
    public abstract void Header(IReadOnlyList<Column> columns);

    /// <summary>Says what the columns are called where rows alone are wanted: they are added to a file that has its heading.</summary>
    public abstract void Names(IReadOnlyList<Column> columns);

    /// <summary>An id or a word of a fixed set.</summary>
    public abstract void Id(string? value);

    /// <summary>Words that a person wrote.</summary>
    public abstract void Prose(string? value);

    public abstract void Flag(bool? value);

    /// <summary>A number already written as the contract wants it.</summary>
    protected abstract void Number(ReadOnlySpan<char> digits);

    /// <summary>A word without quotes, commas or anything a spreadsheet would run; empty is "not defined".</summary>
    protected abstract void Word(ReadOnlySpan<char> word);

    protected abstract void Nothing();

    public abstract void EndRow();

    /// <summary>Hands what is written so far to the stream: a place where rows of different sources can be joined.</summary>
    public abstract void Flush();

    public abstract void Dispose();

    public void Whole(long? value)
    {
        if (value is not { } whole) { Nothing(); return; }
        Span<char> digits = stackalloc char[20];
        whole.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        Number(digits[..length]);
    }

    /// <summary>Milliseconds as seconds: whole, or up to three decimals without trailing zeros.</summary>
    public void Seconds(long? milliseconds) => Fraction(milliseconds, 3, keepZeros: false);

    /// <summary>Hundredths as money: always two decimals.</summary>
    public void Money(long? hundredths) => Fraction(hundredths, 2, keepZeros: true);

    /// <summary>Hundredths of points: up to two decimals.</summary>
    public void Points(int? hundredths) => Fraction(hundredths, 2, keepZeros: false);

    /// <summary>An estimate: up to <paramref name="decimals"/> places, rounded half away from zero.</summary>
    public void Estimate(double? value, int decimals)
    {
        if (value is not { } number || !double.IsFinite(number)) { Nothing(); return; }
        // Most shares are whole.
        if (number == (int)number) { Whole((int)number); return; }
        // Through decimal, so that the printed digits are those of the rounded value and -0 is 0.
        var rounded = Math.Round((decimal)number, decimals, MidpointRounding.AwayFromZero);
        Span<char> digits = stackalloc char[40];
        rounded.TryFormat(digits, out var length, "0.######", CultureInfo.InvariantCulture);
        Number(digits[..length]);
    }

    /// <summary>UTC, <c>yyyy-MM-ddTHH:mm:ssZ</c>, with milliseconds only where they are not 0.</summary>
    /// <remarks>Digit by digit: format strings took a third of an export's time.</remarks>
    public void Time(DateTimeOffset? value)
    {
        if (value is not { } time) { Word(default); return; }
        var utc = time.UtcDateTime;
        Span<char> text = stackalloc char[24];
        Digits(text[..4], utc.Year);
        text[4] = '-';
        Digits(text[5..7], utc.Month);
        text[7] = '-';
        Digits(text[8..10], utc.Day);
        text[10] = 'T';
        Digits(text[11..13], utc.Hour);
        text[13] = ':';
        Digits(text[14..16], utc.Minute);
        text[16] = ':';
        Digits(text[17..19], utc.Second);
        var end = 19;
        if (utc.Millisecond != 0)
        {
            text[19] = '.';
            Digits(text[20..23], utc.Millisecond);
            end = 23;
        }
        text[end] = 'Z';
        Word(text[..(end + 1)]);
    }

    void Fraction(long? units, int places, bool keepZeros)
    {
        if (units is not { } amount) { Nothing(); return; }
        var (magnitude, perOne) = (amount < 0 ? (ulong)-amount : (ulong)amount, places == 3 ? 1000u : 100u);
        Span<char> digits = stackalloc char[26];
        var length = 0;
        if (amount < 0) digits[length++] = '-';
        (magnitude / perOne).TryFormat(digits[length..], out var whole, default, CultureInfo.InvariantCulture);
        length += whole;
        var rest = (int)(magnitude % perOne);
        if (rest != 0 || keepZeros)
        {
            digits[length++] = '.';
            Digits(digits.Slice(length, places), rest);
            length += places;
            while (!keepZeros && digits[length - 1] == '0') length--;
        }
        Number(digits[..length]);
    }

    static void Digits(Span<char> places, int value)
    {
        for (var i = places.Length - 1; i >= 0; i--, value /= 10) places[i] = (char)('0' + value % 10);
    }
}
