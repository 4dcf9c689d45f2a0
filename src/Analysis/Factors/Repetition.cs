using System.Numerics;
using QA.Ingest.Text;

namespace QA.Analysis.Factors;

/// <summary>重复追问: whether a text asks what was asked before, in the same words or nearly so.</summary>
/// <remarks>Texts are compared by the pairs of characters they hold, marked in 256 bits: a set of pairs that costs no memory.</remarks>
readonly record struct Repetition(ulong A, ulong B, ulong C, ulong D, int Characters)
{
    /// <summary>Fewer letters are a greeting or a number, which everybody repeats.</summary>
    const int Least = 4;

    /// <summary>More would fill the marks, so that all long texts looked alike.</summary>
    const int Most = 100;

    /// <summary>Share of pairs in common from which two texts ask the same.</summary>
    const double Alike = 0.6;

    public static Repetition Of(string text)
    {
        Span<ulong> marks = stackalloc ulong[4];
        var (letters, before) = (0, '\0');
        foreach (var c in text)
        {
            var folded = Fold.Char(c);
            // Order numbers and phones are given again because they are asked for again.
            if (!char.IsLetter(folded)) continue;
            letters++;
            if (before != '\0')
            {
                var pair = (uint)(before << 16 | folded) * 2654435761u;
                marks[(int)(pair >> 30)] |= 1UL << (int)(pair >> 24 & 63);
            }
            before = folded;
        }
        return new(marks[0], marks[1], marks[2], marks[3], letters);
    }

    public bool IsLike(Repetition other)
    {
        if (Characters is < Least or > Most || other.Characters is < Least or > Most) return false;
        var common = BitOperations.PopCount(A & other.A) + BitOperations.PopCount(B & other.B)
            + BitOperations.PopCount(C & other.C) + BitOperations.PopCount(D & other.D);
        var all = BitOperations.PopCount(A | other.A) + BitOperations.PopCount(B | other.B)
            + BitOperations.PopCount(C | other.C) + BitOperations.PopCount(D | other.D);
        return common >= Alike * all;
    }
}
