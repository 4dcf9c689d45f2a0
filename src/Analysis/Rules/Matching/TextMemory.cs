using System.Diagnostics.CodeAnalysis;

namespace QA.Analysis.Rules.Matching;

/// <summary>What was found in texts that come again and again, by the text. Forgets all when it is full: memory stays flat.</summary>
/// <remarks>Only what the text alone decides may be kept here. Not safe to share between threads.</remarks>
internal sealed class TextMemory<T>
{
    /// <summary>Enough for the canned replies and short answers of a large desk.</summary>
    const int MostTexts = 16_384;

    /// <summary>Longer texts hardly ever come twice, and would fill the memory.</summary>
    const int LongestText = 120;

    readonly Dictionary<string, T> known = new(StringComparer.Ordinal);

    public bool TryGet(string text, [MaybeNullWhen(false)] out T value)
    {
        if (text.Length <= LongestText) return known.TryGetValue(text, out value);
        value = default;
        return false;
    }

    public void Set(string text, T value)
    {
        if (text.Length > LongestText) return;
        if (known.Count >= MostTexts) known.Clear();
        known[text] = value;
    }
}
