using System.Numerics;

namespace QA.Ingest.Search.Segments;

/// <summary>The documents of one segment that a rule hit with a severity: a list where they are few, else a set.</summary>
readonly struct RuleDocuments
{
    /// <summary>A number takes thirty-two times the room of a bit.</summary>
    const int Sparse = 32;

    readonly int[]? list;
    readonly Bits set;

    public RuleDocuments(int[] documents, int ofDocuments)
    {
        if (documents.Length * (long)Sparse <= ofDocuments)
        {
            list = documents;
            return;
        }
        set = new(new ulong[Bits.WordsFor(ofDocuments)]);
        foreach (var document in documents) set.Set(document);
    }

    public bool Contains(int document) => list is null ? set[document] : Array.BinarySearch(list, document) >= 0;

    /// <summary>How many matches are among them.</summary>
    public int Count(Bits matches)
    {
        if (list is null) return matches.CountWith(set.Words);
        var count = 0;
        foreach (var document in list)
            if (matches[document]) count++;
        return count;
    }

    /// <summary>How many matches are among them and in none of the others.</summary>
    public int Count(Bits matches, ReadOnlySpan<RuleDocuments> others)
    {
        var count = 0;
        if (list is not null)
        {
            foreach (var document in list)
                if (matches[document] && !AnyContains(others, document)) count++;
            return count;
        }
        for (var i = 0; i < set.Words.Length; i++)
            for (var rest = set.Words[i] & matches.Words[i]; rest != 0; rest &= rest - 1)
                if (!AnyContains(others, (i << 6) + BitOperations.TrailingZeroCount(rest))) count++;
        return count;
    }

    static bool AnyContains(ReadOnlySpan<RuleDocuments> all, int document)
    {
        foreach (var documents in all)
            if (documents.Contains(document)) return true;
        return false;
    }
}
