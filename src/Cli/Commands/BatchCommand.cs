using System.CommandLine;
using System.Diagnostics;
using System.Runtime;
using QA.Analysis.Rules;
using QA.Ingest.Batch;
using QA.Ingest.Formats;
using QA.Ingest.Readers;
using QA.Ingest.Store;
using QA.Reports.Batch;
using QA.Reports.Exports;

namespace QA.Cli.Commands;

/// <summary><c>qa batch PATH… --out DIR</c>: exports in, every output table out, without workspace or index.</summary>
sealed class BatchCommand : ICommand
{
    readonly Argument<string[]> paths = new("PATH") { Description = "Files or folders to read; - is stdin", Arity = ArgumentArity.OneOrMore };
    readonly NamedTables named = new();
    readonly TableOptions tables = new();
    readonly Option<string?> only = new("--tables") { Description = "Write only these tables, joined by commas; nothing is looked at that they do not need", HelpName = "NAMES" };
    readonly Option<bool> bare = new("--only-own-rules") { Description = "Check the rules of --rules alone, without the built-in packs" };
    readonly Option<bool> partial = new("--partial") { Description = "Write a partial into --out instead of tables, for qa merge" };
    readonly Option<string?> part = new("--part") { Description = "With --partial: only the conversations of this part, such as 2/8", HelpName = "N/M" };
    readonly Option<bool> strict = new("--strict") { Description = "Exit with 2 if any row was rejected" };

    public Command Build(Globals globals) => tables.AddTo(named.AddTo(new Command("batch", "Write every table of the given exports in one pass, without a workspace")
    {
        paths, only, bare, strict, partial, part,
    })).Does(globals, Run);

    int Run(Session session)
    {
        var watch = Stopwatch.StartNew();
        // Nobody waits for an answer meanwhile: collecting beside the work would cost more than it spares.
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        if (session.Value(part) is { } asked && (!session.Value(partial) || InputPart.Read(asked) is null))
            return session.Fail("--part needs --partial and is written as 2/8: the second of eight parts", ExitCode.WrongUsage);
        string[] names = session.Value(only)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        if (names.FirstOrDefault(name => !TableFiles.Names.Contains(name)) is { } unknown)
            return session.Fail($"there is no table '{unknown}': use {string.Join(", ", TableFiles.Names)}", ExitCode.WrongUsage);
        if (names.Length > 0 && session.Value(partial)) return session.Fail("a partial is for every table: leave --tables out", ExitCode.WrongUsage);
        if (session.Value(bare) && session.OwnRules is null) return session.Fail("--only-own-rules needs rules of your own: name them with --rules", ExitCode.WrongUsage);
        var intake = new Intake(session);
        using var input = new BatchInput(session.Profile, part: session.Value(part) is { } text ? InputPart.Read(text) : null);
        var readings = new List<(Task Reading, bool IsOneOfMany)>();
        // Rules are read and proved beside the exports: the first takes as long as a hundred thousand rows.
        var rules = Task.Run(() => session.Value(bare) ? RuleBook.Load(RuleFiles.Read(session.OwnRules!)) : session.Rules);
        foreach (var path in session.Value(paths)!)
        {
            if (path == "-") Add(() => ExportFile.Open(Console.OpenStandardInput(), "stdin.jsonl", FormatCatalog.BuiltIn, session.Profile, new ReadOptions()), oneOfMany: false);
            else
                intake.Try(() =>
                {
                    foreach (var file in ExportPaths.Of(path))
                        Add(() => ExportFile.Open(file, FormatCatalog.BuiltIn, session.Profile, new ReadOptions()), oneOfMany: file != path);
                });
        }
        foreach (var (path, kind) in named.Of(session))
            Add(() => ExportFile.Open(path, FormatCatalog.BuiltIn, session.Profile, new ReadOptions { Kind = kind }), oneOfMany: false);
        foreach (var (reading, isOneOfMany) in readings) intake.Try(() => reading.GetAwaiter().GetResult(), isOneOfMany);
        if (input.Receipts.Count == 0) return intake.RefuseAll();

        var book = rules.GetAwaiter().GetResult();
        var (folder, threads) = (tables.Folder(session), tables.Threads(session));
        var conversations = session.Value(partial)
            ? PartialRun.Write(input, session.Profile, book, EngineVersion.Text, folder, threads)
            : BatchRun.Write(input, session.Profile, book, tables.Of(session), folder, threads, names);
        List<Receipt> receipts = [.. input.Receipts, .. input.Repeated];
        ReceiptPrinter.Print(session, receipts, intake.Unread, input.RejectedOf, (conversations, receipts.Where(r => r.Kind == "transcript").Sum(r => r.Accepted)), watch.ElapsedMilliseconds);
        var nothing = receipts.Sum(r => r.Read) > 0 && receipts.Sum(r => r.Accepted + r.Duplicate) == 0;
        var lost = intake.Unread.Count > 0 || receipts.Any(r => r.Rejected > 0);
        return intake.HasRefused || nothing || (session.Value(strict) && lost) ? ExitCode.InputRefused : ExitCode.Done;

        void Add(Func<ExportFile> open, bool oneOfMany) => intake.Try(() => readings.Add((input.Add(open()), oneOfMany)), oneOfMany);
    }
}
