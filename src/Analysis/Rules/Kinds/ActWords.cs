using QA.Analysis.Rules.Acts;
using QA.Analysis.Rules.Matching;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Rules.Kinds;

/// <summary>Words of a sequence: named acts, which a conversation is read for once whoever asks, wordings of its own, or a number.</summary>
internal sealed class ActWords
{
    /// <summary>No number that anyone writes is longer.</summary>
    const int MostDigits = 40;

    readonly int[] acts;
    readonly Phrasing? own;
    readonly int digits;

    ActWords(int[] acts, Phrasing? own, int digits) => (this.acts, this.own, this.digits) = (acts, own, digits);

    /// <summary>Words without one of which nothing can be found.</summary>
    public IReadOnlyList<int> Triggers => AlwaysRuns || own is null ? [] : own.Triggers;

    public bool AlwaysRuns => acts.Length > 0 || digits > 0 || own is { AlwaysRuns: true };

    /// <summary>Whether a message's own scan is looked at, and not only what the conversation was read for.</summary>
    public bool NeedsScan => own is not null || digits > 0;

    /// <summary>Reads <c>act: complaint</c>, <c>act: [apology, empathy]</c>, <c>any: […]</c> and <c>digits: 9</c> for a number at least as long; any of them will do.</summary>
    /// <exception cref="SettingsException">None of them stands there, or an act is unknown.</exception>
    public static ActWords Read(YamlMap map, YamlValue place, Lexicon.Builder words)
    {
        int[] acts = map.Find("act") is not { } named ? [] : [.. (named.IsList ? named.AsList() : [named]).Select(ActBook.BuiltIn.Read)];
        var own = map.Find("any") is null ? null : Phrasing.Read(map, map, words);
        var digits = map.Find("digits")?.AsWhole(1, MostDigits) ?? 0;
        return acts.Length > 0 || own is not null || digits > 0
            ? new(acts, own, digits)
            : throw place.Error("'act:', 'any:' or 'digits:' is needed here");
    }

    /// <summary>Whether the conversation cannot hold any of it: the acts that it was read for are not among those asked for.</summary>
    public bool IsAbsent(Conversation conversation)
    {
        if (NeedsScan) return false;
        var trail = ActTrail.Of(conversation);
        foreach (var act in acts)
            if (trail.First(act) is not null) return false;
        return true;
    }

    /// <summary>The first words found in a message, or null.</summary>
    /// <param name="scan">The message; asked for only where <see cref="NeedsScan"/> says so.</param>
    public Stretch? First(Conversation conversation, int message, Func<int, MessageScan> scan)
    {
        Stretch? first = null;
        if (acts.Length > 0)
            foreach (var hit in ActTrail.Of(conversation).In(message))
                if (Array.IndexOf(acts, hit.Act) >= 0 && (first is null || hit.Start < first.Value.Start)) first = new(hit.Start, hit.Length);
        if (!NeedsScan) return first;
        var own = scan(message);
        return Earlier(Earlier(first, this.own?.Any(own)), Number(own.Folded));
    }

    static Stretch? Earlier(Stretch? a, Stretch? b) => a is null ? b : b is null || a.Value.Start <= b.Value.Start ? a : b;

    Stretch? Number(ReadOnlySpan<char> text)
    {
        if (digits == 0) return null;
        var run = 0;
        for (var i = 0; i < text.Length; i++)
        {
            run = char.IsAsciiDigit(text[i]) ? run + 1 : 0;
            if (run == digits) return new(i + 1 - digits, digits);
        }
        return null;
    }
}
