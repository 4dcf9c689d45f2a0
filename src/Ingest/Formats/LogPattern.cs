using System.Text.RegularExpressions;

namespace QA.Ingest.Formats;

/// <summary>A pattern on lines that no line can make slow.</summary>
/// <remarks>
/// The backtracking engine is several times faster on ordinary lines, the other is linear on all of them: where the first
/// has not answered in time, the second does. Both give the same match, so the clock never changes a result.
/// </remarks>
public sealed class LogPattern
{
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <summary>Without any of these a pattern has neither look-around, back-references, atomic groups nor conditions.</summary>
    static readonly string[] Doubtful = ["(?=", "(?!", "(?<=", "(?<!", "(?>", "(?(", @"\k", @"\G", .. Enumerable.Range(1, 9).Select(digit => $@"\{digit}")];

    readonly string text;
    readonly Lazy<Regex> linear;
    Regex quick;
    bool hastened;

    /// <exception cref="ArgumentException">Not a pattern.</exception>
    /// <exception cref="NotSupportedException">Look-around or a back-reference, which no linear engine has.</exception>
    public LogPattern(string pattern)
    {
        text = pattern;
        linear = new(() => new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
        // Making it is work for the few lines that will need it; only what it may refuse is looked at now.
        if (Doubtful.Any(part => pattern.Contains(part, StringComparison.Ordinal))) _ = linear.Value;
        quick = new Regex(pattern, RegexOptions.CultureInvariant, Patience);
        IsTwoLines = pattern.Contains(@"\n", StringComparison.Ordinal);
        HasGroups = Groups.Any();
    }

    /// <summary>The pattern describes two lines, with <c>\n</c> between them.</summary>
    public bool IsTwoLines { get; }

    /// <summary>Whether the pattern names parts of the line.</summary>
    public bool HasGroups { get; }

    public IEnumerable<string> Groups => quick.GetGroupNames().Where(name => !char.IsAsciiDigit(name[0]));

    public override string ToString() => text;

    /// <summary>Compiles the pattern: worth it for many thousands of lines, and for no fewer.</summary>
    public void Hasten()
    {
        if (hastened) return;
        hastened = true;
        quick = new Regex(text, RegexOptions.CultureInvariant | RegexOptions.Compiled, Patience);
    }

    public Match Match(string line)
    {
        try
        {
            return quick.Match(line);
        }
        catch (RegexMatchTimeoutException)
        {
            return linear.Value.Match(line);
        }
    }
}
