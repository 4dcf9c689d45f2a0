using System.Text;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Ingest.Text;

namespace QA.Analysis.Metrics;

/// <summary>客套话: tells a customer turn that asks from one that only says thanks, ok or bye.</summary>
/// <remarks>
/// 「谢谢啦!!」 and "ok thx" ask for nothing, 「好的吗」 and 「谢谢，那什么时候发货」 do. A question mark always asks.
/// Safe to share between threads.
/// </remarks>
public sealed class Courtesy
{
    /// <summary>UTF-16 units after which nobody is merely being polite; also what fits the reading's bit set.</summary>
    const int Longest = 60;

    /// <summary>Waits, endings, voices and questions all ask it of the same customers' messages.</summary>
    readonly TextMemory<bool> known = new();

    readonly Phrases entries;
    readonly Phrases before;
    readonly Phrases after;
    readonly Dictionary<char, string[]> emoticons;
    readonly IReadOnlyList<string> notEmoticons;

    Courtesy(CourtesyWords words, IReadOnlyList<string> entries)
    {
        this.entries = new(entries);
        before = new(words.Before);
        after = new(words.After);
        emoticons = ByStart(words.Emoticons);
        notEmoticons = [.. words.NotEmoticons.Select(Fold.Of)];
    }

    /// <summary>The built-in list.</summary>
    public static Courtesy Default { get; } = new(CourtesyWords.BuiltIn, CourtesyWords.BuiltIn.Entries);

    /// <summary>The profile's own list where it has one; particles and emoticons stay the built-in ones.</summary>
    public static Courtesy Of(Profile profile) =>
        profile.Courtesies.Count == 0 ? Default : new(CourtesyWords.BuiltIn, profile.Courtesies);

    static readonly string[] Heard = ["收到", "知道", "明白", "懂", "清楚", "了解", "晓得", "问题", "货"];

    /// <summary>Tells what says no to "anything else?": 没有, "no thanks".</summary>
    /// <remarks>Without the words for having heard, for 没有收到 says something else.</remarks>
    static readonly Courtesy Declining = new(CourtesyWords.BuiltIn, [
        .. CourtesyWords.BuiltIn.Declines,
        .. CourtesyWords.BuiltIn.Entries.Where(entry => !Heard.Any(word => entry.Contains(word, StringComparison.Ordinal)))]);

    /// <summary>Whether a customer turn wants an answer: not every message of it is a courtesy.</summary>
    public bool Asks(Turn turn)
    {
        if (turn.Side is not Side.Customer) return false;
        var messages = turn.Messages;
        for (var i = 0; i < messages.Count; i++)
            if (!IsCourtesy(messages[i])) return true;
        return false;
    }

    /// <summary>The same for a turn after "anything else?", where 没有 or "no" asks for nothing either.</summary>
    public bool AsksAfterOffer(Turn turn)
    {
        if (turn.Side is not Side.Customer) return false;
        foreach (var message in turn.Messages)
            if (!IsCourtesy(message) && !Declining.IsCourtesy(message)) return true;
        return false;
    }

    /// <summary>Thanks, ok, bye, an emoticon, a sticker or a recall.</summary>
    public bool IsCourtesy(Message message) => message.Kind switch
    {
        MessageKind.Emoticon or MessageKind.Recall => true,
        MessageKind.Text => IsCourtesy(message.Text),
        _ => false,
    };

    /// <summary>Whether a text asks for nothing.</summary>
    public bool IsCourtesy(string text)
    {
        if (text.Length > Longest) return false;
        if (!known.TryGet(text, out var isOne)) known.Set(text, isOne = Reads(text));
        return isOne;
    }

    bool Reads(string text)
    {
        return Is(text) || (NameAfterThanks(text) is > 0 and var end && Is(text.AsSpan(0, end)));
    }

    /// <summary>Where the thanks end in "Thank you Anna!"; 0 where no name follows thanks or a goodbye.</summary>
    static int NameAfterThanks(string text)
    {
        var end = text.Length;
        while (end > 0 && !char.IsAsciiLetter(text[end - 1]))
        {
            if (char.IsLetterOrDigit(text[end - 1]) || text[end - 1] is '?' or '？') return 0;
            end--;
        }
        var start = end;
        while (start > 0 && char.IsAsciiLetterLower(text[start - 1])) start--;
        if (start < 2 || end - start is < 1 or > 12 || !char.IsAsciiLetterUpper(text[start - 1])) return 0;
        var thanks = text.AsSpan(0, start - 1).TrimEnd(" ,");
        if (thanks.Length == start - 1) return 0;
        foreach (var word in Thanking)
            if (thanks.EndsWith(word, StringComparison.OrdinalIgnoreCase)) return thanks.Length;
        return 0;
    }

    static readonly string[] Thanking = ["thanks", "thank you", "thank u", "thx", "thank you so much", "thanks so much", "thanks a lot", "cheers", "bye"];

    bool Is(ReadOnlySpan<char> text)
    {
        Span<char> folded = stackalloc char[text.Length];
        Fold.Into(text, folded);
        // Each unit may bring a space of its own.
        Span<char> stripped = stackalloc char[2 * text.Length];
        var words = stripped[..Strip(folded, stripped, out var drawn, out var asks)];
        if (asks || words.Length > Longest) return false;
        return words.Length == 0 ? drawn : Reads(words);
    }

