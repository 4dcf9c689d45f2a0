using QA.Analysis.Factors;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Scoring;

/// <summary>满意度册: what customers voiced in every week of every shop. As <see cref="ScoreBook"/>: any order of adding gives the same.</summary>
public sealed class FactorBook(Profile profile)
{
    readonly SortedDictionary<(string Shop, Week Week), FactorTotals> weeks = new(Comparer<(string Shop, Week Week)>.Create(
        static (a, b) => string.CompareOrdinal(a.Shop, b.Shop) is not 0 and var shop ? shop : a.Week.CompareTo(b.Week)));

    public void Add(ScoredConversation scored)
    {
        var facts = scored.Facts;
        if (facts.Excluded is null && facts.CustomerMessages > 0)
            Totals(facts.Id.Shop, facts.Week).Add(scored.Satisfaction, scored.Rating, scored.Sheet.ScoreCents);
    }

    /// <summary>A rating that names no conversation; one that does comes with its conversation.</summary>
    public void Add(Rating rating)
    {
        if (rating.ConversationId.Length > 0 || rating.RatedAt is not { } rated) return;
        Totals(rating.Shop, Week.Of(LocalDays.Of(profile).DayOf(rated))).Add(rating);
    }

    public void Merge(FactorBook other)
    {
        foreach (var ((shop, week), totals) in other.weeks) Totals(shop, week).Merge(totals);
    }

    /// <summary>One shop's week; empty where nothing was added.</summary>
    public FactorWeek Of(string shop, Week week) => (weeks.GetValueOrDefault((shop, week)) ?? new()).Of(shop, week);

    FactorTotals Totals(string shop, Week week)
    {
        if (!weeks.TryGetValue((shop, week), out var totals)) weeks[(shop, week)] = totals = new();
        return totals;
    }
}
