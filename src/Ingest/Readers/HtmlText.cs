using System.Net;
using System.Text;

namespace QA.Ingest.Readers;

/// <summary>The text of an HTML message: what its reader saw, and nothing that could run.</summary>
/// <remarks>
/// A message is a handful of paragraphs, so tags are passed over, not understood: blocks and breaks become line ends, images
/// their description, scripts and styles nothing. A &lt; that starts no tag is a character.
/// </remarks>
internal static class HtmlText
{
    static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr", "section", "article",
    };

    static readonly string[] Hidden = ["script", "style", "head", "title", "noscript", "template"];

    public static string Of(string html)
    {
        if (!html.AsSpan().ContainsAny('<', '&')) return html;
        var text = new StringBuilder(html.Length);
        var rest = html.AsSpan();
        while (!rest.IsEmpty)
        {
            var open = rest.IndexOf('<');
            if (open < 0) break;
            text.Append(rest[..open]);
            rest = rest[open..];
            var tag = TagAt(rest, out var length);
            if (length == 0)
            {
                text.Append('<');
                rest = rest[1..];
                continue;
            }
            var name = tag.TrimStart('/').ToString();
            if (Blocks.Contains(name)) text.Append('\n');
            else if (name.Equals("td", StringComparison.OrdinalIgnoreCase)) text.Append(' ');
            else if (name.Equals("img", StringComparison.OrdinalIgnoreCase)) text.Append(Described(rest[..length]));
            rest = rest[length..];
            if (Hidden.Contains(name, StringComparer.OrdinalIgnoreCase) && tag[0] != '/')
            {
                var end = rest.IndexOf($"</{name}", StringComparison.OrdinalIgnoreCase);
                rest = end < 0 ? [] : rest[end..];
            }
        }
        text.Append(rest);
        return Tidy(WebUtility.HtmlDecode(text.ToString()));
    }

    /// <summary>The name of the tag at the front; a length of 0: no tag.</summary>
    static ReadOnlySpan<char> TagAt(ReadOnlySpan<char> html, out int length)
    {
        length = 0;
        if (html.StartsWith("<!--"))
        {
            var comment = html.IndexOf("-->");
            length = comment < 0 ? html.Length : comment + 3;
            return "!";
        }
        var at = html.Length > 1 && html[1] == '/' ? 2 : 1;
        if (at >= html.Length || !(char.IsAsciiLetter(html[at]) || html[at] == '!')) return [];
        var end = at;
        while (end < html.Length && (char.IsAsciiLetterOrDigit(html[end]) || html[end] == '!')) end++;
        var quote = '\0';
        for (var i = end; i < html.Length; i++)
        {
            var c = html[i];
            if (quote != '\0') quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'') quote = c;
            else if (c == '>')
            {
                length = i + 1;
                return html[1..end];
            }
        }
        return [];
    }

    static string Described(ReadOnlySpan<char> tag)
    {
        var alt = tag.IndexOf("alt=\"", StringComparison.OrdinalIgnoreCase);
        var words = alt < 0 ? [] : tag[(alt + 5)..];
        var end = words.IndexOf('"');
        return end > 0 ? $"[{words[..end]}]" : "[image]";
    }

    /// <summary>No empty lines, no spaces at line ends, hard spaces as plain ones.</summary>
    static string Tidy(string text)
    {
        var lines = text.Replace('\u00A0', ' ').Replace("\u200B", "", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Join('\n', lines);
    }
}
