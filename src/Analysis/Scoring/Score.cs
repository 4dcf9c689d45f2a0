using QA.Analysis.Facts;
using QA.Analysis.Flow;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Scoring;

/// <summary>质量分: turns what is known of a conversation into points, and says how.</summary>
/// <remarks>
/// score = 100 × Σ points / Σ applicable weights, in exact fractions, rounded once at the end to two decimals, half away
/// from zero. A category in which nothing could be seen leaves the weights: responsiveness without times or without a
/// turn that asks, greeting and closing where they do not apply, process where no scenario was recognised or none of its steps applies, language and
/// security while no rule of theirs is loaded.
/// </remarks>
public static class Score
{
    /// <param name="facts">One conversation.</param>
    /// <param name="profile">Its weights and required components.</param>
    /// <param name="rulePoints">By rule id; a hit of a rule that is not here (a draft, a heuristic) costs nothing.</param>
    public static ScoreSheet Of(ConversationFacts facts, Profile profile, IReadOnlyDictionary<string, RulePoints> rulePoints)
    {
        var hasHuman = facts.MessagesByAgent.Count > 0;
        var weights = profile.Scoring;
        CategoryPoints[] categories =
        [
            Responsiveness(facts, weights.Responsiveness),
            Greeting(facts.Greeting, profile, hasHuman),
            Components(Category.Closing, weights.Closing, hasHuman ? facts.Closing : Compliance.NotApplicable, profile.Closing.Required),
            Deducted(Category.Language, weights.Language, "language", facts, rulePoints, hasHuman),
            Process(facts.Flow, weights.Process, hasHuman),
            Deducted(Category.Security, weights.Security, "security", facts, rulePoints, hasHuman),
        ];
        var fatal = facts.Findings.FirstOrDefault(finding => finding.Severity is Severity.Fatal)?.RuleId;
        int? cents = !hasHuman ? null : fatal is not null ? 0 : Cents(categories);
        return new(categories, cents, hasHuman ? fatal : null);
    }

    /// <summary>Hundredths of a 0 to 100 scale that one applicable category reached, rounded half away from zero.</summary>
    public static int CategoryCents(CategoryPoints line)
    {
        var (points, scale) = Exact(line);
        return line.Weight == 0 ? 0 : Rounded(10_000 * points, scale * line.Weight);
    }

    static CategoryPoints Responsiveness(ConversationFacts facts, int weight) => facts.AskingTurns == 0
        ? NotApplicable(Category.Responsiveness, weight)
        : Share(Category.Responsiveness, weight, facts.PromptTurns, facts.AskingTurns);

    static CategoryPoints Greeting(Compliance greeting, Profile profile, bool hasHuman)
    {
        var (weight, required) = (profile.Scoring.Greeting, profile.Greeting.Required);
        if (!hasHuman || required.Count == 0) return NotApplicable(Category.Greeting, weight);
        // A bot's greeting shows no component of a human's: it is worth nothing, or all where the profile says so.
        return greeting.Verdict is ComplianceVerdict.Auto
            ? Share(Category.Greeting, weight, profile.Greeting.AutoCounts ? required.Count : 0, required.Count)
            : Components(Category.Greeting, weight, greeting, required);
    }

    static CategoryPoints Process(FlowReading flow, int weight, bool hasHuman)
    {
        var (seen, applicable) = flow.Process;
        return hasHuman && applicable > 0 ? Share(Category.Process, weight, seen, applicable) : NotApplicable(Category.Process, weight);
    }

    static CategoryPoints Components(Category category, int weight, Compliance compliance, IReadOnlyList<string> required)
    {
        if (compliance.Verdict is ComplianceVerdict.NotApplicable || required.Count == 0) return NotApplicable(category, weight);
        var seen = compliance.Verdict is ComplianceVerdict.Missed
            ? 0
            : required.Count(compliance.Shows);
        return Share(category, weight, seen, required.Count);
    }

    static CategoryPoints Deducted(
        Category category, int weight, string name, ConversationFacts facts, IReadOnlyDictionary<string, RulePoints> rulePoints, bool hasHuman)
    {
        // Full points where nobody looked would be a gift, and a lie on the page.
        if (!hasHuman || !IsLooked(name, rulePoints)) return NotApplicable(category, weight);
        if (facts.Findings.Count == 0) return new(category, weight, true, 0, 0, weight);
        long deducted = 0;
        foreach (var hits in facts.Findings.GroupBy(finding => finding.RuleId))
            if (rulePoints.TryGetValue(hits.Key, out var rule) && rule.Category == name)
                deducted += (long)rule.Points * Math.Min(hits.Count(), rule.Cap ?? int.MaxValue);
        var part = (int)Math.Clamp(deducted, 0, weight);
        return new(category, weight, true, part, 0, weight - part);
    }

    static bool IsLooked(string category, IReadOnlyDictionary<string, RulePoints> rulePoints)
    {
        foreach (var rule in rulePoints.Values)
            if (rule.Category == category) return true;
        return false;
    }

    static CategoryPoints Share(Category category, int weight, int part, int whole) =>
        new(category, weight, true, part, whole, (double)weight * part / whole);

    static CategoryPoints NotApplicable(Category category, int weight) => new(category, weight, false, 0, 0, 0);

    static int? Cents(CategoryPoints[] categories)
    {
        Int128 points = 0, scale = 1, weights = 0;
        foreach (var line in categories)
        {
            if (!line.IsApplicable) continue;
            var (linePoints, lineScale) = Exact(line);
            (points, scale) = (points * lineScale + linePoints * scale, scale * lineScale);
            weights += line.Weight;
        }
        return weights == 0 ? null : Rounded(10_000 * points, scale * weights);
    }

    /// <summary>Points as a fraction: weight × part / whole, or weight − deduction.</summary>
    static (Int128 Points, Int128 Scale) Exact(CategoryPoints line) => line.Whole > 0
        ? ((Int128)line.Weight * line.Part, line.Whole)
        : (line.Weight - line.Part, 1);

    /// <summary>Half away from zero; both are not negative here, so that is half up.</summary>
    static int Rounded(Int128 numerator, Int128 denominator) => (int)((2 * numerator + denominator) / (2 * denominator));
}
