using System.Text.RegularExpressions;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Ingest.Text;

namespace QA.Analysis.Rules.Matching;

/// <summary>One alternative of a phrasing as its author wrote it: words, or a regular expression, folded.</summary>
/// <remarks>Words match as they stand, in Latin script only whole; a regular expression sets its own borders.</remarks>
internal sealed record Pattern(string Folded, YamlValue Place)
{
    /// <summary>What the expression needs; null where these are words.</summary>
    public RegexWords? Needs { get; private init; }

    public bool IsExpression => Needs is not null;

    /// <summary>Reads <c>保证</c>, <c>{text: 保证}</c> or <c>{regex: "百分(之)?百"}</c>.</summary>
    /// <exception cref="SettingsException">Neither, empty, or an expression that cannot be used.</exception>
    public static Pattern Read(YamlValue value)
    {
        if (value.IsText) return Words(value);
        var map = value.AsMap();
        var (text, regex) = (map.Find("text"), map.Find("regex"));
        map.RefuseUnknown();
        return (text, regex) switch
        {
            ({ } words, null) => Words(words),
            (null, { } expression) => Expression(expression),
            _ => throw value.Error("either 'text:' or 'regex:' is needed here"),
        };
    }

    static Pattern Words(YamlValue value)
    {
        var folded = Fold.Of(value.AsText());
        if (string.IsNullOrWhiteSpace(folded)) throw value.Error("this can never match: it holds no word; write the words, or remove it");
        if (folded.Trim().Length != folded.Length) throw value.Error("words must not begin or end with a space: remove it");
        return new(folded, value);
    }

    static bool HasReference(string pattern)
    {
        for (var i = 0; i + 1 < pattern.Length; i++)
        {
            if (pattern[i] != '\\') continue;
            if (pattern[++i] is 'k' or >= '1' and <= '9') return true;
        }
        return false;
    }

    static Pattern Expression(YamlValue value)
    {
        var folded = RegexFold.Of(value.AsText());
        if (folded.Contains(@"\p{Lu}", StringComparison.Ordinal))
            throw value.Error(@"this can never match: capital letters are folded to small ones; write \p{L}");
        var needs = RegexWords.Of(folded);
        try
        {
            return new Regex(folded, needs.Ways.Engine | RegexOptions.CultureInvariant).IsMatch("")
                ? throw value.Error("this expression also matches an empty text, so it would hit everything: ask for at least one character")
                : new Pattern(folded, value) { Needs = needs };
        }
        catch (NotSupportedException)
        {
            // The engine refuses what looks around or back, and what has more states than it will hold.
            if (!folded.Contains("(?", StringComparison.Ordinal) && !HasReference(folded))
                throw value.Error("this expression has too many ways to match once its repeats are written out: give them smaller upper bounds");
            throw value.Error("this expression needs backtracking (look-around or a back-reference), which could run for ever: write it without");
        }
        catch (ArgumentException)
        {
            throw value.Error($"'{Excerpt.Of(value.AsText())}' is no regular expression: check its brackets and escapes");
        }
    }
}
