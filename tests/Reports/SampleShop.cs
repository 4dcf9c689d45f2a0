using QA.Cli;
using QA.Ingest.Settings;
using QA.Ingest.Store;
using QA.Reports.Pages;
using QA.Reports.Readings;
using QA.Reports.Site;
using QA.Reports.Wording;
using QA.Tests.Cli;

namespace QA.Tests.Reports;

/// <summary>The sample shop of the checkout, imported once for all tests of a class.</summary>
public sealed class SampleShop : IDisposable
{
    readonly Qa qa = new();
    readonly Workspace workspace;
    readonly ReadingShelf shelf;

    public SampleShop()
    {
        Settings = Repository.Path("data-samples", "shop-week", "profile.yaml");
        Profile = ProfileFile.Read(Settings, File.ReadAllText(Settings));
        var exports = Directory.EnumerateFiles(Repository.Path("data-samples", "shop-week")).Where(f => Path.GetExtension(f) is ".csv" or ".jsonl").Order(StringComparer.Ordinal);
        var answer = qa.Run(["import", .. exports, "--profile", Settings, "--quiet"]);
        if (answer.Code != 0) throw new InvalidOperationException(answer.Remarks);
        workspace = Workspace.Open(qa.Workspace, Profile.TimeZone);
        shelf = new(workspace, madeBy: null, again: true);
    }

    public string Settings { get; }
    public Profile Profile { get; }
    public string WorkspaceFolder => qa.Workspace;
    public string Fresh(string name) => qa.Sub(name);

    /// <summary>With every week's conversations at hand, which a report asks for one week at a time.</summary>
    public SiteInput Site(Language language = Language.Chinese)
    {
        var site = SiteSource.Of(workspace, shelf, Profile, RuleFiles.Book(null), "0.1.0", language);
        return site with { Weeks = [.. site.Weeks.Select(week => site.Filled(week, _ => true))] };
    }

    /// <summary>The last week of the larger shop.</summary>
    public static WeekReport LastWeek(SiteInput site) => site.Weeks.Where(w => !w.Week.IsUndated).OrderByDescending(w => w.Week).ThenByDescending(w => w.Team.Conversations).First();

    public void Dispose()
    {
        shelf.Dispose();
        workspace.Dispose();
        qa.Dispose();
    }
}
