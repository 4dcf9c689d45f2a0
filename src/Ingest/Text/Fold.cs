using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace QA.Ingest.Text;

/// <summary>归一: traditional to simplified, full width to half width, capitals to small letters, one character to one.</summary>
/// <remarks>
/// Both what is searched and what is searched for are folded, without regard to context, so that 發, 髮 and 发 meet.
/// Because no character becomes two or none, an offset in the folded text is an offset in the original.
/// </remarks>
public static class Fold
{
    static readonly char[] Table = Build();

    /// <summary>The folded form of one UTF-16 unit; halves of surrogate pairs stay as they are.</summary>
    public static char Char(char character) => Table[character];

    /// <summary>The folded form of a text; the same instance where nothing changes.</summary>
    public static string Of(string text)
    {
        var table = Table;
        for (var i = 0; i < text.Length; i++)
            if (table[text[i]] != text[i])
                return string.Create(text.Length, text, static (folded, source) => Into(source, folded));
        return text;
    }

    /// <summary>Folds into a buffer at least as long as the text; the two may be the same memory.</summary>
    public static void Into(ReadOnlySpan<char> text, Span<char> folded)
    {
        folded = folded[..text.Length];
        ref var table = ref MemoryMarshal.GetArrayDataReference(Table);
        // The table has an entry for every value of a char, so its bounds need no check; this loop runs over every text.
        for (var i = 0; i < text.Length; i++)
            folded[i] = Unsafe.Add(ref table, (nint)text[i]);
    }

    static char[] Build()
    {
        var table = new char[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++) table[i] = (char)i;

        for (var c = '！'; c <= '～'; c++) table[c] = (char)(c - '！' + '!');
        Row('\uFFE0', "¢£¬¯¦¥₩");
        Row('\uFF61', "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜");
        // What editors and phones put in the place of a space or a straight quote.
        foreach (var c in "\u3000\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F") table[c] = ' ';
        foreach (var c in "‘’‛") table[c] = '\'';
        foreach (var c in "“”‟") table[c] = '"';

        Pairs(HanPairs.Simplified);
        Pairs(HanPairs.Variants);
        Pairs(HanPairs.Radicals);

        for (var i = 0; i < table.Length; i++) table[i] = char.ToLowerInvariant(table[i]);
        return table;

        void Row(char first, string targets)
        {
            for (var i = 0; i < targets.Length; i++) table[first + i] = targets[i];
        }

        void Pairs(string pairs)
        {
            var from = '\0';
            foreach (var c in pairs)
            {
                if (char.IsWhiteSpace(c)) continue;
                if (from == '\0') from = c;
                else (table[from], from) = (c, '\0');
            }
        }
    }
}
