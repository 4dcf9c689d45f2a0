using QA.Ingest.Search;
using QA.Reports.Exports;
using QA.Reports.Pages;
using QA.Reports.Wording;
using QA.Web.Accounts;
using QA.Web.Pages;

namespace QA.Web.Routes;

/// <summary>Search: the page, its two pieces that are fetched while somebody types, the hits as a table, saved searches.</summary>
static class SearchRoutes
{
    /// <summary>Hits in a table: more than anyone reads, few enough to answer at once.</summary>
    const int MostRows = 10_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Page("/", Permission.Read, _ => Results.Redirect("/search"));
        routes.Page("/search", Permission.Read, visit =>
        {
            var answer = SearchAnswer.Of(visit, withHits: true, withFacets: true);
            return visit.Page<SearchDesk>(Marked(visit, answer), (nameof(SearchDesk.Visit), visit), (nameof(SearchDesk.Answer), answer));
        });
        routes.Page("/search/hits", Permission.Read, visit =>
        {
            var answer = SearchAnswer.Of(visit, withHits: true, withFacets: false);
            return visit.Page<HitList>(Marked(visit, answer), (nameof(HitList.Visit), visit), (nameof(HitList.Answer), answer));
        });
        routes.Page("/search/facets", Permission.Read, visit =>
        {
            var answer = SearchAnswer.Of(visit, withHits: false, withFacets: true);
            return visit.Page<FacetList>(visit.Context(), (nameof(FacetList.Visit), visit), (nameof(FacetList.Answer), answer));
        });
        routes.Page("/search.csv", Permission.Read, Table);
        routes.Change("/searches", Permission.Read, (visit, form) =>
            visit.Desk.Searches.Save(form.Text("name", 100), form.Text("query")) ? form.Back("/search") : visit.Say(400, Words.BadName));
        routes.Change("/searches/remove", Permission.Read, (visit, form) =>
        {
            visit.Desk.Searches.Remove(form.Text("name", 100));
            return form.Back("/search");
        });
    }

    /// <summary>The context with the query's words on yellow ground.</summary>
    internal static PageContext Marked(Visit visit, SearchAnswer answer, PageContext? context = null)
    {
        var page = context ?? visit.Context();
        if (answer.Tree is not { } tree || page.Live is not { } live) return page;
        var highlighter = new Highlighter(tree);
        return page with { Live = live with { Marks = text => [.. highlighter.Spans(text).Select(s => (s.Start, s.Length))] } };
    }

    static IResult Table(Visit visit)
    {
        var parsed = SearchAnswer.Parse(visit, (visit.Query("q") ?? "").Trim());
        if (!parsed.IsValid) return visit.Say(400, Words.BadRequest);
        if (parsed.Tree.NeedsAnalysis && visit.Now.Analysed is null) return visit.Say(503, Words.AnalysisRuns);
        var hits = visit.Workspace.Index.Search(new(parsed.Tree) { Order = SearchAnswer.OrderOf(visit.Query("sort")), Limit = MostRows, Analysed = visit.Now.Analysed }, visit.Http.RequestAborted).Hits;
        using var stream = new MemoryStream();
        using (var rows = new CsvRows(stream, byteOrderMark: true))
        {
            var table = HitsTable.With(new() { ShowPersonalData = visit.ShowsPersonalData });
            rows.Header(table.Columns);
            foreach (var hit in hits) table.Write(hit, rows);
        }
        return Results.File(stream.ToArray(), "text/csv; charset=utf-8", "hits.csv");
    }
}
