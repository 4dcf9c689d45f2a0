using QA.Analysis.Statistics;

namespace QA.Reports.Exports;

/// <summary>A column as its documentation tells it: name, what its cells look like, and one sentence.</summary>
public abstract record Column(string Name, string Kind, string Sentence);

/// <summary>A column and how a row fills it: description and value cannot drift apart.</summary>
public sealed record Column<TRow>(string Name, string Kind, string Sentence, Action<RowWriter, TRow> Write)
    : Column(Name, Kind, Sentence)
{
    public static Column<TRow> Id(string name, string sentence, Func<TRow, string?> of) =>
        new(name, "id", sentence, (w, row) => w.Id(of(row)));

    public static Column<TRow> Word(string name, string sentence, Func<TRow, string?> of) =>
        new(name, "word", sentence, (w, row) => w.Id(of(row)));

    public static Column<TRow> List(string name, string sentence, Func<TRow, IReadOnlyList<string>> of) =>
        new(name, "list", sentence, (w, row) => w.Id(string.Join(';', of(row))));

    public static Column<TRow> Prose(string name, string sentence, Func<TRow, string?> of) =>
        new(name, "text", sentence, (w, row) => w.Prose(of(row)));

    public static Column<TRow> Whole(string name, string sentence, Func<TRow, long?> of) =>
        new(name, "integer", sentence, (w, row) => w.Whole(of(row)));

    public static Column<TRow> Flag(string name, string sentence, Func<TRow, bool?> of) =>
        new(name, "true/false", sentence, (w, row) => w.Flag(of(row)));

    public static Column<TRow> Seconds(string name, string sentence, Func<TRow, long?> milliseconds) =>
        new(name, "seconds", sentence, (w, row) => w.Seconds(milliseconds(row)));

    public static Column<TRow> Money(string name, string sentence, Func<TRow, long?> hundredths) =>
        new(name, "money", sentence, (w, row) => w.Money(hundredths(row)));

    public static Column<TRow> Points(string name, string sentence, Func<TRow, int?> hundredths) =>
        new(name, "number", sentence, (w, row) => w.Points(hundredths(row)));

    public static Column<TRow> Time(string name, string sentence, Func<TRow, DateTimeOffset?> of) =>
        new(name, "time", sentence, (w, row) => w.Time(of(row)));

    public static Column<TRow> Number(string name, string sentence, int decimals, Func<TRow, double?> of) =>
        new(name, "number", sentence, (w, row) => w.Estimate(of(row), decimals));

    /// <summary>An estimate's four columns: value, <c>_n</c>, <c>_low</c>, <c>_high</c>.</summary>
    public static IEnumerable<Column<TRow>> Four(string name, string what, string n, Func<TRow, Estimate?> of) =>
    [
        Number(name, what, 4, row => of(row)?.Value),
        Whole(name + "_n", n, row => of(row)?.N),
        Number(name + "_low", $"Lower 95 % limit of {name}.", 4, row => of(row)?.Low),
        Number(name + "_high", $"Upper 95 % limit of {name}.", 4, row => of(row)?.High),
    ];

    /// <summary>A rate's four columns, as shares from 0 to 1.</summary>
    public static IEnumerable<Column<TRow>> Four(string name, string what, string n, Func<TRow, Rate?> of) =>
    [
        Number(name, what, 6, row => of(row)?.Value),
        Whole(name + "_n", n, row => of(row)?.Denominator),
        Number(name + "_low", $"Lower 95 % limit of {name} (Wilson).", 6, row => of(row)?.Low),
        Number(name + "_high", $"Upper 95 % limit of {name} (Wilson).", 6, row => of(row)?.High),
    ];
}
