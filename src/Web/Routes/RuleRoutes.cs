using QA.Analysis.Reviews;
using QA.Analysis.Rules;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Reports.Privacy;
using QA.Reports.Wording;
using QA.Web.Accounts;
using QA.Web.Pages;

namespace QA.Web.Routes;

/// <summary>The rules: what they ask, how often they hit, how right they are.</summary>
static class RuleRoutes
{
    const int NewestShown = 20;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Page("/rules", Permission.Read, visit =>
        {
            var hits = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var week in ByWeek(visit))
                foreach (var (rule, count) in week.Team.FindingsByRule) hits[rule] = hits.GetValueOrDefault(rule) + count;
            return visit.Page<RulesPage>(visit.Context(), (nameof(RulesPage.Visit), visit), (nameof(RulesPage.Hits), hits),
                (nameof(RulesPage.Quality), ReportOf(visit).Rules.ToDictionary(r => r.RuleId, StringComparer.Ordinal)));
        });
        routes.Page("/rule", Permission.Read, Show);
        routes.Page("/rule/try", Permission.Read, visit => visit.Desk.Options.Rules.Find(visit.Query("id") ?? "") is { } rule
            ? Tried(visit, rule, rule.Text, null, null) : visit.Say(404, Words.NoSuchRule));
        routes.Change("/rule/try", Permission.Read, Try);
        routes.Page("/quality", Permission.Read, visit =>
        {
            var labels = visit.Desk.Reviews.Labels.All();
            return visit.Page<QualityPage>(visit.Context(), (nameof(QualityPage.Report), ReportOf(visit)),
                (nameof(QualityPage.Paste), SuggestedTests.Refused(labels).Select(r => (r.Key, TestsOf(visit, r.Value))).ToList()));
        });
    }

    internal static ReviewReport ReportOf(Visit visit)
    {
        var reviews = visit.Desk.Reviews;
        return ReviewReport.Of(reviews.Labels.All(), ReviewReport.ChancesOf(reviews.Samples.All(), reviews.Samples.Reviewed()));
    }

    static IResult Show(Visit visit)
    {
        if (visit.Desk.Options.Rules.Find(visit.Query("id") ?? "") is not { } rule) return visit.Say(404, Words.NoSuchRule);
        var refused = SuggestedTests.Refused(visit.Desk.Reviews.Labels.All()).GetValueOrDefault(rule.Id);
        // Week by week, so that the shops of a week stand among each other and no more than the newest weeks are looked through.
        var newest = visit.Now.Weeks.GroupBy(w => w.Key.Week).OrderByDescending(w => w.Key.IsUndated ? default : w.Key)
            .SelectMany(week => week.SelectMany(w => w.Value.Conversations)
                .SelectMany(c => c.Facts.Findings.Concat(c.Facts.Cues).Where(f => f.RuleId == rule.Id).Reverse().Select(f => (c.Facts.StartedAt, Finding: f)))
                .OrderByDescending(hit => hit.StartedAt))
            .Select(hit => hit.Finding).Take(NewestShown).ToList();
        var weeks = ByWeek(visit).Select(w => (w.Shop, w.Week, w.Team.FindingsByRule.GetValueOrDefault(rule.Id), w.Team.AgentMessages)).ToList();
        return visit.Page<RulePage>(visit.Context(), (nameof(RulePage.Visit), visit), (nameof(RulePage.Rule), rule),
            (nameof(RulePage.Quality), ReportOf(visit).Rules.FirstOrDefault(r => r.RuleId == rule.Id)),
            (nameof(RulePage.Paste), refused is null ? "" : TestsOf(visit, refused)),
            (nameof(RulePage.File), rule.Text),
            (nameof(RulePage.Newest), newest), (nameof(RulePage.ByWeek), weeks));
    }

    static IResult Try(Visit visit, IFormCollection form)
    {
        if (visit.Desk.Options.Rules.Find(form.Text("id", 100)) is not { } rule) return visit.Say(404, Words.NoSuchRule);
        var text = form.Raw("text");
        if (!visit.Now.IsComplete) return visit.Say(409, Words.Computing);
        try
        {
            return Tried(visit, rule, text, RuleTrial.Of(visit, rule, text), null);
        }
        catch (SettingsException mistake)
        {
            return Tried(visit, rule, text, null, mistake.Message);
        }
    }

    static IResult Tried(Visit visit, Rule rule, string text, QA.Analysis.Scoring.RuleDiff? outcome, string? problem) => Visit.Html(
        visit.Render<TryRulePage>(visit.Context(), (nameof(TryRulePage.Visit), visit), (nameof(TryRulePage.Rule), rule), (nameof(TryRulePage.Text), text),
            (nameof(TryRulePage.Outcome), outcome), (nameof(TryRulePage.Problem), problem)), problem is null ? 200 : 422);

    static IEnumerable<(string Shop, Week Week, QA.Analysis.Scoring.AgentWeek Team)> ByWeek(Visit visit) =>
        from key in visit.Now.Weeks.Keys
        let team = visit.Now.Book.Team(key.Shop, key.Week)
        where team is not null
        select (key.Shop, key.Week, team);

    static string TestsOf(Visit visit, IEnumerable<Target> refused) => SuggestedTests.NoMatch(
        from target in refused
        let message = visit.Find(target.Conversation)?.Messages.FirstOrDefault(m => m.Id == target.MessageId)
        where message is not null
        select visit.ShowsPersonalData ? message.Text : PersonalData.Mask(message.Text));
}
