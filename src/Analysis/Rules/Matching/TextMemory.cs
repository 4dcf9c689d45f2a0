using System.Diagnostics.CodeAnalysis;

namespace QA.Analysis.Rules.Matching;

/// <summary>What was found in texts that come again and again, by the text, for all threads. Forgets what is asked for least: memory stays flat.</summary>
/// <remarks>
/// Only what the text alone decides may be kept here. A text has a shelf by its hash with four places. A new one takes the
/// third, and each time that one is asked for it moves a place forward: canned replies stay in front while what is written
/// once passes through at the end. Two threads that move the same shelf at once may lose a text, which is then found anew.
/// </remarks>
/// <param name="shelves">A power of two; four times as many texts are kept. The usual 65,536 are enough for the canned replies and short answers of a large desk.</param>
internal sealed class TextMemory<T>(int shelves = 1 << 14)
{
    const int Places = 4;
    const int Newcomer = 2;

    /// <summary>Longer texts hardly ever come twice, and would fill the memory.</summary>
    const int LongestText = 240;

    Entry?[]? entries;

    public bool TryGet(string text, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (text.Length > LongestText || Volatile.Read(ref entries) is not { } known) return false;
        var hash = text.GetHashCode();
        var shelf = known.AsSpan((hash & shelves - 1) * Places, Places);
        for (var place = 0; place < Places; place++)
        {
            if (Volatile.Read(ref shelf[place]) is not { } entry || entry.Hash != hash || entry.Text != text) continue;
            if (place > 0) (shelf[place], shelf[place - 1]) = (shelf[place - 1], entry);
            value = entry.Value;
            return true;
        }
        return false;
    }

    public void Set(string text, T value)
    {
        if (text.Length > LongestText) return;
        var hash = text.GetHashCode();
        var known = Volatile.Read(ref entries) ?? Interlocked.CompareExchange(ref entries, new Entry?[shelves * Places], null) ?? entries;
        var shelf = known.AsSpan((hash & shelves - 1) * Places, Places);
        var place = 0;
        while (place < Newcomer && Volatile.Read(ref shelf[place]) is not null) place++;
        for (var last = Places - 1; last > place; last--) shelf[last] = shelf[last - 1];
        Volatile.Write(ref shelf[place], new(text, hash, value));
    }

    sealed record Entry(string Text, int Hash, T Value);
}
