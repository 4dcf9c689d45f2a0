namespace QA.Ingest.Search.Segments;

/// <summary>What a message's key says of its time: milliseconds since 1970, shifted, and a counter below.</summary>
static class SegmentKeys
{
    const int Shift = 20;

    /// <summary>
    /// Keys of messages without a time begin at 0, so the first day of 1970 leaves room for any number of them. Of a key
    /// in between, the store must say whether its time is known.
    /// </summary>
    public const long Undated = 0, Dated = 86_400_000L << Shift;

    /// <summary>The smallest key of a moment.</summary>
    public static long Of(DateTimeOffset moment) =>
        Math.Clamp(moment.ToUnixTimeMilliseconds(), long.MinValue >> Shift, long.MaxValue >> Shift) << Shift;

    public static long Milliseconds(long key) => key >> Shift;

    /// <summary>The first document whose key is at least this one.</summary>
    public static int LowerBound(ReadOnlySpan<long> keys, long key)
    {
        var (low, high) = (0, keys.Length);
        while (low < high)
        {
            var middle = (int)((uint)(low + high) >> 1);
            if (keys[middle] < key) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>As <see cref="LowerBound"/> within [from, until), fast where the key is not far from the first of them.</summary>
    public static int Next(ReadOnlySpan<long> keys, int from, int until, long key)
    {
        var step = 1;
        var high = from;
        while (high < until && keys[high] < key)
        {
            from = high + 1;
            high += step;
            step *= 2;
        }
        high = Math.Min(high, until);
        return from + LowerBound(keys[from..high], key);
    }
}
