using System.Net;
using AngleSharp.Html.Parser;
using QA.Analysis.Rules;
using QA.Ingest.Conversations;
using QA.Ingest.Formats;
using QA.Ingest.Readers;
using QA.Ingest.Settings;
using QA.Ingest.Store;
using QA.Reports.Readings;
using QA.Reports.Site;
using QA.Reports.Wording;
using QA.Web;

namespace QA.Tests.Web;

/// <summary>The served pages and the written ones say the same of the same data: orders, ratings and reviewers' verdicts included.</summary>
public sealed class SameAsSiteTests : IAsyncLifetime
{
    readonly TemporaryFolder folder = new();
    WebServer server = null!;
    HttpClient client = null!;
    Profile profile = null!;

    public async ValueTask InitializeAsync()
    {
        var samples = Path.Combine(Repository.Root, "data-samples", "shop-week");
        var path = Path.Combine(samples, "profile.yaml");
        profile = ProfileFile.Read(path, File.ReadAllText(path));
        using (var workspace = Workspace.OpenForWriting(folder.Sub("workspace"), profile.TimeZone))
            foreach (var file in Directory.GetFiles(samples).Where(f => Path.GetExtension(f) is ".csv" or ".jsonl").Order(StringComparer.Ordinal))
                workspace.Import().Add(ExportFile.Open(file, FormatCatalog.BuiltIn, profile, new()), profile);
        server = WebServer.Create(new() { Workspace = folder.Sub("workspace"), Profile = profile, Listen = new(IPAddress.Loopback, 0), Reviewer = "周周" });
        await server.StartAsync();
        await server.Desk.Scores.SettledAsync();
        client = new() { BaseAddress = new(server.Address) };
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Every_weekly_page_says_what_the_static_site_says()
    {
        var pages = await CompareAsync();

        Assert.True(pages >= 20, $"{pages} pages were compared");
        Assert.Contains(Input().Weeks, w => w.Conversion.IsConfirmed && w.Conversion.Ordered is { Numerator: > 0 });
        Assert.Contains(Input().Weeks, w => w.Factors.Index is not null);
    }

    [Fact]
    public async Task After_verdicts_and_their_undoing_they_still_agree()
    {
        await CompareAsync();
        var scored = server.Desk.Scores.Now.Scored.Where(c => c.Facts.Findings.Count > 0).Take(6).ToList();
        Assert.NotEmpty(scored);
        foreach (var finding in scored.Select(c => c.Facts.Findings[0]))
            Judge(new(finding.Conversation, finding.MessageId, finding.RuleId, finding.Start, finding.Length, Verdict.Disagree, "周周", DateTimeOffset.UnixEpoch, ""));
        await CompareAsync();

        using (var lease = await server.Desk.Pool.TakeAsync())
        {
            server.Desk.Reviews.Labels.Withdraw("周周", scored[0].Facts.Id, DateTimeOffset.UnixEpoch);
            server.Desk.Scores.Judged(lease.Workspace, scored[0].Facts.Id);
        }
        await CompareAsync();

        void Judge(Label label)
        {
            server.Desk.Reviews.Labels.Add(label);
            using var lease = server.Desk.Pool.TakeAsync().GetAwaiter().GetResult();
            server.Desk.Scores.Judged(lease.Workspace, label.Conversation);
        }
    }

    [Fact]
    public async Task Verdicts_of_another_process_are_taken_in_by_themselves()
    {
        var scored = server.Desk.Scores.Now.Scored.First(c => c.Facts.Findings.Count > 0);
        var finding = scored.Facts.Findings[0];
        using (var other = ReviewBook.Open(folder.Sub("workspace")))
            other.Labels.Add(new(finding.Conversation, finding.MessageId, finding.RuleId, finding.Start, finding.Length, Verdict.Disagree, "阿哲", DateTimeOffset.UnixEpoch, ""));
        await server.Desk.Scores.SettledAsync(TestContext.Current.CancellationToken);
        Assert.Single(server.Desk.Scores.Now.Labels);

        await CompareAsync();
    }

    SiteInput Input()
    {
        using var workspace = Workspace.Open(folder.Sub("workspace"), profile.TimeZone);
        using var shelf = new ReadingShelf(workspace, madeBy: null, again: true);
        return SiteSource.Of(workspace, shelf, profile, RuleBook.BuiltIn(), "", Language.Chinese);
    }

    async Task<int> CompareAsync()
    {
        using var workspace = Workspace.Open(folder.Sub("workspace"), profile.TimeZone);
        using var shelf = new ReadingShelf(workspace, madeBy: null, again: true);
        var input = SiteSource.Of(workspace, shelf, profile, RuleBook.BuiltIn(), "", Language.Chinese);
        var site = folder.Sub("site-" + Guid.NewGuid().ToString("n"));
        SiteWriter.Write(input, site);
        var compared = 0;
        foreach (var report in input.Weeks)
        {
            var home = Directory.GetDirectories(site, "*", SearchOption.AllDirectories).Single(d => IsOf(d, report.Shop, report.Week));
            foreach (var (file, route) in ((string, string)[])[("index", "team"), ("conversion", "conversion"), ("factors", "factors"), ("findings", "findings"), ("flow", "flow"), ("desk", "desk")])
            {
                Assert.Equal(await SaidAsync(await File.ReadAllTextAsync(Path.Combine(home, file + ".html"))),
                    await SaidAsync(await client.GetStringAsync($"/{route}?shop={Uri.EscapeDataString(report.Shop)}&week={report.Week}")));
                compared++;
            }
            foreach (var agent in report.Agents)
            {
                var written = Directory.GetFiles(Path.Combine(home, "agents"), "*.html").Single(f => Heading(f).Contains(agent.AgentId, StringComparer.Ordinal));
                Assert.Equal(await SaidAsync(await File.ReadAllTextAsync(written)),
                    await SaidAsync(await client.GetStringAsync($"/agent?shop={Uri.EscapeDataString(agent.Shop)}&agent={agent.AgentId}&week={report.Week}")));
                compared++;
            }
        }
        return compared;
    }

    bool IsOf(string folder, string shop, Week week) =>
        folder.Contains(week.ToString(), StringComparison.Ordinal) && File.Exists(Path.Combine(folder, "conversion.html"))
        && File.ReadAllText(Path.Combine(folder, "conversion.html")).Contains($"{shop} · {profile.Zone}", StringComparison.Ordinal);

    static string[] Heading(string file) => new HtmlParser().ParseDocument(File.ReadAllText(file)).QuerySelector("h1")!.TextContent.Split(' ', '·');

    /// <summary>A page's words and drawings; links, which differ by nature, are left out.</summary>
    static async Task<string> SaidAsync(string html)
    {
        var main = (await new HtmlParser().ParseDocumentAsync(html)).QuerySelector("main")!;
        foreach (var nav in main.QuerySelectorAll("nav").ToList()) nav.Remove();
        return string.Join(' ', main.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
