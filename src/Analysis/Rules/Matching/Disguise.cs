using System.Buffers;

namespace QA.Analysis.Rules.Matching;

/// <summary>
/// 伪装: a text with letters set apart (你 必 须, f-u-c-k), drawn out (stuuupid), parted by invisible characters, or written as
/// Cantonese is spoken (唔關我哋事), and how it reads without that.
/// </summary>
/// <remarks>
/// Who writes so is read so. Reading 小 号 as 小号 does no harm either: nothing is found that the plain words would not be
/// found for. Of Cantonese only the words that stand for one written character each are read: 唔 is 不, 我哋 is 我们.
/// </remarks>
internal sealed class Disguise
{
    /// <summary>What people put between the letters of a word.</summary>
    const string Fillers = " .*-_·~+|/";

    /// <summary>Invisible, so that a word looks whole and is not.</summary>
    static readonly SearchValues<char> Invisible = SearchValues.Create("\u00AD\u200B\u200C\u200D\u2060\uFEFF");

    /// <summary>Written in Cantonese alone: one of them in a text says how to read the rest.</summary>
    static readonly SearchValues<char> Cantonese = SearchValues.Create("唔哋嘅睇俾畀揾搵冇佢咗啲嗰㗎咁嚟嗌");

    /// <summary>English has no word with three equal letters in a row.</summary>
    const int DrawnOut = 3;

    readonly int[] places;

    Disguise(string text, int[] places) => (Text, this.places) = (text, places);

    /// <summary>The text as it is meant.</summary>
    public string Text { get; }

    /// <summary>Where a run of <see cref="Text"/> stands in the text as written.</summary>
    public Stretch Written(Stretch at) => new(places[at.Start], places[at.End - 1] + 1 - places[at.Start]);

    /// <summary>Null where the text is as it is meant, which is nearly always.</summary>
    /// <param name="text">As written.</param>
    /// <param name="folded">The same, folded.</param>
    public static Disguise? Of(string text, ReadOnlySpan<char> folded)
    {
        if (!IsSuspect(folded)) return null;
        var (plain, places) = (new char[text.Length], new int[text.Length]);
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsDropped(folded, i)) continue;
            (plain[length], places[length++]) = (text[i], i);
        }
        var isRead = length < text.Length;
        if (folded.ContainsAny(Cantonese))
        {
            for (var i = 0; i < length; i++) plain[i] = Read(folded, places[i]);
            isRead = true;
        }
        return isRead && length > 0 ? new(new(plain, 0, length), places) : null;
    }

    /// <summary>A cheap look, since every message of an agent is looked at.</summary>
    static bool IsSuspect(ReadOnlySpan<char> text)
    {
        for (var i = 2; i < text.Length; i++)
        {
            if (IsFiller(text[i - 1]) ? IsLetter(text[i]) && IsLetter(text[i - 2]) && (i < 3 || !IsLetter(text[i - 3]) || i + 1 == text.Length || !IsLetter(text[i + 1])) : text[i] == text[i - 1] && text[i] == text[i - 2] && char.IsAsciiLetter(text[i]))
                return true;
        }
        return text.ContainsAny(Invisible) || text.ContainsAny(Cantonese);
    }

    /// <summary>The written character for one of spoken Cantonese; any other as it is.</summary>
    static char Read(ReadOnlySpan<char> text, int i)
    {
        var (before, after) = (i > 0 ? text[i - 1] : ' ', i + 1 < text.Length ? text[i + 1] : ' ');
        return text[i] switch
        {
            '唔' => '不',
            '哋' => '们',
            '嘅' => '的',
            '睇' => '看',
            '俾' or '畀' => '给',
            '揾' or '搵' => '找',
            '冇' => '没',
            '佢' => '他',
            '咗' => '了',
            '啲' => '些',
            '嗰' => '那',
            '嚟' => '来',
            '影' when after == '相' => '拍',
            '呢' when after is '个' or '件' or '款' or '次' or '种' or '单' or '只' or '些' or '啲' => '这',
            '速' when after == '递' => '快',
            '系' when before is not ('关' or '联' or '体') && after is not ('统' or '列') => '是',
            var c => c,
        };
    }

    static bool IsDropped(ReadOnlySpan<char> text, int i)
    {
        if (Invisible.Contains(text[i]) || (text[i] == ' ' && i > 0 && text[i - 1] == ' ')) return true;
        if (char.IsAsciiLetter(text[i])) return IsDrawnOut(text, i);
        if (!IsFiller(text[i]) || i == 0 || i + 1 == text.Length || !IsLetter(text[i - 1]) || Script.IsHan(text[i - 1]) != Script.IsHan(text[i + 1])) return false;
        if (!IsLetter(text[i + 1])) return false;
        // A letter alone on one side joins its neighbour; of Latin letters both must be alone, for "a coat" is two words.
        var (before, after) = (IsAlone(text, i - 1), IsAlone(text, i + 1));
        return Script.IsHan(text[i - 1]) ? (before || after) : before && after;
    }

    /// <summary>A third and later of equal letters, and the second of such a run; <c>www</c> is no drawn-out w.</summary>
    static bool IsDrawnOut(ReadOnlySpan<char> text, int i)
    {
        if (text[i] == 'w' || i == 0 || text[i - 1] != text[i]) return false;
        var (start, end) = (i, i);
        while (start > 0 && text[start - 1] == text[i]) start--;
        while (end + 1 < text.Length && text[end + 1] == text[i]) end++;
        return end + 1 - start >= DrawnOut;
    }

    static bool IsAlone(ReadOnlySpan<char> text, int i) =>
        (i == 0 || !IsLetter(text[i - 1])) && (i + 1 == text.Length || !IsLetter(text[i + 1]));

    static bool IsFiller(char c) => Fillers.Contains(c, StringComparison.Ordinal);

    static bool IsLetter(char c) => char.IsAsciiLetter(c) || Script.IsHan(c);
}
