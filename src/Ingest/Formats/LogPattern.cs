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

    readonly Regex quick;
    readonly Regex linear;

    /// <exception cref="ArgumentException">Not a pattern.</exception>
    /// <exception cref="NotSupportedException">Look-around or a back-reference, which no linear engine has.</exception>
    public LogPattern(string pattern)
    {
        linear = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        quick = new Regex(pattern, RegexOptions.CultureInvariant, Patience);
    }

    public IEnumerable<string> Groups => linear.GetGroupNames().Where(name => !char.IsAsciiDigit(name[0]));

    public Match Match(string line)
    {
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
