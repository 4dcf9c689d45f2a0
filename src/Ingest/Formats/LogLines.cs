using System.Text.RegularExpressions;
using QA.Ingest.Conversations;

namespace QA.Ingest.Formats;

/// <summary>How the lines of a text log are told apart.</summary>
/// <remarks>
/// The groups of a message pattern are named after canonical columns, or <c>date</c> and <c>time</c>; the first pattern
/// that matches wins, messages before filtered lines.
/// </remarks>
public sealed record LogLines(IReadOnlyList<LogPattern> Messages)
{
    /// <summary>Lines that are no message, with the reason they are counted under.</summary>
    public IReadOnlyList<(LogPattern Pattern, string Reason)> Filtered { get; init; } = [];

    /// <summary>Texts that are no plain text: the placeholder an export writes for an image, a recall …</summary>
    public IReadOnlyList<(LogPattern Pattern, MessageKind Kind)> Kinds { get; init; } = [];

    public LogBody Body { get; init; }

    /// <summary>Patterns on the file's name, for a date or channel that the lines leave out.</summary>
    public IReadOnlyList<LogPattern> FileName { get; init; } = [];

    /// <summary>The kind of line: the pattern that matched, or why it is no message; neither: an unknown line.</summary>
    public (Match? Message, string? Reason) Read(string line)
    {
        foreach (var pattern in Messages)
            if (pattern.Match(line) is { Success: true } match) return (match, null);
        foreach (var (pattern, reason) in Filtered)
            if (pattern.Match(line).Success) return (null, reason);
        return (null, null);
    }
}

/// <summary>Whether a line that no pattern knows is rejected, or continues the message above it.</summary>
public enum LogBody { SingleLine, Continued }
