using System.Buffers;
using System.Globalization;
using System.Text;
using QA.Ingest.Conversations;
using QA.Ingest.Text;

namespace QA.Ingest.Search.Fts5;

/// <summary>Tokens as FTS5 is given them: words with spaces between, and private-use characters where a search needs more than words.</summary>
static class Fts5Terms
{
    /// <summary>Stands for punctuation between two tokens, so that no phrase reaches across it unnoticed.</summary>
    const char Break = '\uE000';

    /// <summary>Begin the terms that say who sent a message; tokens never hold private-use characters.</summary>
    const char RoleMark = '\uE001', SenderMark = '\uE002';

    /// <summary>Writes a message's terms as UTF-8 into a rented buffer, which the caller returns.</summary>
    public static (byte[] Buffer, int Length) Of(in MessageDocument document)
    {
        var text = document.Text;
        var folded = ArrayPool<char>.Shared.Rent(text.Length);
        // A CJK character stands in two pairs with a space and perhaps a break before each.
        var terms = ArrayPool<char>.Shared.Rent(6 * text.Length + 64);
        Fold.Into(text, folded);
        var source = folded.AsSpan(0, text.Length);

        terms[0] = RoleMark;
        terms[1] = (char)('0' + (int)document.Role);
        terms[2] = ' ';
        terms[3] = SenderMark;
        document.SenderKey.TryFormat(terms.AsSpan(4), out var digits, provider: CultureInfo.InvariantCulture);
        var count = 4 + digits;
        var position = -1;
        foreach (var token in new Tokens(source))
        {
            terms[count++] = ' ';
            if (token.Position > position + 1)
            {
                terms[count++] = Break;
                terms[count++] = ' ';
            }
            position = token.Position;
            count += token.CopyTerm(source, terms.AsSpan(count));
        }

        var buffer = ArrayPool<byte>.Shared.Rent(3 * count);
        var length = Encoding.UTF8.GetBytes(terms, 0, count, buffer, 0);
        ArrayPool<char>.Shared.Return(folded);
        ArrayPool<char>.Shared.Return(terms);
        return (buffer, length);
    }

    public static string Role(Role role) => $"\"{RoleMark}{(char)('0' + (int)role)}\"";

    /// <summary>The sender's term; of an unknown sender one that no message has.</summary>
    public static string Sender(long? key) => string.Create(CultureInfo.InvariantCulture, $"\"{SenderMark}{key ?? 0}{(key is null ? "x" : "")}\"");

    /// <summary>
    /// A phrase in FTS5's own query language. Each CJK run asks for its pairs, which overlap and so are side by side; a
    /// run's last character is asked for alone where the run ends in the text too, because something else follows it.
    /// </summary>
    public static string Phrase(PhrasePattern pattern)
    {
        var phrase = new StringBuilder("\"");
        var parts = pattern.Parts;
        var openEnd = pattern.IsPrefix;
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            if (i > 0 && part.AfterBreak) phrase.Append(Break).Append(' ');
            if (part.Kind != CharacterKind.Cjk)
            {
                phrase.Append(part.Term).Append(' ');
            }
            else if (i + 1 < parts.Count && parts[i + 1] is { Kind: CharacterKind.Cjk, AfterBreak: false } next)
            {
                phrase.Append(part.Term).Append(next.Term).Append(' ');
            }
            else if (i + 1 < parts.Count)
            {
                phrase.Append(part.Term).Append(' ');
            }
            else
            {
                // The end of the phrase need not be the end of the run: a pair has said all, one character may begin a pair.
                var alone = i == 0 || part.AfterBreak || parts[i - 1].Kind != CharacterKind.Cjk;
                if (alone) phrase.Append(part.Term);
                openEnd = alone;
            }
        }
        return phrase.Append(openEnd ? "\" *" : "\"").ToString();
    }
}
