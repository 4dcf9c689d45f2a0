using QA.Ingest.Conversations;
using QA.Reports.Pages;
using QA.Reports.Wording;
using QA.Web.Accounts;

namespace QA.Web.Routes;

/// <summary>The weekly pages of the static site, from what is in the workspace now.</summary>
static class ReportRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Page("/weeks", Permission.Read, visit =>
        {
            if (NotYet(visit) is { } wait) return wait;
            var reports = visit.Now.Weeks.Keys.Select(k => visit.Now.Report(k.Shop, k.Week)).OfType<WeekReport>().ToList();
            return visit.Page<WeeksPage>(visit.Context() with { IsInWeek = false },
                (nameof(WeeksPage.Reports), reports), (nameof(WeeksPage.Address), (WeekReport r) => Href.Team(r.Shop, r.Week)));
        });
        routes.Page("/team", Permission.Read, visit => Weekly(visit, (report, context) =>
            visit.Page<TeamPage>(context, (nameof(TeamPage.Report), report))));
        routes.Page("/findings", Permission.Read, visit => Weekly(visit, (report, context) =>
            visit.Page<FindingsPage>(context, (nameof(FindingsPage.Report), report))));
        routes.Page("/method", Permission.Read, visit => Weekly(visit, (_, context) => visit.Page<MethodPage>(context)));
        routes.Page("/agent", Permission.Read, visit => Weekly(visit, (report, context) =>
            report.Agents.FirstOrDefault(a => a.AgentId == visit.Query("agent")) is { } agent
                ? visit.Page<AgentPage>(context, (nameof(AgentPage.Report), report), (nameof(AgentPage.Agent), agent))
                : visit.Say(404, Words.NothingYet)));
    }

    /// <summary>The week asked for, or the newest; of the shop asked for, or the first.</summary>
    static IResult Weekly(Visit visit, Func<WeekReport, PageContext, IResult> answer)
    {
        if (NotYet(visit) is { } wait) return wait;
        var shop = visit.Http.Request.Query.ContainsKey("week") || visit.Query("shop") is not null ? visit.Query("shop") ?? "" : visit.Now.Shops.FirstOrDefault() ?? "";
        var weeks = visit.Now.WeeksOf(shop);
        var week = visit.Query("week") is { } named ? Week.TryParse(named, out var read) ? read : (Week?)null
            : weeks.Where(w => !w.IsUndated).Select(w => (Week?)w).LastOrDefault() ?? (weeks.Count > 0 ? weeks[^1] : null);
        return week is { } its && visit.Now.Report(shop, its) is { } report
            ? answer(report, visit.Context(shop, its))
            : visit.Say(404, Words.NothingYet);
    }

    static IResult? NotYet(Visit visit) => visit.Now.Weeks.Count > 0 ? null
        : visit.Say(visit.Now.IsComplete ? 404 : 200, visit.Now.IsComplete ? Words.NothingYet : Words.Computing);
}
