using QA.Analysis.Facts;
using QA.Analysis.Flow;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Scoring;

public class ScoreTests
{
    static readonly Dictionary<string, RulePoints> Rules = new()
    {
        ["zh.tone"] = new("language", 3, null),
        ["zh.promise"] = new("language", 5, 2),
        ["zh.link"] = new("security", 5, null),
        ["zh.offence"] = new("language", 0, null),
    };

    static readonly Dictionary<string, RulePoints> LanguageOnly = new() { ["zh.tone"] = new("language", 3, null) };

    static Compliance Seen(ComplianceVerdict verdict, params string[] names) => new(verdict, [.. names.Select(name => new Component(name, "m1", 0, 1, "x"))]);

    static readonly ConversationFacts Perfect = new()
    {
        Id = new("shop", "c1"),
        AgentId = "li",
        MessagesByAgent = new Dictionary<string, int> { ["li"] = 5 },
        HasTimes = true,
        AskingTurns = 2,
        PromptTurns = 2,
        Greeting = Seen(ComplianceVerdict.Pass, "salutation", "identity", "offer"),
        Closing = Seen(ComplianceVerdict.Pass, "further_help", "thanks", "wish"),
    };

    static Finding Hit(string rule, Severity severity = Severity.Minor) => new(new("shop", "c1"), "m1", "li", rule, "1", severity, 0, 1, "x", "");

    static int? Cents(ConversationFacts facts, Profile? profile = null) => Score.Of(facts, profile ?? new(), Rules).ScoreCents;

    [Fact]
    public void Everything_right_is_a_hundred_of_the_weights_that_apply()
    {
        var sheet = Score.Of(Perfect, new(), Rules);

        Assert.Equal(10_000, sheet.ScoreCents);
        Assert.Equal([(20, true), (10, true), (10, true), (25, true), (25, false), (10, true)], sheet.Categories.Select(c => (c.Weight, c.IsApplicable)));
        Assert.Equal(Enum.GetValues<Category>(), sheet.Categories.Select(c => c.Category));
    }

    [Fact]
    public void The_arithmetic_can_be_done_again_by_hand()
    {
        // Responsiveness 20 × 2/3, greeting 10 × 2/3, closing 0, language 25 − 3 − 2 × 5, security 10: 42 of 75 points.
        var facts = Perfect with
        {
            AskingTurns = 3,
            PromptTurns = 2,
            Greeting = Seen(ComplianceVerdict.Partial, "salutation", "offer"),
            Closing = Seen(ComplianceVerdict.Missed),
            Findings = [Hit("zh.tone"), Hit("zh.promise"), Hit("zh.promise"), Hit("zh.promise")],
        };

        var sheet = Score.Of(facts, new(), Rules);

        Assert.Equal(5600, sheet.ScoreCents);
        Assert.Equal([(2, 3), (2, 3), (0, 3), (13, 0), (0, 0), (0, 0)], sheet.Categories.Select(c => (c.Part, c.Whole)));
        Assert.Equal([13.33, 6.67, 0, 12, 0, 10], sheet.Categories.Select(c => Math.Round(c.Points, 2)));
    }

    [Fact]
    public void A_score_is_rounded_once_half_away_from_zero()
    {
        // 7 × 1/2 + 9 = 12.5 of 16 points: 78.125 exactly.
        Profile profile = new() { Scoring = new() { Responsiveness = 7, Greeting = 9, Closing = 0, Language = 0, Process = 0, Security = 0 } };
        var facts = Perfect with { AskingTurns = 2, PromptTurns = 1, Closing = Compliance.NotApplicable };

        Assert.Equal(7813, Cents(facts, profile));
    }

    [Fact]
    public void Thirds_do_not_drift() => Assert.Equal(3333, Cents(
        Perfect with { AskingTurns = 3, PromptTurns = 1, Greeting = Seen(ComplianceVerdict.Partial, "offer"), Closing = Compliance.NotApplicable },
        new() { Scoring = new() { Language = 0, Security = 0 } }));

    [Fact]
    public void Points_never_fall_below_nothing()
    {
        var sheet = Score.Of(Perfect with { Findings = [.. Enumerable.Repeat(Hit("zh.tone"), 20)] }, new(), Rules);

        Assert.Equal((25, 0.0), (sheet.Categories[3].Part, sheet.Categories[3].Points));
        Assert.Equal(6667, sheet.ScoreCents);
    }

    [Fact]
    public void A_fatal_hit_makes_it_nothing_and_says_so()
    {
        var sheet = Score.Of(Perfect with { Findings = [Hit("zh.tone"), Hit("zh.offence", Severity.Fatal)] }, new(), Rules);

        Assert.Equal((0, "zh.offence"), (sheet.ScoreCents, sheet.FatalRuleId));
        Assert.Equal(20, sheet.Categories[0].Points);
    }

    [Fact]
    public void Where_no_human_wrote_there_is_no_score()
    {
        var sheet = Score.Of(new() { Id = new("shop", "c1"), HasTimes = true, AskingTurns = 1, CustomerMessages = 1, Unanswered = true }, new(), Rules);

        Assert.Null(sheet.ScoreCents);
        Assert.Equal([true, false, false, false, false, false], sheet.Categories.Select(c => c.IsApplicable));
    }

    [Fact]
    public void Without_times_responsiveness_leaves_the_weights() =>
        Assert.False(Score.Of(Perfect with { HasTimes = false, AskingTurns = 0, PromptTurns = 0 }, new(), Rules).Categories[0].IsApplicable);

    [Fact]
    public void A_bots_greeting_is_worth_nothing_unless_the_profile_counts_it()
    {
        var facts = Perfect with { Greeting = new(ComplianceVerdict.Auto, []) };

        Assert.Equal((0, 3), Score.Of(facts, new(), Rules).Categories[1] is var line ? (line.Part, line.Whole) : default);
        Assert.Equal(10_000, Cents(facts, new() { Greeting = new() { AutoCounts = true } }));
    }

    [Fact]
    public void Only_required_components_count()
    {
        Profile profile = new() { Greeting = new() { Required = ["salutation"] } };

        Assert.Equal(10_000, Cents(Perfect with { Greeting = Seen(ComplianceVerdict.Pass, "salutation") }, profile));
        Assert.Equal(0, Score.Of(Perfect with { Greeting = Seen(ComplianceVerdict.Fail, "offer") }, profile, Rules).Categories[1].Part);
    }

    [Fact]
    public void A_closing_that_does_not_apply_leaves_the_weights_and_a_missed_one_stays()
    {
        Assert.Equal(10_000, Cents(Perfect with { Closing = Compliance.NotApplicable }));
        Assert.Equal(8667, Cents(Perfect with { Closing = Seen(ComplianceVerdict.Missed) }));
    }

    [Fact]
    public void Security_is_measured_only_where_a_rule_looks_for_it() =>
        Assert.False(Score.Of(Perfect, new(), LanguageOnly).Categories[5].IsApplicable);

    [Fact]
    public void A_hit_of_a_rule_without_points_costs_nothing() => Assert.Equal(10_000, Cents(Perfect with { Findings = [Hit("zh.draft", Severity.Info)] }));

    [Fact]
    public void Weights_that_are_all_zero_give_no_score() => Assert.Null(Cents(Perfect, new()
    {
        Scoring = new() { Responsiveness = 0, Greeting = 0, Closing = 0, Language = 0, Process = 0, Security = 0 },
    }));
}
