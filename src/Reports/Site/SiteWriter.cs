using System.Globalization;
using QA.Ingest.Conversations;
using QA.Reports.Pages;
using QA.Reports.Privacy;
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
        var reports = input.Weeks.OrderBy(w => w.Week).ThenBy(w => w.Shop, StringComparer.Ordinal).ToList();
        var weeks = reports.Select(r => r.Week).Distinct().ToList();
        var shops = reports.Select(r => r.Shop).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var provenance = new Provenance(input, weeks);
        var links = Links(input, reports, shops);
        using var folder = new SiteFolder(outDir);
        folder.Write("assets/tokens.css", Stylesheet);

        var front = Context(input, provenance) with { IsInWeek = false, ToWeek = "", ToRoot = "", Shop = NameOf(input.Language, shops) };
        using (var renderer = new PageRenderer())
            folder.Write("index.html", renderer.Render<WeeksPage>(front, With(
                (nameof(WeeksPage.Reports), reports), (nameof(WeeksPage.Address), (WeekReport r) => $"{links[(r.Shop, r.Week)].Folder}/index.html"))));
        // With several shops a week's own page leads to theirs.
        if (shops.Count > 1)
            foreach (var week in reports.GroupBy(r => r.Week))
            {
                using var renderer = new PageRenderer();
                folder.Write($"{week.Key}/index.html", renderer.Render<WeeksPage>(front with { ToRoot = "../" }, With(
                    (nameof(WeeksPage.Reports), week.ToList()),
                    (nameof(WeeksPage.Address), (WeekReport r) => $"{links[(r.Shop, r.Week)].Folder[$"{week.Key}/".Length..]}/index.html"))));
            }
        foreach (var report in reports) WriteWeek(folder, front, report, links[(report.Shop, report.Week)]);

        using (var renderer = new PageRenderer())
            folder.Write("receipts.html", renderer.Render<ReceiptsPage>(front, With((nameof(ReceiptsPage.Files), input.Receipts))));
        folder.Write(SiteFolder.Manifest, provenance.Manifest(folder.Files));
        folder.Publish();
        return new(Path.GetFullPath(outDir), weeks, folder.Files.Count(f => f.Path.EndsWith(".html", StringComparison.Ordinal)), SiteFolder.Manifest);
    }

    static void WriteWeek(SiteFolder folder, PageContext front, WeekReport report, WeekLinks links)
    {
        var up = string.Concat(Enumerable.Repeat("../", links.Folder.Count(unit => unit == '/') + 1));
        var page = front with { IsInWeek = true, ToWeek = "", ToRoot = up, Links = links, Shop = NameOf(front.Language, [report.Shop]) };
        var deep = page with { ToWeek = "../", ToRoot = "../" + up };
        using (var renderer = new PageRenderer())
        {
            folder.Write($"{links.Folder}/index.html", renderer.Render<TeamPage>(page, With((nameof(TeamPage.Report), report))));
            folder.Write($"{links.Folder}/findings.html", renderer.Render<FindingsPage>(page, With((nameof(FindingsPage.Report), report))));
            folder.Write($"{links.Folder}/conversion.html", renderer.Render<ConversionPage>(page, With((nameof(ConversionPage.Report), report))));
            folder.Write($"{links.Folder}/factors.html", renderer.Render<FactorsPage>(page, With((nameof(FactorsPage.Report), report))));
            folder.Write($"{links.Folder}/method.html", renderer.Render<MethodPage>(page));
            foreach (var agent in report.Agents)
                folder.Write($"{links.Folder}/agents/{links.Agent(agent.Shop, agent.AgentId)}.html",
                    renderer.Render<AgentPage>(deep, With((nameof(AgentPage.Report), report), (nameof(AgentPage.Agent), agent))));
        }

        // Pages do not depend on one another, so their order does not matter; each thread has a renderer of its own.
        var cited = report.Conversations.Where(c => links.Conversation(c.Facts.Id) is not null).ToList();
        Parallel.ForEach(cited, static () => new PageRenderer(), (conversation, _, renderer) =>
        {
            folder.Write($"{links.Folder}/conversations/{links.Conversation(conversation.Facts.Id)}.html",
                renderer.Render<ConversationPage>(deep, With((nameof(ConversationPage.Conversation), conversation))));
            return renderer;
        }, static renderer => renderer.Dispose());
    }

    /// <summary>Every shop's weeks, knowing of one another; a folder a week, and one a shop inside it where there are several.</summary>
    static Dictionary<(string Shop, Week Week), WeekLinks> Links(SiteInput input, IReadOnlyList<WeekReport> reports, IReadOnlyList<string> shops)
    {
        var names = new FileNames();
        var folders = shops.ToDictionary(shop => shop, shop => shops.Count == 1 ? "" : "/" + names.Take("", shop), StringComparer.Ordinal);
        var links = new Dictionary<(string, Week), WeekLinks>();
        foreach (var shop in reports.GroupBy(r => r.Shop, StringComparer.Ordinal))
        {
            var siblings = new Dictionary<Week, WeekLinks>();
            foreach (var report in shop)
            {
                var shown = ShownIds(input, report);
                siblings[report.Week] = links[(shop.Key, report.Week)] = new($"{report.Week}{folders[shop.Key]}",
                    report.Agents.Select(a => (a.Shop, a.AgentId)), CitedConversations.Of(report), id => shown.GetValueOrDefault(id, id.Value))
                { Siblings = siblings };
            }
        }
        return links;
    }

    /// <summary>Ids that the import made up hold the customer's nick, which pages shorten; only those are here.</summary>
    static Dictionary<ConversationId, string> ShownIds(SiteInput input, WeekReport report)
    {
        var shown = new Dictionary<ConversationId, string>();
        if (input.ShowPersonalData) return shown;
        foreach (var conversation in report.Conversations)
        {
            var (id, customer) = (conversation.Facts.Id, conversation.Facts.CustomerId);
            if (ShownId.Of(id.Value, customer) is var name && name != id.Value) shown[id] = name;
        }
        return shown;
    }

    static string NameOf(Language language, IReadOnlyList<string> shops) => shops.Count switch
    {
        0 => Words.NoShop.In(language),
        1 => shops[0].Length == 0 ? Words.NoShop.In(language) : shops[0],
        _ => Words.Shops.In(language, shops.Count.ToString(CultureInfo.InvariantCulture)),
    };

    static PageContext Context(SiteInput input, Provenance provenance) => new()
    {
        Language = input.Language,
        Profile = input.Profile,
        Zone = input.Profile.TimeZone,
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
