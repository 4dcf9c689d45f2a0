using System.Globalization;

namespace QA.Ingest.Search;

/// <summary>The place after the last hit of a page. Messages that arrive between two pages neither move nor repeat a hit.</summary>
public sealed record SearchCursor
{
    public required SearchOrder Order { get; init; }

    /// <summary>Key of the last hit returned.</summary>
    public required long Key { get; init; }

    /// <summary>Relevance only: the last hit's rank value; empty once the ranked hits are used up.</summary>
    public double? Rank { get; init; }

    /// <summary>Relevance only: the oldest key that is ranked.</summary>
    public long RankedFrom { get; init; }

    public override string ToString() => Order switch
    {
        SearchOrder.NewestFirst => string.Create(CultureInfo.InvariantCulture, $"n{Key}"),
        SearchOrder.OldestFirst => string.Create(CultureInfo.InvariantCulture, $"o{Key}"),
        _ when Rank is { } rank => string.Create(CultureInfo.InvariantCulture, $"r{Key}.{RankedFrom}.{BitConverter.DoubleToInt64Bits(rank)}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"r{Key}.{RankedFrom}"),
    };

    /// <summary>Reads what <see cref="ToString"/> wrote; false for anything else.</summary>
    public static bool TryParse(string? text, out SearchCursor? cursor)
    {
        cursor = null;
        if (text is not { Length: > 1 and < 80 }) return false;
        var numbers = text[1..].Split('.');
        Span<long> values = stackalloc long[3];
        if (numbers.Length > 3) return false;
        for (var i = 0; i < numbers.Length; i++)
            if (!long.TryParse(numbers[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out values[i])) return false;

        cursor = (text[0], numbers.Length) switch
        {
            ('n', 1) => new() { Order = SearchOrder.NewestFirst, Key = values[0] },
            ('o', 1) => new() { Order = SearchOrder.OldestFirst, Key = values[0] },
            ('r', 2) => new() { Order = SearchOrder.Relevance, Key = values[0], RankedFrom = values[1] },
            ('r', 3) when double.IsFinite(BitConverter.Int64BitsToDouble(values[2])) => new()
            {
                Order = SearchOrder.Relevance,
                Key = values[0],
                RankedFrom = values[1],
                Rank = BitConverter.Int64BitsToDouble(values[2]),
            },
            _ => null,
        };
        return cursor is not null;
    }
}
