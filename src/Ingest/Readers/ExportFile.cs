using QA.Ingest.Conversations;
using QA.Ingest.Formats;
using QA.Ingest.Settings;

namespace QA.Ingest.Readers;

/// <summary>导出文件: one file, recognised and ready to be read row by row.</summary>
/// <remarks>Opening looks through the file once, for its hash and encoding; reading streams, and holds no more than a few rows.</remarks>
public sealed class ExportFile
{
    readonly ExportSource source;
    readonly FormatDecision.Chosen choice;
    readonly ReadOptions options;
    readonly TimeZoneInfo zone;
    readonly ImportSettings settings;
    readonly List<string> notes = [];

    ExportFile(ExportSource source, FormatDecision.Chosen choice, ReadOptions options, Profile profile)
    {
        // A file can be opened again; the start of a stream is kept by what reads it.
        (this.source, this.choice, this.options) = (source with { Head = [] }, choice, options);
        zone = choice.Format.Zone ?? profile.TimeZone;
        settings = profile.Import;
        Replaced = source.Replaced;
        if (source.IsDamaged) notes.Add("the packed data are damaged: what follows the damage is missing");
    }

    /// <summary>As the user gave it.</summary>
    public string Path => source.Path;

    /// <summary>Of the file as it lies on the disk, in lower-case hexadecimal digits; empty for a stream.</summary>
    public string Sha256 => source.Sha256;

    public ExportFormat Format => choice.Format;
    public ExportKind Kind => choice.Format.Kind;

    /// <summary>A sentence on what the choice of the format rests on.</summary>
    public string Why => choice.Why;

    public string EncodingName => source.Encoding.Name;

    /// <summary>Characters that could not be read. Of a stream, known once its rows are read.</summary>
    public long Replaced { get; private set; }

    /// <summary>Zone in which times without an offset are read.</summary>
    public TimeZoneInfo Zone => zone;

    /// <summary>What a reader of the receipt should know; complete once the rows are read.</summary>
    public IReadOnlyList<string> Notes => notes;

    string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Looks at a file: its hash, encoding and format.</summary>
    /// <exception cref="ExportRefusedException">It cannot be read as any export known.</exception>
    public static ExportFile Open(string path, FormatCatalog formats, Profile profile, ReadOptions options) =>
        Recognise(ExportSource.OfFile(path, options, profile.Import), formats, profile, options);

    /// <summary>Looks at the start of a stream that can be read only once, such as standard input; its rows can be read once too.</summary>
    /// <exception cref="ExportRefusedException">It cannot be read as any export known.</exception>
    public static ExportFile Open(Stream once, string name, FormatCatalog formats, Profile profile, ReadOptions options) =>
        Recognise(ExportSource.OfStream(once, name, options), formats, profile, options);

    static ExportFile Recognise(ExportSource source, FormatCatalog formats, Profile profile, ReadOptions options)
    {
        var wishes = new FormatWishes(options.Format, options.Kind, options.Map);
        return formats.Detect(System.IO.Path.GetFileName(source.Path), source.HeadText(), wishes) switch
        {
            FormatDecision.Chosen choice => new(source, choice, options, profile),
            FormatDecision.Refused refused => throw new ExportRefusedException(source.Path, refused.What, refused.Remedy),
            var other => throw new InvalidOperationException($"unknown decision {other.GetType().Name}"),
        };
    }

    /// <summary>The messages, in file order, each row accounted for. Only of a transcript.</summary>
    /// <exception cref="ExportRefusedException">A stream turned out to hold too many unreadable characters.</exception>
    public IEnumerable<ExportRow> Rows()
    {
        Expect(ExportKind.Transcript);
        return ReadRows();
    }

    public IEnumerable<TableRow<Order>> Orders() => Table(ExportKind.Orders, mapper => mapper.Order());
    public IEnumerable<TableRow<Rating>> Ratings() => Table(ExportKind.Ratings, mapper => mapper.Rating());
    public IEnumerable<TableRow<Agent>> Agents() => Table(ExportKind.Agents, mapper => mapper.Agent());
    public IEnumerable<TableRow<Shift>> Shifts() => Table(ExportKind.Shifts, mapper => mapper.Shift());

    IEnumerable<ExportRow> ReadRows()
    {
        using var rows = Start(out var text);
        var mapper = new TranscriptMapper(choice.Format, new TimeReader(zone, choice.Format.Times));
        while (true)
        {
            var outcome = rows.Read();
            if (outcome is RecordOutcome.End) break;
            yield return outcome switch
            {
                RecordOutcome.Record => mapper.Map(rows),
                RecordOutcome.Rejected => new ExportRow.Rejected(rows.Line, rows.Offset, rows.Reason, rows.Excerpt),
                _ => new ExportRow.Filtered(rows.Line, rows.Offset, rows.Reason),
            };
        }
        Finish(rows, text);
    }

    IEnumerable<TableRow<T>> Table<T>(ExportKind kind, Func<TableMapper, (T? Row, string? Problem)> map) where T : class
    {
        Expect(kind);
        return Read();

        IEnumerable<TableRow<T>> Read()
        {
            using var rows = Start(out var text);
            var mapper = new TableMapper(rows, new TimeReader(zone, choice.Format.Times));
            while (true)
            {
                var outcome = rows.Read();
                if (outcome is RecordOutcome.End) break;
                var (row, problem) = outcome is RecordOutcome.Record ? map(mapper) : (null, rows.Reason);
                yield return row is not null ? new TableRow<T>.Accepted(rows.Line, rows.Offset, row)
                    : outcome is RecordOutcome.Filtered ? new TableRow<T>.Filtered(rows.Line, rows.Offset, rows.Reason)
                    : new TableRow<T>.Rejected(rows.Line, rows.Offset, problem!, rows.Excerpt);
            }
            Finish(rows, text);
        }
    }

    IRecordReader Start(out ExportText text)
    {
        text = new ExportText(source.Open(), source.Encoding);
        return FileShapes.Of(choice.Shape).Open(new TextBlocks(text, options.MaxRow), choice, Name, options.MaxRow);
    }

    /// <summary>A file's characters were counted before; those of a stream are known only now.</summary>
    void Finish(IRecordReader rows, ExportText text)
    {
        if (rows.Note is { } note && !notes.Contains(note)) notes.Add(note);
        const string cutOff = "the file ends within a character: it was cut off";
        if (text.IsCutOff && !notes.Contains(cutOff)) notes.Add(cutOff);
        Replaced = text.Replaced;
        var misread = text.Replaced - (text.IsCutOff ? 1 : 0);
        if (Sha256.Length == 0 && misread > settings.MaxReplaced * text.Length)
            throw new ExportRefusedException(Path, $"{misread} characters cannot be read as {EncodingName}",
                "name the right one with --encoding, or accept the loss with import.max_replaced in the profile");
    }

    void Expect(ExportKind kind)
    {
        if (Kind != kind) throw new InvalidOperationException($"{Path} holds {Kind}, not {kind}");
    }
}
