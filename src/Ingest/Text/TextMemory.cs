using System.Diagnostics.CodeAnalysis;

namespace QA.Ingest.Text;

/// <summary>What was found in texts that come again and again, by the text, for all threads. Forgets what is asked for least: memory stays flat.</summary>
/// <remarks>
/// Only what the text alone decides may be kept here. A text has a shelf by its hash with four places. A new one takes the
/// third, and each time that one is asked for it moves a place forward: canned replies stay in front while what is written
/// once passes through at the end. Two threads that move the same shelf at once may lose a text, which is then found anew.
/// </remarks>
/// <param name="shelves">A power of two; four times as many texts are kept. The usual 65,536 are enough for the canned replies and short answers of a large desk.</param>
public sealed class TextMemory<T>(int shelves = 1 << 14)
{
    const int Places = 4;
    const int Newcomer = 2;

    /// <summary>Longer texts hardly ever come twice, and would fill the memory.</summary>
    const int LongestText = 240;

    Slot[]? slots;

    /// <summary>What is kept of a text; false where nothing is.</summary>
    public bool TryGet(string text, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (text.Length > LongestText || Volatile.Read(ref slots) is not { } known) return false;
        var hash = text.GetHashCode();
        var shelf = known.AsSpan((hash & shelves - 1) * Places, Places);
        for (var place = 0; place < Places; place++)
        {
            if (shelf[place].Hash != hash || Volatile.Read(ref shelf[place].Entry) is not { } entry || entry.Text != text) continue;
            if (place > 0) (shelf[place], shelf[place - 1]) = (shelf[place - 1], new(hash, entry));
            value = entry.Value;
            return true;
        }
        return false;
    }

    /// <summary>Keeps it, unless the text is longer than canned replies are.</summary>
    public void Set(string text, T value)
    {
        if (text.Length > LongestText) return;
        var hash = text.GetHashCode();
        var known = Volatile.Read(ref slots) ?? Interlocked.CompareExchange(ref slots, new Slot[shelves * Places], null) ?? slots;
        var shelf = known.AsSpan((hash & shelves - 1) * Places, Places);
        var place = 0;
        while (place < Newcomer && shelf[place].Entry is not null) place++;
        for (var last = Places - 1; last > place; last--) shelf[last] = shelf[last - 1];
        var entry = new Entry(text, value);
        shelf[place].Hash = hash;
        Volatile.Write(ref shelf[place].Entry!, entry);
    }

    /// <summary>The hash stands beside its entry, so that a shelf is one line of the cache; where two threads mix them up, the text decides.</summary>
    struct Slot(int hash, Entry? entry)
    {
        public int Hash = hash;
        public Entry? Entry = entry;
    }

    sealed record Entry(string Text, T Value);
}
