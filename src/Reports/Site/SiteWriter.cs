using System.Globalization;
using QA.Ingest.Conversations;
using QA.Reports.Pages;
using QA.Reports.Wording;

namespace QA.Reports.Site;

/// <summary>静态站点: writes every page of a site, readable from disk without network or script.</summary>
public static class SiteWriter
{
    /// <summary>The stylesheet of every page.</summary>
    public static string Stylesheet { get; } = ReadStylesheet();

    /// <summary>Writes the site into <paramref name="outDir"/>, replacing one that is there; same input, same bytes.</summary>
    /// <exception cref="IOException">The folder cannot be written; what was there is left as it was.</exception>
    public static SiteReceipt Write(SiteInput input, string outDir)
    {
        var reports = input.Weeks.OrderBy(w => w.Week).ToList();
        var weeks = reports.Select(r => r.Week).ToList();
        var provenance = new Provenance(input, weeks);
        using var folder = new SiteFolder(outDir);
        folder.Write("assets/tokens.css", Stylesheet);

        var front = Context(input, provenance) with { IsInWeek = false, ToWeek = "", ToRoot = "" };
        using (var renderer = new PageRenderer())
            folder.Write("index.html", renderer.Render<WeeksPage>(front, With((nameof(WeeksPage.Reports), reports))));
        foreach (var report in reports) WriteWeek(folder, front, report, weeks);

        folder.Write(SiteFolder.Manifest, provenance.Manifest(folder.Files));
        folder.Publish();
        return new(Path.GetFullPath(outDir), weeks, folder.Files.Count(f => f.Path.EndsWith(".html", StringComparison.Ordinal)), SiteFolder.Manifest);
    }

    static void WriteWeek(SiteFolder folder, PageContext front, WeekReport report, IReadOnlyList<Week> weeks)
    {
        var links = new WeekLinks(report.Agents.Select(a => (a.Shop, a.AgentId)), CitedConversations.Of(report), weeks);
        var page = front with { IsInWeek = true, ToWeek = "", ToRoot = "../", Links = links };
        var deep = page with { ToWeek = "../", ToRoot = "../../" };
        var root = report.Week.ToString();
        using (var renderer = new PageRenderer())
        {
            folder.Write($"{root}/index.html", renderer.Render<TeamPage>(page, With((nameof(TeamPage.Report), report))));
            folder.Write($"{root}/findings.html", renderer.Render<FindingsPage>(page, With((nameof(FindingsPage.Report), report))));
            folder.Write($"{root}/method.html", renderer.Render<MethodPage>(page));
            foreach (var agent in report.Agents)
                folder.Write($"{root}/agents/{links.Agent(agent.Shop, agent.AgentId)}.html",
                    renderer.Render<AgentPage>(deep, With((nameof(AgentPage.Report), report), (nameof(AgentPage.Agent), agent))));
        }

        // Pages do not depend on one another, so their order does not matter; each thread has a renderer of its own.
        var cited = report.Conversations.Where(c => links.Conversation(c.Facts.Id) is not null).ToList();
        Parallel.ForEach(cited, static () => new PageRenderer(), (conversation, _, renderer) =>
        {
            folder.Write($"{root}/conversations/{links.Conversation(conversation.Facts.Id)}.html",
                renderer.Render<ConversationPage>(deep, With((nameof(ConversationPage.Conversation), conversation))));
            return renderer;
        }, static renderer => renderer.Dispose());
    }

    static PageContext Context(SiteInput input, Provenance provenance)
    {
        var shops = input.Weeks.SelectMany(w => w.Conversations).Select(c => c.Facts.Id.Shop).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new()
        {
            Language = input.Language,
            Profile = input.Profile,
            Zone = input.Profile.TimeZone,
            Shop = shops.Count switch
            {
                0 => Words.NoShop.In(input.Language),
                1 => shops[0].Length == 0 ? Words.NoShop.In(input.Language) : shops[0],
                _ => Words.Shops.In(input.Language, shops.Count.ToString(CultureInfo.InvariantCulture)),
            },
            HasManyShops = shops.Count > 1,
            Engine = input.Engine,
            Packs = [.. input.Packs.OrderBy(p => p.Name, StringComparer.Ordinal)],
            ProfileHash = input.ProfileSha256,
            Provenance = provenance.Sha256,
            DataUntil = input.DataUntil,
            ShowPersonalData = input.ShowPersonalData,
            AgentName = input.AgentName,
            Rule = input.Rule,
            Transcript = input.Transcript,
            Orders = input.Orders,
        };
    }

    static Dictionary<string, object> With(params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var with = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in parameters) with[name] = value;
        return with;
    }

    static string ReadStylesheet()
    {
        using var stream = typeof(SiteWriter).Assembly.GetManifestResourceStream("QA.Reports.Site.tokens.css")
            ?? throw new InvalidOperationException("the stylesheet is not embedded: Site/tokens.css belongs to the project");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
