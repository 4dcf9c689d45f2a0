using System.Globalization;
using System.Text;
using QA.Analysis.Timelines;
using QA.Ingest.Conversations;
using QA.Reports.Charts;
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
    /// <param name="printer">Prints each week's team page and agents' pages as PDF beside them; null for none.</param>
    /// <param name="png">Draws the charts of teams and agents into each week's folder <c>charts</c>; null for none.</param>
    /// <exception cref="IOException">The folder cannot be written, or a page was not printed; what was there is left as it was.</exception>
    public static SiteReceipt Write(SiteInput input, string outDir, Printer? printer = null, Func<Drawing, Language, byte[]>? png = null)
    {
        var reports = input.Weeks.OrderBy(w => w.Week).ThenBy(w => w.Shop, StringComparer.Ordinal).ToList();
        var weeks = reports.Select(r => r.Week).Distinct().ToList();
        var shops = reports.Select(r => r.Shop).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var provenance = new Provenance(input, weeks);
        var front = Context(input, provenance) with { IsInWeek = false, ToWeek = "", ToRoot = "", Shop = NameOf(input.Language, shops) };
        var links = Links(input, front, reports, shops);
        using var folder = new SiteFolder(outDir);
        folder.Write("assets/tokens.css", Stylesheet);

        Write(FrontPages(front, reports, links));
        // A week's conversations are in memory only while its pages are written.
        foreach (var bare in reports)
        {
            var own = links[(bare.Shop, bare.Week)];
            var report = input.Filled(bare, id => own.Conversation(id) is not null);
            Write(WeekPages(input, front, report, own));
            if (png is not null) WritePictures(folder, front, report, own, png);
        }
        using (var renderer = new PageRenderer())
        {
            renderer.Draw<ReceiptsPage>(front, With((nameof(ReceiptsPage.Files), input.Receipts)));
            folder.Write("receipts.html", renderer.Page);
        }
        folder.Write(SiteFolder.Manifest, provenance.Manifest(folder.Files));
        folder.Publish();
        return new(Path.GetFullPath(outDir), weeks, folder.Files.Count(f => f.Path.EndsWith(".html", StringComparison.Ordinal)), SiteFolder.Manifest);

        // Pages do not depend on one another, so their order does not matter; each thread has a renderer of its own.
        void Write(IEnumerable<Planned> pages) => Parallel.ForEach(
            pages, new ParallelOptions { MaxDegreeOfParallelism = input.Threads > 0 ? input.Threads : Environment.ProcessorCount },
            static () => new PageRenderer(),
            (page, _, renderer) =>
            {
                page.Draw(renderer);
                folder.Write(page.Path, renderer.Page);
                if (printer is not null && page.IsPrinted) folder.Write(Path.ChangeExtension(page.Path, ".pdf"), printer.Print(Encoding.UTF8.GetString(renderer.Page)));
                return renderer;
            }, static renderer => renderer.Dispose());
    }

    /// <summary>One after the other: nobody promises that whoever draws can do so on two threads.</summary>
    static void WritePictures(SiteFolder folder, PageContext page, WeekReport report, WeekLinks links, Func<Drawing, Language, byte[]> png)
    {
        foreach (var (name, drawing) in WeekDrawings.OfTeam(page, report)) folder.Write($"{links.Folder}/charts/{name}.png", png(drawing, page.Language));
        foreach (var agent in report.Agents)
            foreach (var (name, drawing) in WeekDrawings.OfAgent(page, report, agent))
                folder.Write($"{links.Folder}/charts/{links.Agent(agent.Shop, agent.AgentId)}-{name}.png", png(drawing, page.Language));
    }

    /// <summary>A page that is still to be drawn.</summary>
    sealed record Planned(string Path, Action<PageRenderer> Draw, bool IsPrinted = false);

    static IEnumerable<Planned> FrontPages(PageContext front, List<WeekReport> reports, Dictionary<(string Shop, Week Week), WeekLinks> links)
    {
        yield return new("index.html", renderer => renderer.Draw<WeeksPage>(front, With(
            (nameof(WeeksPage.Reports), reports), (nameof(WeeksPage.Address), (WeekReport r) => $"{links[(r.Shop, r.Week)].Folder}/index.html"))));
        // With several shops a week's own page leads to theirs.
        if (reports.Select(r => r.Shop).Distinct(StringComparer.Ordinal).Count() < 2) yield break;
        foreach (var week in reports.GroupBy(r => r.Week))
            yield return new($"{week.Key}/index.html", renderer => renderer.Draw<WeeksPage>(front with { ToRoot = "../" }, With(
                (nameof(WeeksPage.Reports), week.ToList()),
                (nameof(WeeksPage.Address), (WeekReport r) => $"{links[(r.Shop, r.Week)].Folder[$"{week.Key}/".Length..]}/index.html"))));
    }

    static IEnumerable<Planned> WeekPages(SiteInput input, PageContext front, WeekReport report, WeekLinks links)
    {
        var up = string.Concat(Enumerable.Repeat("../", links.Folder.Count(unit => unit == '/') + 1));
        var page = front with
        {
            IsInWeek = true,
            ToWeek = "",
            ToRoot = up,
            Links = links,
            Shop = NameOf(front.Language, [report.Shop]),
            Notes = (shop, agent, week) => input.Notes.Of(shop, agent, links.Agent(shop, agent), week),
        };
        var deep = page with { ToWeek = "../", ToRoot = "../" + up };
        yield return Week<TeamPage>("index", nameof(TeamPage.Report), isPrinted: true);
        yield return Week<FindingsPage>("findings", nameof(FindingsPage.Report));
        yield return Week<FlowPage>("flow", nameof(FlowPage.Report));
        yield return Week<PromisesPage>("promises", nameof(PromisesPage.Report));
        yield return Week<ConversionPage>("conversion", nameof(ConversionPage.Report));
        yield return Week<FactorsPage>("factors", nameof(FactorsPage.Report));
        yield return Week<ReceptionPage>("desk", nameof(ReceptionPage.Report));
        yield return Week<MethodPage>("method", nameof(MethodPage.Report));
        if (links.Newest == links)
            yield return new($"{links.Folder}/customers.html", renderer => renderer.Draw<CustomersPage>(page, With(
                (nameof(CustomersPage.Customers), (IReadOnlyList<CustomerDue>)[.. input.Customers.Where(c => c.Shop == report.Shop)]))));
        foreach (var agent in report.Agents)
            yield return new($"{links.Folder}/agents/{links.Agent(agent.Shop, agent.AgentId)}.html",
                renderer => renderer.Draw<AgentPage>(deep, With((nameof(AgentPage.Report), report), (nameof(AgentPage.Agent), agent))), IsPrinted: true);
        foreach (var conversation in report.Conversations)
            if (links.Conversation(conversation.Facts.Id) is { } file)
                yield return new($"{links.Folder}/conversations/{file}.html",
                    renderer => renderer.Draw<ConversationPage>(deep, With((nameof(ConversationPage.Conversation), conversation))));

        Planned Week<TPage>(string name, string parameter, bool isPrinted = false) where TPage : Microsoft.AspNetCore.Components.IComponent =>
            new($"{links.Folder}/{name}.html", renderer => renderer.Draw<TPage>(page, With((parameter, report))), isPrinted);
    }

    /// <summary>Every shop's weeks, knowing of one another; a folder a week, and one a shop inside it where there are several.</summary>
    static Dictionary<(string Shop, Week Week), WeekLinks> Links(SiteInput input, PageContext front, List<WeekReport> reports, IReadOnlyList<string> shops)
    {
        var names = new FileNames();
        var folders = shops.ToDictionary(shop => shop, shop => shops.Count == 1 ? "" : "/" + names.Take("", shop), StringComparer.Ordinal);
        var links = new Dictionary<(string, Week), WeekLinks>();
        foreach (var shop in reports.GroupBy(r => r.Shop, StringComparer.Ordinal))
        {
            var siblings = new Dictionary<Week, WeekLinks>();
            var due = CustomerList.Of([.. input.Customers.Where(c => c.Shop == shop.Key)], input.DataUntil).SelectMany(l => l.InTime.Take(CustomerList.Shown))
                .Where(c => c.LastConversationId is not null).Select(c => new ConversationId(c.Shop, c.LastConversationId!)).ToHashSet();
            var shown = shop.AsParallel().AsOrdered().Select(report => (Week: report, Shown: Shown(input, front, input.Filled(report, _ => false), due))).ToList();
            foreach (var (report, (cited, masked)) in shown)
                siblings[report.Week] = links[(shop.Key, report.Week)] = new($"{report.Week}{folders[shop.Key]}",
                    report.Agents.Select(a => (a.Shop, a.AgentId)), cited, id => masked.GetValueOrDefault(id, id.Value))
                { Siblings = siblings };
        }
        return links;
    }

    /// <summary>Which of a week's conversations have a page, and how their ids are shown.</summary>
    static (List<ConversationId> Cited, Dictionary<ConversationId, string> Masked) Shown(
        SiteInput input, PageContext front, WeekReport report, HashSet<ConversationId> due) =>
        ([.. CitedConversations.Of(front, report), .. report.Conversations.Select(c => c.Facts.Id).Where(due.Contains)], ShownIds(input, report));

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
        RulesHash = input.RulesSha256,
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
