using System.Globalization;

namespace QA.Ingest.Batch;

/// <summary>分片: one of several parts into which the conversations of an input fall, by their ids alone, whichever machine looks.</summary>
/// <param name="Number">From 1.</param>
public sealed record InputPart(int Number, int Of)
{
    /// <summary>All conversations.</summary>
    public static InputPart Whole { get; } = new(1, 1);

    /// <summary>The part that counts what belongs to no conversation.</summary>
    public bool IsFirst => Number == 1;

    // The low bits spread a part's conversations over its own partitions.
    internal bool Has(ulong hash) => Of == 1 || (int)((hash >> 32) % (uint)Of) == Number - 1;

    /// <summary>Reads <c>2/8</c>; null where it is none.</summary>
    public static InputPart? Read(string text) =>
        text.Split('/') is [var number, var of]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
        && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var m) && n >= 1 && n <= m ? new(n, m) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Of}");
}
