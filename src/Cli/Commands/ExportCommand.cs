using System.CommandLine;
using QA.Ingest.Store;
using QA.Reports.Exports;

namespace QA.Cli.Commands;

/// <summary><c>qa export TABLE|all</c>: the documented tables as flat files, or one table on stdout.</summary>
sealed class ExportCommand : ICommand
{
    readonly Argument<string> table = new("TABLE") { Description = $"all, or one of {string.Join(", ", TableFiles.Names)}" };
    readonly Option<string> format = new("--format") { Description = "csv or jsonl", DefaultValueFactory = _ => "csv" };
    readonly Option<string?> output = new("--out") { Description = "Folder for the files; without it one table goes to stdout", HelpName = "DIR" };
    readonly Option<bool> bom = new("--bom") { Description = "Begin CSV with a byte order mark, for spreadsheets" };
    readonly Option<bool> personal = new("--show-personal-data") { Description = "Do not mask phones, addresses and order numbers in texts" };

    public Command Build(Globals globals)
    {
        format.AcceptOnlyFromAmong("csv", "jsonl");
        return new Command("export", "Write the documented tables as CSV or JSON lines") { table, format, output, bom, personal }.Does(globals, Run);
    }

    int Run(Session session)
    {
        var name = session.Value(table)!;
        if (name != "all" && !TableFiles.Names.Contains(name))
            return session.Fail($"there is no table '{name}': use all, {string.Join(", ", TableFiles.Names)}", ExitCode.WrongUsage);
        var folder = session.Value(output);
        if (name == "all" && folder is null) return session.Fail("all tables need a folder: add --out DIR", ExitCode.WrongUsage);

        using var workspace = session.Open();
        var options = new ExportOptions
        {
            Format = session.Value(format) == "jsonl" ? TableFormat.Jsonl : TableFormat.Csv,
            ByteOrderMark = session.Value(bom),
            ShowPersonalData = session.Value(personal),
            Slow = session.Profile.Latency.Slow,
        };
        using var stdout = folder is null ? Console.OpenStandardOutput() : null;
        using var files = stdout is null ? TableFiles.In(folder!, options, name == "all" ? [] : [name]) : TableFiles.To(stdout, options, name);
        new WorkspaceRows(workspace, session.Profile, session.Rules, ReviewBook.LabelsIn(session.WorkspaceFolder)) { MadeBy = AnalysisStamp.Of(session) }.AddTo(files);
        files.Complete();
        return ExitCode.Done;
    }
}
