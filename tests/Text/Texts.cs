using FsCheck;
using FsCheck.Fluent;

namespace QA.Tests.Text;

/// <summary>Texts for property tests: few different characters, so that they meet, and of every kind there is.</summary>
public static class Texts
{
    static readonly string[] Pieces =
    [
        "退", "款", "貨", "货", "發", "发", "的", "好", "的", "款", "退款", "T恤", "7天", "iPhone", "15", "Pro", "a", "b", "A", "1", "２", "Ｂ",
        "𠮷", "野", "家", "👍", "👍🏻", "🇨🇳", "❤️", "\u200D", "e\u0301", "\u3099", " ", " ", "　", "，", "。", "!", "-", "\n", "\0", "\uD842", "\uDFB7", "\uE000", "thank", "you",
    ];

    public static Arbitrary<string> Any { get; } = Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();
}
