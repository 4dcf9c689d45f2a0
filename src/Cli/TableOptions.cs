using System.CommandLine;
using QA.Reports.Exports;

namespace QA.Cli;

/// <summary>The options of commands that write every table in one go.</summary>
sealed class TableOptions
{
    readonly Option<string> output = new("--out") { Description = "Folder for the tables", HelpName = "DIR", Required = true };
    readonly Option<string> format = new("--format") { Description = "csv or jsonl", DefaultValueFactory = _ => "csv" };
    readonly Option<bool> bom = new("--bom") { Description = "Begin CSV with a byte order mark, for spreadsheets" };
    readonly Option<bool> personal = new("--show-personal-data") { Description = "Do not mask phones, addresses and order numbers in texts" };
    readonly Option<int> threads = new("--threads") { Description = "Threads to use (default: one per processor); the bytes are the same", DefaultValueFactory = _ => 0 };

    public Command AddTo(Command command)
    {
        format.AcceptOnlyFromAmong("csv", "jsonl");
        foreach (var option in (Option[])[output, format, bom, personal, threads]) command.Add(option);
        return command;
    }

    public string Folder(Session session) => session.Value(output)!;
    public int Threads(Session session) => session.Value(threads);

    public ExportOptions Of(Session session) => new()
    {
        Format = session.Value(format) == "jsonl" ? TableFormat.Jsonl : TableFormat.Csv,
        ByteOrderMark = session.Value(bom),
        ShowPersonalData = session.Value(personal),
        Slow = session.Profile.Latency.Slow,
    };
}
