using System.Text.RegularExpressions;
using QA.Ingest.Conversations;

namespace QA.Ingest.Formats;

/// <summary>How the lines of a text log are told apart.</summary>
/// <remarks>
/// The groups of a message pattern are named after canonical columns, or <c>date</c> and <c>time</c>; the first pattern
/// that matches wins, messages before filtered lines. A message pattern with <c>\n</c> in it describes two lines.
/// </remarks>
public sealed record LogLines(IReadOnlyList<LogPattern> Messages)
{
    /// <summary>Lines that are no message.</summary>
    public IReadOnlyList<FilteredLine> Filtered { get; init; } = [];

    /// <summary>Texts that are no plain text: the placeholder an export writes for an image, a recall …</summary>
    public IReadOnlyList<(LogPattern Pattern, MessageKind Kind)> Kinds { get; init; } = [];

    public LogBody Body { get; init; }

    /// <summary>Patterns on the file's name, for a date, channel or customer that the lines leave out.</summary>
    public IReadOnlyList<LogPattern> FileName { get; init; } = [];

    /// <summary>Whether dates leave the order of day and month open, so that the whole file must decide.</summary>
    public bool InfersDates { get; init; }

    /// <summary>Lines that tell this format from another of the same layout: of equals, the one with more of them is chosen.</summary>
    public IReadOnlyList<LogPattern> Signs { get; init; } = [];

    /// <summary>The kind of line: the pattern that matched, or what it is instead; neither: an unknown line.</summary>
    /// <param name="next">The line after it, for messages whose head takes two lines.</param>
    /// <param name="lines">How many lines the head takes.</param>
    public (Match? Message, FilteredLine? Filtered) Read(string line, string? next, out int lines)
    {
        lines = 1;
        foreach (var filtered in Filtered)
            if (filtered.First && filtered.Pattern.Match(line).Success) return (null, filtered);
        foreach (var pattern in Messages)
        {
            if (!pattern.IsTwoLines)
            {
                if (pattern.Match(line) is { Success: true } match) return (match, null);
            }
            else if (next is not null && pattern.Match($"{line}\n{next}") is { Success: true } both)
            {
                lines = 2;
                return (both, null);
            }
        }
        foreach (var filtered in Filtered)
            if (!filtered.First && filtered.Pattern.Match(line).Success) return (null, filtered);
        return (null, null);
    }
}

/// <summary>A line that is no message, with the reason it is counted under.</summary>
/// <param name="Ends">Whether it ends the message above; unknown lines after it then belong to it. Else the message goes on.</param>
/// <param name="First">Whether it is looked for before messages, which it would pass for.</param>
/// <remarks>Named groups of the pattern hold for the lines that follow: a heading with the customer's name, a line with the date.</remarks>
public sealed record FilteredLine(LogPattern Pattern, string Reason, bool Ends, bool First = false);

/// <summary>Whether a line that no pattern knows is rejected, or continues the message above it.</summary>
public enum LogBody { SingleLine, Continued }
