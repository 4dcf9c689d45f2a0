using System.Globalization;
using System.Text;

namespace QA.Ingest.Text;

/// <summary>What a character does to the words around it.</summary>
public enum CharacterKind : byte
{
    /// <summary>Punctuation, controls, private use: no phrase reaches across it.</summary>
    Break,

    /// <summary>White space: separates, but words of one Latin phrase may stand on both sides of it.</summary>
    Space,

    /// <summary>Scripts written without spaces: Han, kana, Hangul, Thai and their neighbours.</summary>
    Cjk,

    /// <summary>A letter of a script that separates its words.</summary>
    Letter,

    /// <summary>A decimal digit.</summary>
    Digit,

    /// <summary>An emoji or a picture-like sign: a word by itself.</summary>
    Symbol,

    /// <summary>A combining mark: belongs to what stands before it.</summary>
    Mark,

    /// <summary>Joiners, variation selectors, zero-width spaces: seen by no reader, hence by no search.</summary>
    Invisible,

    /// <summary>First half of a surrogate pair: the kind is that of the pair.</summary>
    Surrogate,
}

/// <summary>The kind of every character, the same before and after folding.</summary>
public static class CharacterKinds
{
    static readonly CharacterKind[] Table = Build();

    /// <summary>The kind of one UTF-16 unit; a low surrogate by itself is a break.</summary>
    public static CharacterKind Of(char character) => Table[character];

    /// <summary>The kind of the character that starts at <paramref name="at"/>, and its length in UTF-16 units (1 or 2).</summary>
    public static CharacterKind At(ReadOnlySpan<char> text, int at, out int length)
    {
        length = 1;
        var kind = Table[text[at]];
        if (kind != CharacterKind.Surrogate) return kind;
        if (at + 1 >= text.Length || !char.IsLowSurrogate(text[at + 1])) return CharacterKind.Break;
        length = 2;
        return OfPair(char.ConvertToUtf32(text[at], text[at + 1]));
    }

    internal static bool IsFlagHalf(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && text[at] == '\uD83C' && text[at + 1] is >= '\uDDE6' and <= '\uDDFF';

    static CharacterKind OfPair(int point) => point switch
    {
        >= 0x20000 and <= 0x3FFFF or >= 0x1B000 and <= 0x1B2FF => CharacterKind.Cjk,
        // Skin tones: 👍🏻 is found by 👍.
        >= 0x1F3FB and <= 0x1F3FF or >= 0xE0000 and <= 0xE0FFF => CharacterKind.Invisible,
        // Also what this version of Unicode does not know yet: new emoji come every year.
        >= 0x1F000 and <= 0x1FBFF => CharacterKind.Symbol,
        _ => OfCategory(Rune.GetUnicodeCategory(new(point)), symbols: true),
    };

    static CharacterKind[] Build()
    {
        var own = new CharacterKind[char.MaxValue + 1];
        for (var i = 0; i < own.Length; i++) own[i] = OfBasic((char)i);
        // A full-width letter is a letter because the letter it folds to is one.
        var kinds = new CharacterKind[own.Length];
        for (var i = 0; i < kinds.Length; i++) kinds[i] = own[Fold.Char((char)i)];
        return kinds;
    }

    static CharacterKind OfBasic(char c) => c switch
    {
        _ when char.IsHighSurrogate(c) => CharacterKind.Surrogate,
        _ when char.IsWhiteSpace(c) => CharacterKind.Space,
        >= '\uFE00' and <= '\uFE0F' or >= '\u180B' and <= '\u180F' => CharacterKind.Invisible,
        '々' or '〆' or '〇' or >= '\u3021' and <= '\u3029' => CharacterKind.Cjk,
        >= '\u3041' and <= '\u3096' or >= '\u309D' and <= '\u309F' or >= '\u30A1' and <= '\u30FA' or >= '\u30FC' and <= '\u30FF' => CharacterKind.Cjk,
        >= '\u2E80' and <= '\u2FDF' or >= '\u3105' and <= '\u318E' or >= '\u31A0' and <= '\u31FF' => CharacterKind.Cjk,
        >= '\u3400' and <= '\u4DBF' or >= '\u4E00' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' => CharacterKind.Cjk,
        >= '\u1100' and <= '\u11FF' or >= '\uA960' and <= '\uA97F' or >= '\uAC00' and <= '\uD7FF' => CharacterKind.Cjk,
        // Their vowels are marks by category but stand for sounds that a word cannot lose.
        >= '\u0E01' and <= '\u0E4E' or >= '\u0E80' and <= '\u0ECE' or >= '\u1000' and <= '\u103F' or >= '\u1780' and <= '\u17D3' => CharacterKind.Cjk,
        // Lines and boxes are drawn with these by the hundred.
        >= '\u2500' and <= '\u259F' => CharacterKind.Break,
        // What a decoder puts for bytes that it cannot read.
        '\uFFFC' or '\uFFFD' => CharacterKind.Break,
        _ => OfCategory(CharUnicodeInfo.GetUnicodeCategory(c), symbols: c >= '\u2100'),
    };

    static CharacterKind OfCategory(UnicodeCategory category, bool symbols) => category switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => CharacterKind.Letter,
        UnicodeCategory.DecimalDigitNumber => CharacterKind.Digit,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => CharacterKind.Mark,
        UnicodeCategory.Format => CharacterKind.Invisible,
        UnicodeCategory.OtherSymbol when symbols => CharacterKind.Symbol,
        _ => CharacterKind.Break,
    };
}
