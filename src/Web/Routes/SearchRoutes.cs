using QA.Ingest.Search;
using QA.Reports.Exports;
using QA.Reports.Pages;
using QA.Reports.Privacy;
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
        var parsed = QueryParser.Parse((visit.Query("q") ?? "").Trim(), visit.Desk.Options.Profile.TimeZone);
        if (!parsed.IsValid) return visit.Say(400, Words.BadRequest);
        var hits = visit.Workspace.Index.Search(new(parsed.Tree) { Order = SearchAnswer.OrderOf(visit.Query("sort")), Limit = MostRows }, visit.Http.RequestAborted).Hits;
        using var stream = new MemoryStream();
        using (var rows = new CsvRows(stream, byteOrderMark: true))
        {
            rows.Header(Columns);
            foreach (var hit in hits)
            {
                foreach (var column in Columns) column.Write(rows, (hit, visit.ShowsPersonalData));
                rows.EndRow();
            }
        }
        return Results.File(stream.ToArray(), "text/csv; charset=utf-8", "hits.csv");
    }

    static readonly Column<(SearchHit Hit, bool Unmasked)>[] Columns =
    [
        Column<(SearchHit Hit, bool Unmasked)>.Id("shop", "The shop.", r => r.Hit.Conversation.Shop),
        Column<(SearchHit Hit, bool Unmasked)>.Id("conversation_id", "The conversation.", r => r.Hit.Conversation.Value),
        Column<(SearchHit Hit, bool Unmasked)>.Id("message_id", "The message.", r => r.Hit.MessageId),
        Column<(SearchHit Hit, bool Unmasked)>.Time("sent_at", "When it was sent.", r => r.Hit.SentAt),
        Column<(SearchHit Hit, bool Unmasked)>.Word("role", "Who sent it.", r => r.Hit.Sender.Role.ToString().ToLowerInvariant()),
        Column<(SearchHit Hit, bool Unmasked)>.Id("sender_id", "The sender; a customer's nick is shortened.",
            r => r.Unmasked || r.Hit.Sender.Role is not QA.Ingest.Conversations.Role.Customer ? r.Hit.Sender.Id : PersonalData.Nick(r.Hit.Sender.Id)),
        Column<(SearchHit Hit, bool Unmasked)>.Prose("text", "The words.", r => r.Unmasked ? r.Hit.Text : PersonalData.Mask(r.Hit.Text)),
    ];
}
