namespace QA.Ingest.Search;

/// <summary>What an index's words and those of its texts are compared by: a sum over word and place, the same in any order.</summary>
static class WordSums
{
    // FNV-1a.
    const ulong Basis = 14695981039346656037UL, Prime = 1099511628211UL;

    /// <summary>Over the characters.</summary>
    public static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = Basis;
        foreach (var unit in word) hash = (hash ^ unit) * Prime;
        return hash;
    }

    /// <summary>Over the bytes.</summary>
    public static ulong Hash(ReadOnlySpan<byte> word)
    {
        var hash = Basis;
        foreach (var unit in word) hash = (hash ^ unit) * Prime;
        return hash;
    }

    /// <summary>A word at its place: the finisher of SplitMix64.</summary>
    public static ulong Mix(ulong word, int position)
    {
        var mixed = word + (ulong)(position + 1) * 0x9E3779B97F4A7C15UL;
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBUL;
        return mixed ^ mixed >> 31;
    }
}
