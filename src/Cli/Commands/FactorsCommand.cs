using System.CommandLine;
using System.Globalization;
using QA.Analysis.Factors;
using QA.Analysis.Rules;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Cli.Commands;

/// <summary><c>qa factors</c>: what customers voiced on the five documented factors, week by week, and how content they were.</summary>
sealed class FactorsCommand : ICommand
{
    readonly Option<string?> week = new("--week") { Description = "Only this week", HelpName = "2026-W46" };

    public Command Build(Globals globals) =>
        new Command("factors", "Satisfaction by week: the five documented factors against what was voiced") { week }.Does(globals, Run);

    int Run(Session session)
    {
        Week only = default;
        if (session.Value(week) is { } text && !Week.TryParse(text, out only)) return session.Fail("--week takes a week such as 2026-W46", ExitCode.WrongUsage);
        using var workspace = session.Open();
        var reading = workspace.Reading;
        var ratings = reading.Ratings();
        var (factors, scores) = (new FactorBook(session.Profile), new ScoreBook(session.Profile));
        foreach (var rating in ratings) factors.Add(rating);
        foreach (var scored in AnalysisPass.Of(session.Profile, session.Rules, reading.Horizons(), reading.Orders(), ratings).Run(reading.All()))
        {
            factors.Add(scored);
            scores.Add(scored);
        }
        var weeks = (from shop in scores.Shops
                     from each in scores.Weeks(shop)
                     where session.Value(week) is null || each == only
                     select factors.Of(shop, each)).ToList();
        if (session.Json) session.Answer(weeks.Select(Answer));
        else
            foreach (var each in weeks) Print(session, each);
        return ExitCode.Done;
    }

    static void Print(Session session, FactorWeek week)
    {
        session.Out.WriteLine($"{week.Shop} {week.Week}");
        session.Out.WriteLine(week.Index is { } index
            ? Say($"  satisfaction index {index.Value:0.0} ({index.Low:0.0}-{index.High:0.0}), voiced in {week.Coverage!.Numerator} of {week.Coverage.Denominator} conversations")
            : "  nothing was voiced");
        foreach (var factor in week.Factors)
            if (factor.Share is { } share)
                session.Out.WriteLine(Say($"  {SnakeCase.Of(factor.Factor.ToString()),-10} {100 * share.Value,5:0.0}% ({100 * share.Low:0.0}-{100 * share.High:0.0}), documented {factor.Documented}%, residual {factor.Residual:+0.0;-0.0;0.0}; complaints {factor.Complaints?.Numerator ?? 0}, praise {factor.Praises?.Numerator ?? 0}"));
        if (week.Fit is { } fit)
            session.Out.WriteLine(Say($"  against the documented shares: chi-square {fit.Statistic:0.0}, {fit.Freedom} degrees of freedom, p = {fit.ByChance:0.0000}{(fit.IsSimulated ? " (simulated)" : "")}"));
        if (week.IndexAndStars is { Correlation: var rho })
            session.Out.WriteLine(Say($"  index and stars: rank correlation {rho.Value:0.00} ({rho.Low:0.00} to {rho.High:0.00}), n {rho.N}"));
    }

    static object Answer(FactorWeek w) => new
    {
        w.Shop,
        Week = w.Week.ToString(),
        w.Conversations,
        w.Coverage,
        SatisfactionIndex = w.Index,
        Fit = w.Fit is null ? null : new { w.Fit.Statistic, w.Fit.Freedom, P = w.Fit.ByChance, Simulated = w.Fit.IsSimulated },
        Factors = w.Factors.Select(f => new { Factor = SnakeCase.Of(f.Factor.ToString()), f.Documented, f.Share, f.Residual, f.Complaints, f.Praises, f.Score, f.StarsBelow, f.StarsAbove }),
        IndexAndStars = w.IndexAndStars?.Correlation,
        ScoreAndStars = w.ScoreAndStars?.Correlation,
    };

    static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
