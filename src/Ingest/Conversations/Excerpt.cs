namespace QA.Ingest.Conversations;

/// <summary>The only form in which a transcript's text may appear in a log, a receipt or an error.</summary>
public static class Excerpt
{
    /// <summary>UTF-16 units: enough to find the row, too few to leak it.</summary>
    public const int Length = 40;

    /// <summary>At most <see cref="Length"/> units of <paramref name="text"/> on one line, never half a surrogate pair.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        var cut = Math.Min(text.Length, Length);
        if (cut < text.Length && cut > 0 && char.IsHighSurrogate(text[cut - 1])) cut--;
        return string.Create(cut, text[..cut], static (line, source) =>
        {
            for (var i = 0; i < line.Length; i++) line[i] = char.IsControl(source[i]) ? ' ' : source[i];
        });
    }
}
