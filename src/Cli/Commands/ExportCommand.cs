using System.CommandLine;
using QA.Analysis.Conversion;
using QA.Analysis.Desk;
using QA.Analysis.Phrases;
using QA.Analysis.Reviews;
using QA.Analysis.Scoring;
using QA.Analysis.Timelines;
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
        foreach (var receipt in workspace.Reading.Receipts()) files.Add(receipt);
        foreach (var reject in workspace.Reading.Rejects()) files.Add(reject);
        if (files.Wants<ScoredConversation>() || files.Wants<AgentWeek>() || files.Wants<Promise>() || files.Wants<CustomerDue>() || files.Wants<OrderCredit>() || files.Wants<QuickPhrase>() || files.Wants<PhraseUse>()) AddConversations(session, workspace, files);
        if (files.Wants<DeskRow>() || files.Wants<DeskAgent>()) AddDesks(session, workspace, files);
        files.Complete();
        return ExitCode.Done;
    }

    static void AddConversations(Session session, Workspace workspace, TableFiles files)
    {
        var (scores, timelines, phrases) = (new ScoreBook(session.Profile), new TimelineBook(), new PhraseBook(session.Profile));
        var (horizons, orders) = (workspace.Reading.Horizons(), workspace.Reading.Orders());
        var conversion = ConversionBook.ForCredits(session.Profile, orders);
        var pass = Overrides.Over(
            AnalysisPass.Of(session.Profile, session.Rules, horizons, orders, workspace.Reading.Ratings()),
            ReviewBook.LabelsIn(session.WorkspaceFolder), session.Profile, session.Rules);
        foreach (var (conversation, scored) in pass.RunWithText(workspace.Reading.All()))
        {
            files.Add(scored);
            scores.Add(scored);
            timelines.Add(scored.Facts);
            conversion.Add(scored);
            phrases.Add(conversation, scored);
        }
        foreach (var week in scores.Rows()) files.Add(week);
        foreach (var promise in timelines.Promises(horizons)) files.Add(promise);
        foreach (var customer in timelines.Customers(orders)) files.Add(customer);
        foreach (var credit in conversion.Credits()) files.Add(credit);
        foreach (var shop in phrases.Shops)
        {
            foreach (var phrase in phrases.Questions(shop)) files.Add(phrase);
            foreach (var use in phrases.Use(shop)) files.Add(use);
        }
    }

    static void AddDesks(Session session, Workspace workspace, TableFiles files)
    {
        var totals = new DeskPass(session.Profile, workspace.Reading.Horizons(), workspace.Reading.Orders()).Run(workspace.Reading.Timelines());
        var shifts = workspace.Reading.Shifts().ToLookup(shift => shift.Shop);
        foreach (var shop in totals.Shops)
        {
            foreach (var row in totals.Rows(shop, [.. shifts[shop]])) files.Add(row);
            foreach (var agent in totals.Agents(shop)) files.Add(agent);
        }
    }
}
