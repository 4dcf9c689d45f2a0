using QA.Ingest.Conversations;
using QA.Ingest.Formats;
using QA.Ingest.Settings;

namespace QA.Ingest.Readers;

/// <summary>导出文件: one file, recognised and ready to be read row by row.</summary>
/// <remarks>Opening looks through the file once, for its hash and encoding; reading streams, and holds no more than a few rows.</remarks>
public sealed class ExportFile
{
    const string CutOffNote = "the packed data break off: the rows behind that place are missing";

    readonly ExportSource source;
    readonly FormatDecision.Chosen choice;
    readonly ReadOptions options;
    readonly Profile profile;
    readonly TimeZoneInfo zone;
    readonly LocalDates? dates;
    readonly List<string> notes = [];

    ExportFile(ExportSource source, FormatDecision.Chosen choice, ReadOptions options, Profile profile)
    {
        // A file can be opened again; the start of a stream is kept by what reads it.
        (this.source, this.choice, this.options, this.profile) = (source with { Head = [] }, choice, options, profile);
        zone = choice.Format.Zone ?? profile.TimeZone;
        Replaced = source.Replaced;
        if (choice.Format.Lines is { InfersDates: true }) dates = DatesOf(source);
        if (source.IsCutOff) notes.Add(CutOffNote);
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

    /// <summary>Without folder; of a file in an archive with the archive's name before it, which may hold the day or the customer.</summary>
    string Name => Archive.Split(Path) is var (archive, entry) ? $"{System.IO.Path.GetFileName(archive)}/{entry}" : System.IO.Path.GetFileName(Path);

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
        var decision = source.Container switch
        {
            Container.Workbook => formats.DetectSheets(Workbook.FirstRows(source), wishes),
            Container.Archive when ChannelArchive.Check(source) => formats.DetectArchive(wishes),
            Container.Archive => new FormatDecision.Refused("it is an archive of several files", "name the folder it lies in, or one file in it as if it were a folder"),
            _ => formats.Detect(System.IO.Path.GetFileName(source.Path), source.HeadText(), wishes),
        };
        return decision switch
        {
            FormatDecision.Chosen choice => new(source, choice, options, profile),
            FormatDecision.Refused refused => throw new ExportRefusedException(source.Path, refused.What, refused.Remedy) { IsUnknown = refused.IsUnknown },
            var other => throw new InvalidOperationException($"unknown decision {other.GetType().Name}"),
        };
    }

    /// <summary>Looks through the whole file (of a stream, its start) for the order of day and month.</summary>
    LocalDates DatesOf(ExportSource source)
    {
        var seen = new LocalDates();
        var bytes = Sha256.Length == 0 ? () => new MemoryStream(source.Head) : source.Open;
        var input = new ShapeInput(bytes, source.Encoding, choice, Name, options, seen);
        using (var reader = FileShapes.Of(choice.Shape).Open(input))
            while (reader.Read() is not RecordOutcome.End) { }
        return seen.Decide(options.DateOrder) ? seen : throw new ExportRefusedException(Path,
            "its dates, such as 3/4/25, may start with the day or with the month, and nothing in the file tells which",
            "say --date-order dmy, mdy or ymd");
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
        var rows = LastCutOff(Mapped(), row => row is ExportRow.Accepted, row => new ExportRow.Rejected(row.Line, row.Offset, CutOff, ""));
        if (choice.Format.RoleSource is not RoleSource.Export) rows = new SenderRoles(profile, choice.Format, notes.Add).Resolve(rows);
        return new AutomaticReplies(profile, choice.Format, notes.Add).Classify(rows);
    }

    const string CutOff = "the packed data break off here: the row may not be whole";

    IEnumerable<ExportRow> Mapped()
    {
        using var rows = Start(out var input);
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
        Finish(rows, input);
        if (mapper.Note is { } note && !notes.Contains(note)) notes.Add(note);
    }

    IEnumerable<TableRow<T>> Table<T>(ExportKind kind, Func<TableMapper, (T? Row, string? Problem)> map) where T : class
    {
        Expect(kind);
        return LastCutOff(Read(), row => row is TableRow<T>.Accepted, row => new TableRow<T>.Rejected(row.Line, row.Offset, CutOff, ""));

        IEnumerable<TableRow<T>> Read()
        {
            using var rows = Start(out var input);
            var mapper = new TableMapper(rows, choice.Format, new TimeReader(zone, choice.Format.Times));
            while (true)
            {
                var outcome = rows.Read();
                if (outcome is RecordOutcome.End) break;
                var (row, problem) = outcome is RecordOutcome.Record ? map(mapper) : (null, rows.Reason);
                yield return row is not null ? new TableRow<T>.Accepted(rows.Line, rows.Offset, row)
                    : outcome is RecordOutcome.Filtered ? new TableRow<T>.Filtered(rows.Line, rows.Offset, rows.Reason)
                    : new TableRow<T>.Rejected(rows.Line, rows.Offset, problem!, rows.Excerpt);
            }
            Finish(rows, input);
        }
    }

    /// <summary>Where packed data break off, the last row was read from a part of its bytes: nobody can trust it.</summary>
    IEnumerable<T> LastCutOff<T>(IEnumerable<T> rows, Func<T, bool> isAccepted, Func<T, T> reject) where T : class
    {
        if (!source.IsCutOff && source.Gzip is null) return rows;
        return Held();

        IEnumerable<T> Held()
        {
            T? last = null;
            foreach (var row in rows)
            {
                if (last is not null) yield return last;
                last = row;
            }
            if (last is null) yield break;
            var cut = source.IsCutOff || source.Gzip is { IsCutOff: true };
            yield return cut && isAccepted(last) ? reject(last) : last;
        }
    }

    IRecordReader Start(out ShapeInput input)
    {
        input = new ShapeInput(source.Open, source.Encoding, choice, Name, options, dates);
        return FileShapes.Of(choice.Shape).Open(input);
    }

    /// <summary>A file's characters were counted before; those of a stream are known only now.</summary>
    void Finish(IRecordReader rows, ShapeInput input)
    {
        if (rows.Note is { } note && !notes.Contains(note)) notes.Add(note);
        if (input.Read is not { } text) return;
        const string cutOff = "the file ends within a character: it was cut off";
        if (text.IsCutOff && !notes.Contains(cutOff)) notes.Add(cutOff);
        Replaced = text.Replaced;
        if (text.IsDamaged) throw ExportSource.Damaged(Path);
        if (source.Gzip is { IsCutOff: true } && !notes.Contains(CutOffNote)) notes.Add(CutOffNote);
        var misread = text.Replaced - (text.IsCutOff ? 1 : 0);
        if (Sha256.Length == 0 && misread > profile.Import.MaxReplaced * text.Length)
            throw new ExportRefusedException(Path, $"{misread} characters cannot be read as {EncodingName}",
                "name the right one with --encoding, or accept the loss with import.max_replaced in the profile");
    }

    void Expect(ExportKind kind)
    {
        if (Kind != kind) throw new InvalidOperationException($"{Path} holds {Kind}, not {kind}");
    }
}