    /// <summary>Letters and digits only, with one space between Latin words; emoticons are taken out on the way.</summary>
    int Strip(ReadOnlySpan<char> folded, Span<char> words, out bool drawn, out bool asks)
    {
        var length = 0;
        (drawn, asks) = (false, false);
        var parted = false;
        for (var i = 0; i < folded.Length;)
        {
            if (Drawing(folded, i) is var sign and > 0)
            {
                (drawn, parted) = (true, true);
                i += sign;
                continue;
            }
            Rune.DecodeFromUtf16(folded[i..], out var rune, out var units);
            if (rune.Value is '?') asks = true;
            if (Rune.IsLetterOrDigit(rune) || (rune.Value is '\'' && length > 0 && IsLatin(words[length - 1])))
            {
                if (parted && length > 0 && IsLatin(words[length - 1]) && units == 1 && IsLatin(folded[i])) words[length++] = ' ';
                folded.Slice(i, units).CopyTo(words[length..]);
                length += units;
                parted = false;
            }
            else
            {
                drawn |= CharacterKinds.At(folded, i, out _) is CharacterKind.Symbol;
                parted = true;
            }
            i += units;
        }
        return length;
    }

    /// <summary>Length of the emoticon that starts here, or 0: <c>[微笑]</c>, <c>/:065</c>, <c>:-)</c>.</summary>
    int Drawing(ReadOnlySpan<char> text, int start)
    {
        if (text[start] == '[')
        {
            var end = start + text[start..].IndexOf(']');
            return end > start + 1 && end - start <= 9 && IsEmoticonName(text[(start + 1)..end]) ? end - start + 1 : 0;
        }
        if (text[start] == '/' && start + 2 < text.Length && text[start + 1] == ':') return SlashCode(text, start);

        // Keyboard drawings stand apart from words: "xd" in "xdef" is none.
        if (start > 0 && char.IsLetterOrDigit(text[start - 1]) && char.IsLetterOrDigit(text[start])) return 0;
        if (!emoticons.TryGetValue(text[start], out var known)) return 0;
        foreach (var emoticon in known)
        {
            if (!text[start..].StartsWith(emoticon, StringComparison.Ordinal)) continue;
            var end = start + emoticon.Length;
            if (end == text.Length || !(IsLatin(text[end]) && IsLatin(emoticon[^1]))) return emoticon.Length;
        }
        return 0;
    }

    bool IsEmoticonName(ReadOnlySpan<char> name)
    {
        var letters = false;
        foreach (var c in name)
        {
            letters |= char.IsLetter(c);
            if (c is '[' or '?' || (!char.IsLetterOrDigit(c) && c is not (' ' or '_' or '-'))) return false;
        }
        if (!letters) return false;
        foreach (var other in notEmoticons)
            if (name.Contains(other, StringComparison.Ordinal)) return false;
        return true;
    }

    /// <summary>Codes of the shop platforms' clients: up to three digits, or up to five other signs, after <c>/:</c>.</summary>
    static int SlashCode(ReadOnlySpan<char> text, int start)
    {
        var end = start + 2;
        if (char.IsAsciiDigit(text[end]))
        {
            while (end < text.Length && end < start + 5 && char.IsAsciiDigit(text[end])) end++;
            return end - start;
        }
        while (end < text.Length && end < start + 7 && text[end] is > ' ' and < '\x7f' and not '/') end++;
        return end > start + 2 ? end - start : 0;
    }

    static bool IsLatin(char c) => c < 0x250 && char.IsLetterOrDigit(c);

    /// <summary>Whether the words can be read as courtesies from start to end, at least one of them an entry.</summary>
    bool Reads(ReadOnlySpan<char> words)
    {
        // Bit i: the first i units are read; kept apart by whether the last thing read allows an `after` word.
        ulong opened = 1, closed = 0;
        for (var at = 0; at < words.Length; at++)
        {
            var bit = 1UL << at;
            if (((opened | closed) & bit) == 0) continue;
            if (words[at] == ' ')
            {
                if ((opened & bit) != 0) opened |= bit << 1;
                if ((closed & bit) != 0) closed |= bit << 1;
                continue;
            }
            closed |= entries.Ends(words, at);
            opened |= before.Ends(words, at);
            if ((closed & bit) != 0) closed |= after.Ends(words, at);
        }
        return (closed & (1UL << words.Length)) != 0;
    }

    static Dictionary<char, string[]> ByStart(IEnumerable<string> phrases) => phrases
        .Select(phrase => Fold.Of(phrase).Trim()).Where(phrase => phrase.Length > 0).Distinct()
        .GroupBy(phrase => phrase[0]).ToDictionary(group => group.Key, group => group.OrderByDescending(p => p.Length).ToArray());

    sealed class Phrases
    {
        readonly Dictionary<char, string[]> byStart;

        public Phrases(IEnumerable<string> phrases) => byStart = ByStart(phrases);

        /// <summary>Where phrases that start at <paramref name="at"/> end, as bits. Latin words are never cut.</summary>
        public ulong Ends(ReadOnlySpan<char> words, int at)
        {
            if (!byStart.TryGetValue(words[at], out var candidates)) return 0;
            if (at > 0 && IsLatin(words[at]) && IsLatin(words[at - 1])) return 0;
            var ends = 0UL;
            foreach (var phrase in candidates)
            {
                if (!words[at..].StartsWith(phrase, StringComparison.Ordinal)) continue;
                var end = at + phrase.Length;
                if (end < words.Length && IsLatin(words[end]) && IsLatin(words[end - 1])) continue;
                ends |= 1UL << end;
            }
            return ends;
        }
    }
}
