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

    /// <summary>Lines after which compiling a pattern has paid for itself.</summary>
    const int Many = 20_000;

    readonly string text;
    readonly Regex linear;
    Regex quick;
    int used;

    /// <exception cref="ArgumentException">Not a pattern.</exception>
    /// <exception cref="NotSupportedException">Look-around or a back-reference, which no linear engine has.</exception>
    public LogPattern(string pattern)
    {
        text = pattern;
        linear = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        quick = new Regex(pattern, RegexOptions.CultureInvariant, Patience);
        IsTwoLines = pattern.Contains(@"\n", StringComparison.Ordinal);
        HasGroups = Groups.Any();
    }

    /// <summary>The pattern describes two lines, with <c>\n</c> between them.</summary>
    public bool IsTwoLines { get; }

    /// <summary>Whether the pattern names parts of the line.</summary>
    public bool HasGroups { get; }

    public IEnumerable<string> Groups => linear.GetGroupNames().Where(name => !char.IsAsciiDigit(name[0]));

    public override string ToString() => text;

    public Match Match(string line)
    {
        if (++used == Many) quick = new Regex(text, RegexOptions.CultureInvariant | RegexOptions.Compiled, Patience);
        try
        {
            return quick.Match(line);
        }
        catch (RegexMatchTimeoutException)
        {
            return linear.Match(line);
        }
    }
}
