using QA.Analysis.Rules.Matching;

namespace QA.Analysis.Rules.Links;

/// <summary>A link in a message: where it stands, and the labels of the host that it leads to.</summary>
internal readonly record struct Link(Stretch At, IReadOnlyList<string> Host);

/// <summary>Finds links as people write and disguise them: without scheme, with full-width dots, with a name before an @.</summary>
/// <remarks>
/// Read like a browser does: the host ends at the first slash, backslash, question mark or hash; what stands before the
/// last @ is a user name; %2e is a dot. What looks like a link but is a figure, a file or a sentence without a space is none.
/// </remarks>
internal static class LinkFinder
{
    /// <param name="text">Folded, so that full-width letters and dots are plain ones.</param>
    /// <param name="original">The same before folding, to tell where a sentence begins.</param>
    public static IEnumerable<Link> Find(string text, string original)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (SchemeAt(text, at) is { } afterScheme)
            {
                var link = WithScheme(text, at, afterScheme);
                if (link is { } found) yield return found;
                at = link?.At.End ?? afterScheme;
                continue;
            }
            if (!IsHostPart(text, at))
            {
                at++;
                continue;
            }
            var end = at;
            while (end < text.Length && (IsHostPart(text, end) || IsDot(text, end))) end++;
            if (Bare(text, original, at, end) is { } bare)
            {
                yield return bare;
                end = bare.At.End;
            }
            // A scheme may begin inside the run (看http: has none, a.http:// has one): only its letters are given back.
            at = end;
        }
    }

    /// <summary>The place after <c>://</c> where letters and it stand at <paramref name="at"/>, or null.</summary>
    static int? SchemeAt(string text, int at)
    {
        if (!char.IsAsciiLetter(text[at])) return null;
        var end = at;
        while (end < text.Length && char.IsAsciiLetter(text[end])) end++;
        return end + 2 < text.Length && text[end] == ':' && IsSlash(text[end + 1]) && IsSlash(text[end + 2]) ? end + 3 : null;
    }

    static Link? WithScheme(string text, int start, int afterScheme)
    {
        while (afterScheme < text.Length && IsSlash(text[afterScheme])) afterScheme++;
        var end = afterScheme;
        while (end < text.Length && !EndsAuthority(text, end)) end++;
        var authority = text[afterScheme..end];
        var host = authority[(authority.LastIndexOf('@') + 1)..];
        var labels = Labels(Decoded(host));
        if (CutAtHan(labels) is { } cut) end -= cut;
        else end = PathEnd(text, end);
        return labels.Count == 0 ? null : new(Stretch(text, start, end), labels);
    }

    static Link? Bare(string text, string original, int start, int end)
    {
        while (end > start && !char.IsLetterOrDigit(text[end - 1])) end--;
        var labels = Labels(text[start..end]);
        if (labels.Count < 2) return null;
        var isMailbox = start > 0 && text[start - 1] == '@' && !IsAfterHost(text, start - 1);
        if (isMailbox || (end < text.Length && text[end] == '@')) return null;

        var last = labels[^1];
        var hasPath = end + 1 < text.Length && IsSlash(text[end]) && (char.IsAsciiLetterOrDigit(text[end + 1]) || "?#%_-~=@".Contains(text[end + 1], StringComparison.Ordinal));
        var isNumber = labels.Count == 4 && labels.All(label => label.Length <= 3 && label.All(char.IsAsciiDigit));
        if (isNumber ? !hasPath : !IsDomain(labels, last, hasPath, original.AsSpan(end - last.Length, last.Length))) return null;
        return new(Stretch(text, start, PathEnd(text, end)), labels);
    }

    static bool IsDomain(List<string> labels, string last, bool hasPath, ReadOnlySpan<char> lastAsWritten)
    {
        if (labels[0] == "www") return labels.Count > 2 && last.All(char.IsLetter);
        // t.cn/AbC is a link; a.so/b is more likely a slip.
        if (hasPath) return TopLevel.IsPlain(last) || (TopLevel.IsKnown(last) && labels[^2].Length > 1);
        // "Thanks.Net price": a capital that only the label begins with is a new sentence.
        if (lastAsWritten.Length > 1 && char.IsUpper(lastAsWritten[0]) && char.IsLower(lastAsWritten[1])) return false;
        if (TopLevel.IsPlain(last)) return labels[^2].Length > 1;
        return TopLevel.IsKnown(last) && labels[^2].Any(c => char.IsAsciiDigit(c) || c == '-') && labels[^2].Any(char.IsAsciiLetter);
    }

    /// <summary>Whether what stands before the @ is a host itself: a name put there to be taken for the real one.</summary>
    static bool IsAfterHost(string text, int at)
    {
        var start = at;
        while (start > 0 && (IsHostPart(text, start - 1) || IsDot(text, start - 1))) start--;
        var labels = Labels(text[start..at]);
        return labels.Count > 1 && TopLevel.IsPlain(labels[^1]);
    }

    static List<string> Labels(string host)
    {
        var colon = host.LastIndexOf(':');
        if (colon >= 0 && host.AsSpan(colon + 1).IndexOfAnyExceptInRange('0', '9') < 0) host = host[..colon];
        var labels = new List<string>();
        foreach (var label in host.Split('.', '。'))
        {
            var plain = string.Concat(label.Where(c => !IsInvisible(c)));
            if (plain.Length > 0) labels.Add(plain);
        }
        return labels;
    }

    /// <summary>Words that go on right behind the last label are not part of it; gives how many characters they are.</summary>
    static int? CutAtHan(List<string> labels)
    {
        if (labels.Count < 2) return null;
        var last = labels[^1];
        var ascii = 0;
        while (ascii < last.Length && char.IsAscii(last[ascii])) ascii++;
        if (ascii is 0 || ascii == last.Length || !TopLevel.IsKnown(last[..ascii])) return null;
        labels[^1] = last[..ascii];
        return last.Length - ascii;
    }

    static string Decoded(string host) =>
        host.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(host).ToLowerInvariant() : host;

    static int PathEnd(string text, int end)
    {
        if (end >= text.Length || !(IsSlash(text[end]) || text[end] is '?' or '#' or ':')) return end;
        while (end < text.Length && text[end] > ' ' && text[end] < '\u2E80' && text[end] is not ('"' or '<' or '>' or '\'' or '|')) end++;
        return end;
    }

    static Stretch Stretch(string text, int start, int end)
    {
        while (end > start + 1 && text[end - 1] is '.' or ',' or ')' or ']' or '!' or '?' or ';' or ':') end--;
        return new(start, end - start);
    }

    static bool EndsAuthority(string text, int at) =>
        char.IsWhiteSpace(text[at]) || IsSlash(text[at]) || text[at] is '?' or '#' or '"' or '\'' or '<' or '>' or '(' or ')' or '[' or ']' or ',' or ';' or '!' or '|'
        || (!char.IsLetterOrDigit(text[at]) && !char.IsAscii(text[at]) && !IsInvisible(text[at]) && !IsDot(text, at));

    static bool IsSlash(char c) => c is '/' or '\\';

    /// <summary>Not shown, and dropped by whoever opens the link.</summary>
    static bool IsInvisible(char c) => c is '\u00AD' or (>= '\u200B' and <= '\u200D') or '\u2060' or '\uFEFF';

    /// <summary>A letter, digit or hyphen of a name; beyond ASCII only the alphabets whose letters pass for Latin ones.</summary>
    static bool IsHostPart(string text, int at) =>
        char.IsAsciiLetterOrDigit(text[at]) || text[at] is '-' or '_' || IsInvisible(text[at])
        || (text[at] is >= '\u00C0' and < '\u0530' && char.IsLetter(text[at]));

    /// <summary>A full stop is a dot only between two labels: 「可以。ok」 has a space of its own sense.</summary>
    static bool IsDot(string text, int at) =>
        text[at] == '.' || (text[at] == '。' && at > 0 && at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at - 1]) && char.IsAsciiLetterOrDigit(text[at + 1]));
}
