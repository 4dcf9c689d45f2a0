using System.CommandLine;
using System.Runtime;
using QA.Ingest.Conversations;
using QA.Reports.Charts;
using QA.Reports.Readings;
using QA.Reports.Site;
using QA.Reports.Wording;

namespace QA.Cli.Commands;

/// <summary><c>qa report</c>: the static site of the weeks asked for.</summary>
sealed class ReportCommand : ICommand
{
    readonly Option<string> output = new("--out") { Description = "Folder for the site", HelpName = "DIR", DefaultValueFactory = _ => "reports" };
    readonly Option<string?> week = new("--week") { Description = "Only this week", HelpName = "2026-W46" };
    readonly Option<string?> from = new("--from") { Description = "From this week on", HelpName = "2026-W40" };
    readonly Option<string?> to = new("--to") { Description = "Up to this week", HelpName = "2026-W46" };
    readonly Option<bool> all = new("--all-weeks") { Description = "Every week there is (the default)" };
    readonly Option<bool> pdf = new("--pdf") { Description = $"Also print team and agents' pages as PDF, with the Chromium that is installed or that {Printer.Variable} names" };
    readonly Option<bool> png = new("--png") { Description = "Also draw the charts of teams and agents as PNG, for slides and mail; on where ScottPlot is built in", DefaultValueFactory = _ => ChartPictures.Png is not null };
    readonly Option<bool> personal = new("--show-personal-data") { Description = "Do not mask phones, addresses, order numbers and nicks" };

    public Command Build(Globals globals) => new Command("report", "Write the weekly site: team, agents, findings, cited conversations")
    {
        output, week, from, to, all, pdf, png, personal,
    }.Does(globals, Run);

    int Run(Session session)
    {
        foreach (var option in (Option<string?>[])[week, from, to])
            if (session.Value(option) is { } text && !Week.TryParse(text, out _))
                return session.Fail($"{option.Name} takes a week such as 2026-W46", ExitCode.WrongUsage);
        if (session.Value(week) is not null && (session.Value(from) is not null || session.Value(to) is not null) || session.Value(all) && (session.Value(week) ?? session.Value(from) ?? session.Value(to)) is not null)
            return session.Fail("--week, --from with --to, and --all-weeks exclude one another: give one of them", ExitCode.WrongUsage);
        var printer = session.Value(pdf) ? Printer.Find() : null;
        if (session.Value(pdf) && printer is null)
            return session.Fail($"--pdf needs a Chromium, and none was found: install one (Debian: apt install chromium; Windows has Edge), name it in {Printer.Variable}, or leave --pdf out and print the pages from any browser", ExitCode.InputRefused);
        if (session.Value(png) && ChartPictures.Png is null)
            return session.Fail("--png needs ScottPlot, which this build does not have: build with -p:Adapters=ScottPlot (docs/engines.md), or take the charts from the pages, which are SVG", ExitCode.InputRefused);
        // One short run that nobody watches: collecting in the background costs more than it saves.
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        using var workspace = session.Open(once: true);
        using var shelf = new ReadingShelf(workspace, AnalysisStamp.Of(session), again: true);
        var input = SiteSource.Of(workspace, shelf, session.Profile, session.Rules, EngineVersion.Text,
            session.Lang == "en" ? Language.English : Language.Chinese, Wanted(session), session.Value(personal));
        if (input.Weeks.Count == 0)
            return session.Fail(Wanted(session) is null ? "there is no conversation to report on: qa import CHATS brings some in, and qa check tells whether the workspace is the right one"
                : "no conversation lies in the weeks asked for: qa report without --week writes all there are", ExitCode.InputRefused);

        var receipt = SiteWriter.Write(input, session.Value(output)!, printer, session.Value(png) ? ChartPictures.Png : null);
        if (session.Json)
            session.Answer(new { receipt.Out, Weeks = receipt.Weeks.Select(w => w.ToString()), receipt.Pages, receipt.Manifest });
        else
            session.Out.WriteLine($"{Path.Combine(receipt.Out, "index.html")}\n{receipt.Pages} pages, weeks {string.Join(", ", receipt.Weeks)}");
        return ExitCode.Done;
    }

    Func<Week, bool>? Wanted(Session session)
    {
        Week? Read(Option<string?> option) => Week.TryParse(session.Value(option), out var read) ? read : null;
        var (only, first, last) = (Read(week), Read(from), Read(to));
        return only is null && first is null && last is null
            ? null
            : w => (only is null || w == only) && (first is null || w.CompareTo(first.Value) >= 0) && (last is null || w.CompareTo(last.Value) <= 0);
    }
}
