using System.Globalization;
using QA.Analysis.Timelines;
using QA.Ingest.Settings;
using QA.Reports.Wording;
using QA.Web.Accounts;
using QA.Web.Pages;

namespace QA.Web.Routes;

/// <summary>Promises and customers to come back to.</summary>
static class LedgerRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Page("/promises", Permission.Read, visit =>
        {
            if (ReportRoutes.NotYet(visit) is { } wait) return wait;
            PromiseState? state = Enum.TryParse<PromiseState>(visit.Query("state"), ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : null;
            var ask = new PromiseLedgerPage.Question(ShopOf(visit), state, visit.Query("agent") ?? "", PageOf(visit));
            return visit.Page<PromiseLedgerPage>(visit.Context(), (nameof(PromiseLedgerPage.Ask), ask), (nameof(PromiseLedgerPage.Shops), visit.Now.Shops.ToList()),
                (nameof(PromiseLedgerPage.Promises), visit.Now.Ledgers.Promises.Where(p => p.Conversation.Shop == ask.Shop).ToList()));
        });
        routes.Page("/followups", Permission.Read, visit =>
        {
            if (ReportRoutes.NotYet(visit) is { } wait) return wait;
            var action = Enum.GetValues<CustomerAction>().Where(a => SnakeCase.Of(a.ToString()) == visit.Query("action")).Select(a => (CustomerAction?)a).FirstOrDefault();
            var ask = new FollowUpsPage.Question(ShopOf(visit), action, visit.Query("agent") ?? "", visit.Query("when") is "late" or "all" ? visit.Query("when")! : "", PageOf(visit));
            return visit.Page<FollowUpsPage>(visit.Context(), (nameof(FollowUpsPage.Ask), ask), (nameof(FollowUpsPage.Shops), visit.Now.Shops.ToList()),
                (nameof(FollowUpsPage.Customers), visit.Now.Ledgers.Due.Where(c => c.Shop == ask.Shop).ToList()),
                (nameof(FollowUpsPage.Until), visit.Now.Stored.Horizons.TryGetValue(ask.Shop, out var until) ? until : null));
        });
    }

    static string ShopOf(Visit visit) => visit.Query("shop") is { } named && visit.Now.Shops.Contains(named, StringComparer.Ordinal) ? named : visit.Now.MainShop;

    static int PageOf(Visit visit) => int.TryParse(visit.Query("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page < 1_000_000 ? page : 0;
}
