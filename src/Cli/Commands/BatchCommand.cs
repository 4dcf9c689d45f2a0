using System.CommandLine;
using System.Diagnostics;
using QA.Ingest.Batch;
using QA.Ingest.Formats;
using QA.Ingest.Readers;
using QA.Reports.Batch;
using QA.Reports.Exports;

namespace QA.Cli.Commands;

/// <summary><c>qa batch PATH… --out DIR</c>: exports in, every output table out, without workspace or index.</summary>
sealed class BatchCommand : ICommand
{
    readonly Argument<string[]> paths = new("PATH") { Description = "Files or folders to read; - is stdin", Arity = ArgumentArity.OneOrMore };
    readonly Option<string> output = new("--out") { Description = "Folder for the tables", HelpName = "DIR", Required = true };
    readonly Option<string> format = new("--format") { Description = "csv or jsonl", DefaultValueFactory = _ => "csv" };
    readonly Option<bool> bom = new("--bom") { Description = "Begin CSV with a byte order mark, for spreadsheets" };
    readonly Option<bool> personal = new("--show-personal-data") { Description = "Do not mask phones, addresses and order numbers in texts" };
    readonly Option<int> threads = new("--threads") { Description = "Threads to use (default: one per processor); the bytes are the same", DefaultValueFactory = _ => 0 };
    readonly Option<bool> strict = new("--strict") { Description = "Exit with 2 if any row was rejected" };

    public Command Build(Globals globals)
    {
        format.AcceptOnlyFromAmong("csv", "jsonl");
        return new Command("batch", "Write every table of the given exports in one pass, without a workspace")
        {
            paths, output, format, bom, personal, threads, strict,
        }.Does(globals, Run);
    }

    int Run(Session session)
    {
        var watch = Stopwatch.StartNew();
        var intake = new Intake(session);
        using var input = new BatchInput(session.Profile);
        foreach (var path in session.Value(paths)!)
        {
            if (path == "-") intake.Try(() => input.Add(ExportFile.Open(Console.OpenStandardInput(), "stdin.jsonl", FormatCatalog.BuiltIn, session.Profile, new ReadOptions())));
            else
                intake.Try(() =>
                {
                    foreach (var file in ExportPaths.Of(path))
                        intake.Try(() => input.Add(ExportFile.Open(file, FormatCatalog.BuiltIn, session.Profile, new ReadOptions())), oneOfMany: file != path);
                });
        }
        if (input.Receipts.Count == 0) return intake.RefuseAll();

        var options = new ExportOptions
        {
            Format = session.Value(format) == "jsonl" ? TableFormat.Jsonl : TableFormat.Csv,
            ByteOrderMark = session.Value(bom),
            ShowPersonalData = session.Value(personal),
            Slow = session.Profile.Latency.Slow,
        };
        var conversations = BatchRun.Write(input, session.Profile, session.Rules, options, session.Value(output)!, session.Value(threads));
        var receipts = input.Receipts;
        ReceiptPrinter.Print(session, receipts, intake.Unread, input.RejectedOf, (conversations, receipts.Where(r => r.Kind == "transcript").Sum(r => r.Accepted)), watch.ElapsedMilliseconds);
        var nothing = receipts.Sum(r => r.Read) > 0 && receipts.Sum(r => r.Accepted + r.Duplicate) == 0;
        var lost = intake.Unread.Count > 0 || receipts.Any(r => r.Rejected > 0);
        return intake.HasRefused || nothing || (session.Value(strict) && lost) ? ExitCode.InputRefused : ExitCode.Done;
    }
}
