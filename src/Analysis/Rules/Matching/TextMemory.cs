using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace QA.Analysis.Rules.Matching;

/// <summary>What was found in texts that come again and again, by the text, for all threads. Forgets what was not asked for lately: memory stays flat.</summary>
/// <remarks>
/// Only what the text alone decides may be kept here. Texts are kept in two generations: when the younger is full the older
/// is forgotten, and a text that is asked for again moves over. So canned replies stay while the rest passes through.
/// </remarks>
internal sealed class TextMemory<T>
{
    /// <summary>UTF-16 units of a generation's texts: enough for the canned replies and short answers of a large desk.</summary>
    const int MostUnits = 2_500_000;

    /// <summary>What a text costs beside its units.</summary>
    const int Overhead = 40;

    /// <summary>Longer texts hardly ever come twice, and would fill the memory.</summary>
    const int LongestText = 240;

    readonly Lock turn = new();
    volatile ConcurrentDictionary<string, T> young = new(StringComparer.Ordinal), old = new(StringComparer.Ordinal);
    int units;

    public bool TryGet(string text, [MaybeNullWhen(false)] out T value)
    {
        if (text.Length > LongestText)
        {
            value = default;
            return false;
        }
        if (young.TryGetValue(text, out value)) return true;
        if (!old.TryGetValue(text, out value)) return false;
        Set(text, value);
        return true;
    }

    public void Set(string text, T value)
    {
        if (text.Length > LongestText || !young.TryAdd(text, value)) return;
        if (Interlocked.Add(ref units, text.Length + Overhead) < MostUnits) return;
        lock (turn)
        {
            if (units < MostUnits) return;
            (old, young, units) = (young, new(StringComparer.Ordinal), 0);
        }
    }
}
