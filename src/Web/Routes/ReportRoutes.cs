using QA.Ingest.Conversations;
using QA.Reports.Pages;
using QA.Reports.Site;
using QA.Reports.Wording;
using QA.Web.Accounts;
using QA.Web.Pages;

namespace QA.Web.Routes;

/// <summary>The weekly pages of the static site, from what is in the workspace now.</summary>
static class ReportRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Page("/weeks", Permission.Read, visit =>
        {
            if (NotYet(visit) is { } wait) return wait;
            var reports = visit.Now.Weeks.Keys.Select(k => visit.Now.Scorecards(k.Shop, k.Week)).OfType<WeekReport>().ToList();
            return visit.Page<WeeksPage>(visit.Context() with { IsInWeek = false },
                (nameof(WeeksPage.Reports), reports), (nameof(WeeksPage.Address), (WeekReport r) => Href.Team(r.Shop, r.Week)));
        });
        routes.Page("/team", Permission.Read, visit => Weekly(visit, withOrders: true, answer: (report, context) =>
            visit.Page<TeamPage>(context, (nameof(TeamPage.Report), report))));
        routes.Page("/flow", Permission.Read, visit => Weekly(visit, (report, context) =>
        {
            var (questions, use) = visit.Now.Ledgers.Asked(report.Shop, report.Week);
            return visit.Page<FlowPage>(context, (nameof(FlowPage.Report), report with { Phrases = questions, PhraseUse = use }));
        }));
        routes.Page("/desk", Permission.Read, visit => Weekly(visit, (report, context) =>
            visit.Page<ReceptionPage>(context, (nameof(ReceptionPage.Report), report))));
        routes.Page("/agents", Permission.Read, visit => Weekly(visit, (report, context) =>
            visit.Page<AgentsPage>(context, (nameof(AgentsPage.Report), report))));
        routes.Page("/conversion", Permission.Read, visit => Weekly(visit, withOrders: true, answer: (report, context) =>
            visit.Page<ConversionPage>(context, (nameof(ConversionPage.Report), report))));
        routes.Page("/factors", Permission.Read, visit => Weekly(visit, (report, context) =>
            visit.Page<FactorsPage>(context, (nameof(FactorsPage.Report), report))));
        routes.Page("/findings", Permission.Read, visit => Weekly(visit, (report, context) =>
            visit.Page<FindingsPage>(context, (nameof(FindingsPage.Report), report))));
        routes.Page("/method", Permission.Read, visit => Weekly(visit, (report, context) =>
            visit.Page<MethodPage>(context, (nameof(MethodPage.Report), report with { Profiles = visit.Now.Profiles.GetValueOrDefault((report.Shop, report.Week)) }))));
        routes.Page("/agent", Permission.Read, visit => Weekly(visit, (report, context) =>
            report.Agents.FirstOrDefault(a => a.AgentId == visit.Query("agent")) is { } agent
                ? visit.Page<AgentPage>(context with { Notes = NotesOf(visit) }, (nameof(AgentPage.Report), report), (nameof(AgentPage.Agent), agent))
                : visit.Say(404, Words.NothingYet)));
    }

    /// <summary>The week asked for, or the newest; of the shop asked for, or the largest.</summary>
    static IResult Weekly(Visit visit, Func<WeekReport, PageContext, IResult> answer, bool withOrders = false)
    {
        if (NotYet(visit) is { } wait) return wait;
        var shop = visit.Http.Request.Query.ContainsKey("week") || visit.Query("shop") is not null ? visit.Query("shop") ?? "" : visit.Now.MainShop;
        var week = visit.Query("week") is { } named ? Week.TryParse(named, out var read) ? read : (Week?)null : visit.Now.Newest(shop);
        return week is { } its && (withOrders ? visit.Now.Report(shop, its) : visit.Now.Scorecards(shop, its)) is { } report
            ? answer(report, visit.Context(shop, its))
            : visit.Say(404, Words.NothingYet);
    }

    /// <summary>What managers wrote stands in files: read anew, so that a note is there as soon as it is saved.</summary>
    static Func<string, string, Week, IReadOnlyList<string>> NotesOf(Visit visit)
    {
        var notes = AgentNotes.In(Path.Combine(visit.Desk.Options.Workspace, SiteSource.NotesFolder));
        return (shop, agent, week) => notes.Of(shop, agent, agent, week);
    }

    /// <summary>Null where there is something to show.</summary>
    internal static IResult? NotYet(Visit visit) => visit.Now.Weeks.Count > 0 ? null
        : visit.Say(visit.Now.IsComplete ? 404 : 200, visit.Now.IsComplete ? Words.NothingYet : Words.Computing);
}
