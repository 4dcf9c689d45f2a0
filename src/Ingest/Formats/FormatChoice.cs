namespace QA.Ingest.Formats;

/// <summary>What a file was recognised as, or why it was not.</summary>
public abstract record FormatDecision
{
    /// <summary>Recognised.</summary>
    /// <param name="Separator">Of a delimited file; else NUL.</param>
    /// <param name="Headings">The file's own headings; empty for a text log.</param>
    /// <param name="Why">A sentence for people: what the decision rests on.</param>
    public sealed record Chosen(
        ExportFormat Format, Shape Shape, char Separator, IReadOnlyList<string> Headings, HeadingMatch Match, string Why) : FormatDecision;

    /// <summary>Not readable as anything known.</summary>
    public sealed record Refused(string What, string Remedy) : FormatDecision
    {
        /// <summary>Nobody said what it is, and no format claims it.</summary>
        public bool IsUnknown { get; init; }
    }
}

/// <summary>What a user said about a file before it was looked at.</summary>
/// <param name="Format">Name of the format (<c>--format</c>), or null.</param>
/// <param name="Kind">What it holds (<c>--orders FILE</c>), or null.</param>
/// <param name="Map">Heading by column name (<c>--map role=发送方</c>).</param>
public sealed record FormatWishes(string? Format, ExportKind? Kind, IReadOnlyDictionary<string, string> Map);
