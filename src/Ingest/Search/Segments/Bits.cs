using System.Numerics;
using System.Runtime.CompilerServices;

namespace QA.Ingest.Search.Segments;

/// <summary>A set of a segment's documents: one bit each.</summary>
readonly struct Bits(ulong[] words)
{
    public ulong[] Words { get; } = words;

    public static int WordsFor(int documents) => documents + 63 >> 6;

    public bool this[int document]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (Words[document >> 6] >> document & 1) != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int document) => Words[document >> 6] |= 1UL << document;

    public void Clear(int document) => Words[document >> 6] &= ~(1UL << document);

    public void SetRange(int from, int until)
    {
        if (from >= until) return;
        var (first, last) = (from >> 6, until - 1 >> 6);
        var (head, tail) = (ulong.MaxValue << from, ulong.MaxValue >> 63 - (until - 1 & 63));
        if (first == last)
        {
            Words[first] |= head & tail;
            return;
        }
        Words[first] |= head;
        Words.AsSpan(first + 1, last - first - 1).Fill(ulong.MaxValue);
        Words[last] |= tail;
    }

    public void And(Bits other)
    {
        for (var i = 0; i < Words.Length; i++) Words[i] &= other.Words[i];
    }

    public void Or(Bits other)
    {
        for (var i = 0; i < Words.Length; i++) Words[i] |= other.Words[i];
    }

    public void AndNot(ReadOnlySpan<ulong> other)
    {
        for (var i = 0; i < Words.Length; i++) Words[i] &= ~other[i];
    }

    public void CopyFrom(Bits other) => other.Words.CopyTo(Words, 0);

    public bool IsEmpty() => !Words.AsSpan().ContainsAnyExcept(0UL);

    public int Count()
    {
        var count = 0;
        foreach (var word in Words) count += BitOperations.PopCount(word);
        return count;
    }

    /// <summary>How many documents are in both.</summary>
    public int CountWith(ReadOnlySpan<ulong> other)
    {
        var count = 0;
        for (var i = 0; i < Words.Length; i++) count += BitOperations.PopCount(Words[i] & other[i]);
        return count;
    }

    /// <summary>Keeps the documents for which the test holds.</summary>
    public void Keep<TTest>(TTest test) where TTest : struct, IDocumentTest
    {
        for (var i = 0; i < Words.Length; i++)
        {
            var kept = Words[i];
            for (var rest = kept; rest != 0; rest &= rest - 1)
                if (!test.Holds((i << 6) + BitOperations.TrailingZeroCount(rest))) kept ^= rest & (0 - rest);
            Words[i] = kept;
        }
    }

    public Enumerator GetEnumerator() => new(Words, 0);

    /// <summary>The documents from this one on.</summary>
    public Enumerator From(int document) => new(Words, document);

    /// <summary>Documents in ascending order.</summary>
    public struct Enumerator
    {
        readonly ulong[] words;
        int word;

        /// <summary>Bits of the word that are still to come, and the one that stands for the current document.</summary>
        ulong rest, current;

        public Enumerator(ulong[] words, int from)
        {
            this.words = words;
            word = from >> 6;
            rest = word < words.Length ? words[word] & ulong.MaxValue << from : 0;
        }

        public readonly Enumerator GetEnumerator() => this;

        public readonly int Current => (word << 6) + BitOperations.TrailingZeroCount(current);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext()
        {
            while (rest == 0)
            {
                if (++word >= words.Length) return false;
                rest = words[word];
            }
            current = rest;
            rest &= rest - 1;
            return true;
        }
    }
}

/// <summary>A question to one document. Implemented by structs, so that asking it costs no call.</summary>
interface IDocumentTest
{
    bool Holds(int document);
}
