namespace QA.Analysis.Desk;

/// <summary>Very many pairs of numbers in the order in which they came, in pieces: growing copies nothing, and merging shares the pieces that are full.</summary>
sealed class Pairs
{
    /// <summary>16 KB a piece.</summary>
    const int PieceSize = 1 << 10;

    readonly List<(long, long)[]> full = [];
    (long, long)[] last = [];
    int used;

    public int Count => full.Count * PieceSize + used;

    public void Add((long, long) pair)
    {
        // The first pairs take little room: most agents of a shelf have few.
        if (used == last.Length) Array.Resize(ref last, Math.Clamp(2 * used, 4, PieceSize));
        last[used++] = pair;
        if (used < PieceSize) return;
        full.Add(last);
        (last, used) = ([], 0);
    }

    /// <summary>The other keeps what it has.</summary>
    public void Add(Pairs other)
    {
        full.AddRange(other.full);
        foreach (var pair in other.last.AsSpan(0, other.used)) Add(pair);
    }

    public (long, long)[] ToArray()
    {
        var all = new (long, long)[Count];
        for (var piece = 0; piece < full.Count; piece++) full[piece].CopyTo(all, piece * PieceSize);
        last.AsSpan(0, used).CopyTo(all.AsSpan(full.Count * PieceSize));
        return all;
    }

    /// <summary>The first and the second numbers, each for themselves.</summary>
    public (long[] First, long[] Second) Apart()
    {
        var (first, second) = (new long[Count], new long[Count]);
        var at = 0;
        foreach (var piece in full)
            foreach (var pair in piece) (first[at], second[at++]) = pair;
        foreach (var pair in last.AsSpan(0, used)) (first[at], second[at++]) = pair;
        return (first, second);
    }
}
