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

    /// <summary>Texts that are no plain text, in shapes without lines: the placeholder an export writes for an image …</summary>
    public IReadOnlyList<(LogPattern Pattern, MessageKind Kind)> TextKinds { get; init; } = [];

    /// <summary>What a kind means that no word names; null: such a row is rejected. An unknown kind without a text says nothing.</summary>
    public MessageKind? OtherKinds { get; init; }

    /// <summary>Words for stars in a table of ratings: 非常满意 is five.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Stars { get; init; } = [];

    public RoleSource RoleSource { get; init; }

    /// <summary>Whether an agent's text that recurs within a second of the customer's counts as automatic.</summary>
    public bool GuessesAutomatic { get; init; }

    /// <summary>Texts that say of themselves that they are automatic: [自动回复].</summary>
    public IReadOnlyList<LogPattern> AutomaticTexts { get; init; } = [];

    /// <summary>Senders that are bots by their names: 店小蜜.</summary>
    public IReadOnlyList<LogPattern> BotNames { get; init; } = [];

    /// <summary>Senders that mean the exporting account itself, which is the shop's: 我.</summary>
    public IReadOnlyList<LogPattern> SelfNames { get; init; } = [];

    /// <summary>Words of the kind column that only the system writes: such a row is no one's message.</summary>
    public IReadOnlyList<string> SystemKinds { get; init; } = [];

    /// <summary>Texts that an export writes where it cannot show a message: kept as an empty text, which is no reply.</summary>
    public IReadOnlyList<LogPattern> Unsupported { get; init; } = [];

    public IReadOnlyList<TimeStyle> Times { get; init; } = [TimeStyle.Canonical];

    /// <summary>The zone of times without offset; null: the profile's.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>How lines are read: of a <see cref="Shape.TextLog"/>, or within the text cells of a table that holds whole chats.</summary>
    public LogLines? Lines { get; init; }

    /// <summary>Where messages are; only for <see cref="Shape.JsonTree"/>, whose headings are paths.</summary>
    public JsonPaths? Tree { get; init; }

    /// <summary>The column that the name of a workbook's sheet fills, or -1.</summary>
    public int SheetColumn { get; init; } = -1;

    /// <summary>What to know before trusting an export of this kind: for the documentation.</summary>
    public IReadOnlyList<(string Zh, string En)> Traps { get; init; } = [];

    /// <summary>Exports in data-samples/ that this format must read.</summary>
    public IReadOnlyList<string> Samples { get; init; } = [];

    public string Title(bool chinese) => chinese ? TitleZh : TitleEn;
}
