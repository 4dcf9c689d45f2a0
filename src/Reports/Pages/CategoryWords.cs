using QA.Analysis.Flow;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Reports.Wording;

namespace QA.Reports.Pages;

/// <summary>What the values of the analysis are called on pages.</summary>
public static class CategoryWords
{
    public static Phrase Name(Category category) => category switch
    {
        Category.Responsiveness => Words.Responsiveness,
        Category.Greeting => Words.Greeting,
        Category.Closing => Words.Closing,
        Category.Language => Words.LanguageCategory,
        Category.Process => Words.Process,
        _ => Words.Security,
    };

    public static int Weight(ScoringSettings settings, Category category) => category switch
    {
        Category.Responsiveness => settings.Responsiveness,
        Category.Greeting => settings.Greeting,
        Category.Closing => settings.Closing,
        Category.Language => settings.Language,
        Category.Process => settings.Process,
        _ => settings.Security,
    };

    public static Phrase Name(Severity severity) => severity switch
    {
        Severity.Info => Words.Info,
        Severity.Minor => Words.Minor,
        Severity.Major => Words.Major,
        _ => Words.Fatal,
    };

    /// <summary>The underline of a hit: dotted, solid or double.</summary>
    public static string Underline(Severity severity) => severity switch
    {
        Severity.Info or Severity.Minor => "hit minor",
        Severity.Major => "hit",
        _ => "hit fatal",
    };

    public static Phrase Name(ComplianceVerdict verdict) => verdict switch
    {
        ComplianceVerdict.Pass => Words.Pass,
        ComplianceVerdict.Partial => Words.Partial,
        ComplianceVerdict.Fail => Words.Fail,
        ComplianceVerdict.Missed => Words.Missed,
        ComplianceVerdict.Auto => Words.Auto,
        _ => Words.NotApplicable,
    };

    /// <summary>What one line of a score sheet rests on: <c>2/4 次 ≤ 60 秒</c>.</summary>
    public static string Basis(PageContext page, CategoryPoints line)
    {
        if (!line.IsApplicable) return Words.NotApplicable.In(page.Language);
        return line.Category switch
        {
            Category.Responsiveness => Words.BasisResponse.In(page.Language, line.Part, line.Whole,
                Figures.Wait(page.Language, (long)page.Profile.Latency.Slow.TotalMilliseconds) is var slow && page.Profile.Latency.Slow.TotalSeconds <= 180
                    ? Figures.Seconds(page.Language, page.Profile.Latency.Slow.TotalSeconds) : slow),
            Category.Greeting or Category.Closing => Words.BasisComponents.In(page.Language, line.Part, line.Whole),
            Category.Process => Words.BasisSteps.In(page.Language, line.Part, line.Whole),
            _ => line.Part == 0 ? Words.NoHits.In(page.Language) : Words.Deducted.In(page.Language, line.Part),
        };
    }
}
