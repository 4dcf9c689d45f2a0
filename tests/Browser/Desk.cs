using System.Net;
using Microsoft.Playwright;
using QA.Analysis.Rules;
using QA.Ingest.Formats;
using QA.Ingest.Readers;
using QA.Ingest.Settings;
using QA.Ingest.Store;
using QA.Reports.Readings;
using QA.Reports.Site;
using QA.Reports.Wording;
using QA.Web;

[assembly: AssemblyFixture(typeof(QA.Tests.Browser.Desk))]
// One server, one after another: reviewers' clicks must not meet.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace QA.Tests.Browser;

/// <summary>The sample shop behind a real server, and a real browser before it.</summary>
public sealed class Desk : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("qa-desk-").FullName;
    IPlaywright? playwright;
    Profile? profile;
    WebServer? server;

    public IBrowser Browser { get; private set; } = null!;
    public string Address => server!.Address;
    public string Root { get; } = FindRoot();

    public async ValueTask InitializeAsync()
    {
        var samples = Path.Combine(Root, "data-samples", "shop-week");
        var path = Path.Combine(samples, "profile.yaml");
        profile = ProfileFile.Read(path, File.ReadAllText(path));
        using (var workspace = Workspace.OpenForWriting(Path.Combine(folder, "workspace"), profile.TimeZone))
            foreach (var file in Directory.GetFiles(samples).Where(f => Path.GetExtension(f) is ".csv" or ".jsonl").Order(StringComparer.Ordinal))
                workspace.Import().Add(ExportFile.Open(file, FormatCatalog.BuiltIn, profile, new()), profile);
        server = WebServer.Create(new()
        {
            Workspace = Path.Combine(folder, "workspace"),
            Profile = profile,
            Engine = "0.1.0",
            Listen = new(IPAddress.Loopback, 0),
            Reviewer = "周周",
        });
        await server.StartAsync();
        await server.Desk.Scores.SettledAsync();
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("QA_CHROMIUM") is { Length: > 0 } set ? set : "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
        });
    }

    /// <summary>The sample shop's static site, in a folder of its own.</summary>
    public string WriteSite(Language language)
    {
        using var workspace = Workspace.Open(Path.Combine(folder, "workspace"), profile!.TimeZone, once: true);
        var site = Path.Combine(folder, $"site-{language}");
        using var shelf = new ReadingShelf(workspace, madeBy: null, again: true);
        SiteWriter.Write(SiteSource.Of(workspace, shelf, profile, RuleBook.BuiltIn(), "0.1.0", language), site);
        return site;
    }

    /// <summary>A reader with nothing in the way: own cookies, and every complaint of the browser is kept.</summary>
    public async Task<Reader> ReaderAsync(bool script = true, int width = 1280, int height = 900)
    {
        var context = await Browser.NewContextAsync(new() { JavaScriptEnabled = script, ViewportSize = new() { Width = width, Height = height }, BaseURL = Address });
        context.SetDefaultTimeout(15_000);
        return new(context, await context.NewPageAsync(), this);
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        playwright?.Dispose();
        if (server is not null) await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "QA.sln"))) return at.FullName;
        throw new InvalidOperationException("the tests run from inside the checkout: QA.sln was not found above them");
    }
}

/// <summary>One person at one browser window.</summary>
public sealed class Reader : IAsyncDisposable
{
    readonly IBrowserContext context;
    readonly Desk desk;

    public Reader(IBrowserContext context, IPage page, Desk desk)
    {
        (this.context, Page, this.desk) = (context, page, desk);
        page.Console += (_, message) => { if (message.Type == "error") Complaints.Add(message.Text); };
        page.PageError += (_, problem) => Complaints.Add(problem);
    }

    public IPage Page { get; }

    /// <summary>Script errors, and whatever the content policy had to stop.</summary>
    public List<string> Complaints { get; } = [];

    public ILocator this[string selector] => Page.Locator(selector);

    public ILocator this[string selector, string text] => Page.Locator(selector, new() { HasText = text });

    public Task GoAsync(string address) => Page.GotoAsync(address);

    public Task PressAsync(string key) => Page.Keyboard.PressAsync(key);

    /// <summary>Kept in docs/pictures when the pictures are to be renewed (ACCEPT=1).</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("ACCEPT") != "1") return;
        await Page.EvaluateAsync("scrollTo({top: 0, behavior: 'instant'})");
        await Page.ScreenshotAsync(new() { Path = Path.Combine(desk.Root, "docs", "pictures", $"desk-{name}.png") });
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Empty(Complaints);
    }
}
