using QA.Analysis.Rules;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Ingest.Store;
using QA.Reports.Charts;
using QA.Reports.Pages;
using QA.Reports.Wording;

namespace QA.Reports.Site;

/// <summary>Makes what a site is written from out of a workspace: one pass over its conversations, weeks and their past.</summary>
public static class SiteSource
{
    /// <param name="weeks">The weeks to report; all where it is null. Their past is read all the same.</param>
    public static SiteInput Of(
        Workspace workspace, Profile profile, RuleBook book, string engine, Language language,
        Func<Week, bool>? weeks = null, bool showPersonalData = false)
    {
        var reading = workspace.Reading;
        var horizons = reading.Horizons();
        var orders = reading.Orders();
        var scores = new ScoreBook(profile);
        var byWeek = new SortedDictionary<Week, List<ScoredConversation>>();
        foreach (var scored in AnalysisPass.Of(profile, book, horizons, orders).Run(reading.All()))
        {
            scores.Add(scored);
            if (weeks is not null && !weeks(scored.Facts.Week)) continue;
            if (!byWeek.TryGetValue(scored.Facts.Week, out var list)) byWeek[scored.Facts.Week] = list = [];
            list.Add(scored);
        }
        var names = reading.Agents().Where(a => a.Name.Length > 0).ToDictionary(a => (a.Shop, a.Id), a => a.Name);
        var ordersOf = orders.ToLookup(o => (o.Shop, o.CustomerId));
        var notes = book.Rules.ToDictionary(r => r.Id, NoteOf, StringComparer.Ordinal);
        var turn = new Lock();
        return new()
        {
            Weeks = [.. byWeek.Select(week => ReportOf(scores, week.Key, week.Value))],
            Profile = profile,
            ProfileSha256 = ProfileFile.HashOf(profile),
            Engine = engine,
            Packs = [.. book.Packs.Select(p => new PackStamp(p.Name, p.Version, book.Hash))],
            Inputs = [.. reading.Receipts().Select(r => new InputFile(Path.GetFileName(r.Path), r.Sha256))],
            DataUntil = horizons.Count == 0 ? null : horizons.Values.Max(),
            Language = language,
            ShowPersonalData = showPersonalData,
            // One connection, one reader at a time; drawing a page takes longer than reading its messages.
            Transcript = id => { lock (turn) return reading.Find(id); },
            AgentName = (shop, id) => names.GetValueOrDefault((shop, id)) ?? names.GetValueOrDefault(("", id)),
            Orders = (shop, customer) => [.. ordersOf[(shop, customer)]],
            Rule = id => notes.GetValueOrDefault(id),
        };
    }

    static WeekReport ReportOf(ScoreBook scores, Week week, IReadOnlyList<ScoredConversation> conversations)
    {
        var agents = scores.Shops.SelectMany(shop => scores.Agents(shop, week)).ToList();
        var earlier = scores.AllWeeks.Where(w => !w.IsUndated && w.CompareTo(week) < 0 && !week.IsUndated).ToList();
        return new()
        {
            Week = week,
            Team = scores.AllShops(week)!,
            Agents = agents,
            Conversations = conversations,
            TeamHistory = new([.. earlier.Select(scores.AllShops).OfType<AgentWeek>()], scores.AllShopsBefore(week)),
            Histories = agents.ToDictionary(
                a => (a.Shop, a.AgentId),
                a => new History([.. earlier.Select(w => scores.Of(a.Shop, w, a.AgentId)).OfType<AgentWeek>()], scores.Before(a.Shop, week, a.AgentId))),
        };
    }

    static RuleNote NoteOf(Rule rule) => new(rule.Id, rule.Version, rule.Severity, new(rule.Title.Zh, rule.Title.En))
    {
        Advice = new(rule.Advice.Zh, rule.Advice.En),
        Source = rule.Source?.ToString() ?? "",
        Says = rule.Source?.Says ?? "",
        Points = rule.Points,
        Category = !rule.Scores ? null : rule.Category is RuleCategory.Security ? Category.Security : Category.Language,
    };
}
