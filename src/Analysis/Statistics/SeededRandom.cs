namespace QA.Analysis.Statistics;

/// <summary>Random numbers that are the same on every machine and runtime: resampling must not change a byte of a report.</summary>
/// <remarks>SplitMix64: Steele, Lea and Flood (2014). Whole numbers only, so that no platform's floating library can differ.</remarks>
struct SeededRandom(ulong seed)
{
    ulong state = seed;

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 to <paramref name="limit"/> − 1; the bias of the multiplication is below limit / 2⁶⁴.</summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>From 0 (included) to 1 (excluded), in steps of 2⁻⁵³.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));
}
