using System.CommandLine;
using System.Diagnostics;
using System.Runtime;
using QA.Ingest.Formats;
using QA.Ingest.Readers;
using QA.Ingest.Store;

namespace QA.Cli.Commands;

/// <summary><c>qa import PATH…</c>: exports, orders, ratings, agents and shifts in; a receipt out.</summary>
sealed class ImportCommand : ICommand
{
    readonly Argument<string[]> paths = new("PATH") { Description = "Files or folders to import", Arity = ArgumentArity.ZeroOrMore };
    readonly NamedTables tables = new();
    readonly Option<string?> format = new("--format") { Description = "Read as this format instead of detecting it (see: qa formats list)", HelpName = "NAME" };
    readonly Option<string?> encoding = new("--encoding") { Description = "Read in this encoding: utf-8, gb18030, big5, utf-16", HelpName = "NAME" };
    readonly Option<string?> map = new("--map") { Description = "Name the columns of your own headings: role=发送方,text=内容", HelpName = "COLUMN=HEADING,…" };
    readonly Option<bool> replace = new("--replace") { Description = "Replace the conversations that the files hold whole" };
    readonly Option<bool> strict = new("--strict") { Description = "Exit with 2 if any row was rejected" };

    readonly Option<string?> dateOrder = new("--date-order") { Description = "Order of day, month and year where the dates leave it open: dmy, mdy or ymd", HelpName = "ORDER" };
    readonly Option<bool> dryRun = new("--dry-run") { Description = "Print the receipt alone: nothing is written" };
    readonly Option<int> batch = new("--batch")
    {
        Description = "Rows per transaction: fewer lose less work when stopped, more are faster",
        HelpName = "ROWS",
        DefaultValueFactory = _ => new ImportOptions().BatchRows,
    };

    public Command Build(Globals globals) => tables.AddTo(new Command("import", "Bring exported chats, orders and ratings into the workspace")
    {
        paths, format, encoding, map, replace, strict, dateOrder, dryRun, batch,
    }).Does(globals, Run);

    int Run(Session session)
    {
        var files = new List<(string Path, ExportKind? Kind, bool OneOfMany)>();
        var intake = new Intake(session);
        foreach (var path in session.Value(paths) ?? [])
            intake.Try(() => files.AddRange(ExportPaths.Of(path).Select(f => (f, (ExportKind?)null, f != path))));
        foreach (var (path, kind) in tables.Of(session)) files.Add((path, kind, false));
        if (files.Count == 0 && !intake.HasRefused) return session.Fail("nothing to import: name at least one file or folder", ExitCode.WrongUsage);

        // All files are looked at before anything is made: where none can be used there is no workspace either.
        var exports = new List<ExportFile>();
        foreach (var (path, kind, oneOfMany) in files)
            intake.Try(() => exports.Add(ExportFile.Open(path, FormatCatalog.BuiltIn, session.Profile, new ReadOptions
            {
                Format = session.Value(format),
                Kind = kind,
                Encoding = session.Value(encoding),
                Map = MapOf(session.Value(map)),
                DateOrder = OrderOf(session.Value(dateOrder)),
            })), oneOfMany);
        if (exports.Count == 0) return intake.RefuseAll();

        // Rows are made and dropped as fast as two processors can: a collector of its own on top takes a tenth of them.
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        var watch = Stopwatch.StartNew();
        var receipts = new List<Receipt>();
        if (session.Value(dryRun))
        {
            var trial = new DryRun();
            foreach (var export in exports) intake.Try(() => receipts.Add(trial.Read(export)));
            ReceiptPrinter.Print(session, receipts, intake.Unread, trial.Rejected, null, watch.ElapsedMilliseconds);
            return Code();
        }
        using var workspace = session.OpenForWriting();
        var import = workspace.Import();
        foreach (var export in exports)
            intake.Try(() =>
            {
                using var progress = new Progress(session.Remarks, session.Quiet || session.Json);
                receipts.Add(import.Add(export, session.Profile, new ImportOptions
                {
                    Replace = session.Value(replace),
                    BatchRows = session.Value(batch),
                    Progress = rows =>
                    {
                        progress.Rows(Path.GetFileName(export.Path), rows);
                        // Where a machine has memory to spare the collector lets a batch's buffers lie; a hundredth of the time takes them up.
                        GC.Collect();
                    },
                }) with
                { Why = export.Why });
            });
        import.Sync();
        ReceiptPrinter.Print(session, receipts, intake.Unread, import.Rejected, workspace.Reading.Counts(), watch.ElapsedMilliseconds);
        return Code();

        int Code()
        {
            var read = receipts.Sum(r => r.Read);
            var nothing = read > 0 && receipts.Sum(r => r.Accepted + r.Duplicate) == 0;
            var lost = intake.Unread.Count > 0 || receipts.Any(r => r.Rejected > 0);
            return intake.HasRefused || nothing || (session.Value(strict) && lost) ? ExitCode.InputRefused : ExitCode.Done;
        }
    }

    static DateOrder? OrderOf(string? text) => text switch
    {
        null => null,
        "dmy" => DateOrder.Dmy,
        "mdy" => DateOrder.Mdy,
        "ymd" => DateOrder.Ymd,
        _ => throw new ExportRefusedException("--date-order", $"'{text}' is no order", "write dmy, mdy or ymd"),
    };

    static Dictionary<string, string> MapOf(string? text)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0) throw new ExportRefusedException("--map", $"'{pair}' is not COLUMN=HEADING", "write it as role=发送方,text=内容");
            map[pair[..at].Trim()] = pair[(at + 1)..].Trim();
        }
        return map;
    }
}
