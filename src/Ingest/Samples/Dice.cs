namespace QA.Ingest.Samples;

/// <summary>Seeded chance: xoshiro256** (Blackman and Vigna), its state filled by SplitMix64.</summary>
/// <remarks>
/// Written out here because the samples' bytes must depend on the seed alone: the runtime's generator may change with
/// its version, and <see cref="Math.Exp"/> with the machine's own library. Only integer and IEEE basic operations are used.
/// </remarks>
internal sealed class Dice
{
    ulong a, b, c, d;

    public Dice(ulong seed)
    {
        (a, b, c, d) = (Split(ref seed), Split(ref seed), Split(ref seed), Split(ref seed));

        static ulong Split(ref ulong state)
        {
            var mixed = state += 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    public ulong Next()
    {
        var result = ulong.RotateLeft(b * 5, 7) * 9;
        var shifted = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = ulong.RotateLeft(d, 45);
        return result;
    }

    /// <summary>0 to <paramref name="bound"/> − 1.</summary>
    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary><paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    public bool Chance(int permille) => Below(1000) < permille;

    public T Pick<T>(IReadOnlyList<T> among) => among[Below(among.Count)];

    /// <summary>Which of the weights was drawn.</summary>
    public int Weighted(ReadOnlySpan<int> weights)
    {
        var total = 0;
        foreach (var weight in weights) total += weight;
        var at = Below(total);
        for (var i = 0; i < weights.Length; i++)
        {
            if (at < weights[i]) return i;
            at -= weights[i];
        }
        return weights.Length - 1;
    }

    /// <summary>Mean 0, deviation 1, bell-shaped: the sum of four uniform draws, so never beyond ±3.5.</summary>
    public double Bell()
    {
        var bits = Next();
        var sum = (double)(ushort)bits + (ushort)(bits >> 16) + (ushort)(bits >> 32) + (ushort)(bits >> 48);
        const double RootOfThree = 1.7320508075688772;
        return (sum / 65535 - 2) * RootOfThree;
    }

    /// <summary>Log-normal: <paramref name="median"/> times e to the power of a bell-shaped draw of that spread.</summary>
    public double LogNormal(double median, double spread) => median * Exp(Bell() * spread);

    /// <summary>e^x as (1 + x/4096)^4096, within 0.2 % for |x| ≤ 4: additions and multiplications round alike everywhere.</summary>
    static double Exp(double x)
    {
        var power = 1 + x / 4096;
        for (var i = 0; i < 12; i++) power *= power;
        return power;
    }
}
