using QA.Analysis.Statistics;
using QA.Ingest.Conversations;

namespace QA.Analysis.Factors;

/// <summary>What customers voiced in one shop's week, as counts, added conversation by conversation or merged from parts.</summary>
/// <remarks>
/// A conversation counts once for each factor it complains of, and once for each it praises, however often it says so; acts
/// name no factor and are in the index only. Not safe to share between threads.
/// </remarks>
public sealed class FactorTotals
{
    const int Factors = 5;

    /// <summary>Factor scores are kept in ten-thousandths, so that their sums are exact in any order.</summary>
    const int ScoreUnit = 10_000;

    readonly int[] complaints = new int[Factors];
    readonly int[] praises = new int[Factors];
    readonly Moments[] scores = new Moments[Factors];
    readonly Moments[] stars = new Moments[2 * Factors];
    readonly List<(int Index, int Stars)> indexed = [];
    readonly List<(int Score, int Stars)> scored = [];
    Moments index;
    int conversations;

    /// <param name="satisfaction">Of one conversation that stays in the rates and in which the customer wrote.</param>
    /// <param name="rating">The customer's rating of it; null where there is none.</param>
    /// <param name="scoreCents">Its quality score; null where no human wrote.</param>
    public void Add(Satisfaction satisfaction, Rating? rating, int? scoreCents)
    {
        conversations++;
        Span<bool> said = stackalloc bool[2 * Factors];
        foreach (var voice in satisfaction.Voices)
            if (voice.Kind is VoiceKind.Words) said[Place(voice.Factor, voice.IsPraise)] = true;
        if (rating is not null && RatingReasons.FactorOf(rating) is { } reason) said[Place(reason, RatingReasons.IsPraise(rating))] = true;
        foreach (var factor in DocumentedFactors.All)
        {
            var (praised, complained) = (said[Place(factor, true)], said[Place(factor, false)]);
            if (praised) praises[(int)factor]++;
            if (complained) complaints[(int)factor]++;
            if (satisfaction.Score(factor) is { } score)
                scores[(int)factor] = scores[(int)factor].With((long)Math.Round(score * ScoreUnit, MidpointRounding.AwayFromZero));
            if (rating is null || satisfaction.Score(factor) is not ({ } sign and not 0)) continue;
            var place = Place(factor, sign > 0);
            stars[place] = stars[place].With(100L * rating.Stars);
        }
        if (satisfaction.IndexCents is { } cents) index = index.With(cents);
        if (rating is null) return;
        if (satisfaction.IndexCents is { } rated) indexed.Add((rated, rating.Stars));
        if (scoreCents is { } quality) scored.Add((quality, rating.Stars));
    }

    /// <summary>A rating that belongs to no conversation counts with its reason alone.</summary>
    public void Add(Rating rating)
    {
        if (RatingReasons.FactorOf(rating) is not { } reason) return;
        if (RatingReasons.IsPraise(rating)) praises[(int)reason]++;
        else complaints[(int)reason]++;
    }

    public void Merge(FactorTotals other)
    {
        for (var i = 0; i < Factors; i++)
        {
            complaints[i] += other.complaints[i];
            praises[i] += other.praises[i];
            scores[i] += other.scores[i];
        }
        for (var i = 0; i < stars.Length; i++) stars[i] += other.stars[i];
        index += other.index;
        conversations += other.conversations;
        indexed.AddRange(other.indexed);
        scored.AddRange(other.scored);
    }

    /// <summary>Figures with their intervals.</summary>
    public FactorWeek Of(string shop, Week week)
    {
        var voiced = new int[Factors];
        for (var i = 0; i < Factors; i++) voiced[i] = complaints[i] + praises[i];
        var (all, complaint, praise) = (voiced.Sum(), complaints.Sum(), praises.Sum());
        var fit = GoodnessOfFit.Of(voiced, [.. DocumentedFactors.Weights.Select(weight => (double)weight)]);
        return new()
        {
            Shop = shop,
            Week = week,
            Conversations = conversations,
            Coverage = Wilson.Of(index.N, conversations),
            Index = Student.OfHundredths(index),
            Fit = fit,
            Factors =
            [
                .. from factor in DocumentedFactors.All
                   let i = (int)factor
                   select new FactorFigures(factor, Wilson.Of(voiced[i], all), Wilson.Of(complaints[i], complaint), Wilson.Of(praises[i], praise), fit?.Residuals[i], Mean(scores[i]),
                       Student.OfHundredths(stars[Place(factor, false)]), Student.OfHundredths(stars[Place(factor, true)])),
            ],
            IndexAndStars = Correlated(indexed),
            ScoreAndStars = Correlated(scored),
        };

        static Estimate? Mean(Moments score) => Student.OfHundredths(score) is { } mean
            ? new(mean.Value * 100 / ScoreUnit, mean.Low * 100 / ScoreUnit, mean.High * 100 / ScoreUnit, mean.N) : null;
    }

    static int Place(Factor factor, bool isPraise) => 2 * (int)factor + (isPraise ? 1 : 0);

    static Spearman? Correlated(List<(int Figure, int Stars)> pairs) =>
        Spearman.Of([.. pairs.Select(pair => (double)pair.Figure)], [.. pairs.Select(pair => (double)pair.Stars)]);
}
