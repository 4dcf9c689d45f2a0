using QA.Ingest.Conversations;

namespace QA.Ingest.Formats;

/// <summary>导出格式: how one program writes its exports, as its YAML file says.</summary>
public sealed record ExportFormat(string Name, ExportKind Kind, IReadOnlyList<Shape> Shapes, Sureness Sure)
{
    /// <summary>Where the format was read from, for messages.</summary>
    public string Path { get; init; } = "";

    public string TitleZh { get; init; } = "";
    public string TitleEn { get; init; } = "";

    /// <summary>By column number, the headings that mean it, the preferred one first; none where the format lacks the column.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Headings { get; init; } = [];

    /// <summary>Groups of column numbers: of each group at least one must be there, or the file is refused.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Needs { get; init; } = [];

    /// <summary>Words of the role column. Empty: the export names no roles.</summary>
    public IReadOnlyList<KeyValuePair<string, Role>> Roles { get; init; } = [];

    /// <summary>Words of the kind column.</summary>
    public IReadOnlyList<KeyValuePair<string, MessageKind>> Kinds { get; init; } = [];

    public IReadOnlyList<TimeStyle> Times { get; init; } = [TimeStyle.Canonical];

    /// <summary>The zone of times without offset; null: the profile's.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>How lines are read; only for <see cref="Shape.TextLog"/>.</summary>
    public LogLines? Lines { get; init; }

    /// <summary>Exports in data-samples/ that this format must read.</summary>
    public IReadOnlyList<string> Samples { get; init; } = [];

    public string Title(bool chinese) => chinese ? TitleZh : TitleEn;
}
