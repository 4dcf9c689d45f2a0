using QA.Analysis.Reviews;
using QA.Ingest.Conversations;

namespace QA.Tests.Analysis.Reviews;

public class ReviewReportTests
{
    static readonly DateTimeOffset Nine = new(2026, 11, 9, 9, 0, 0, TimeSpan.Zero);

    static Label Of(string conversation, Verdict verdict, string reviewer = "rita", string rule = "zh.forbid.command", int start = 0, int minute = 0) =>
        new(new("shop", conversation), "m1", rule, start, 2, verdict, reviewer, Nine.AddMinutes(minute), "");

    [Fact]
    public void Precision_is_confirmed_of_judged_and_unsure_is_neither()
    {
        var rule = Assert.Single(ReviewReport.Of([Of("c1", Verdict.Agree), Of("c2", Verdict.Agree), Of("c3", Verdict.Disagree), Of("c4", Verdict.Unsure)], new Dictionary<ConversationId, double>()).Rules);

        Assert.Equal((2, 1, 1, 0), (rule.Agreed, rule.Refused, rule.Unsure, rule.Missed));
        Assert.Equal((2, 3), (rule.Precision!.Numerator, rule.Precision.Denominator));
        // Nothing of a random part was read to the end: nothing can be said of the whole.
        Assert.Null(rule.SampledPrecision);
        Assert.Null(rule.Recall);
    }

    [Fact]
    public void Recall_rests_on_conversations_of_the_random_part_that_were_read_to_the_end()
    {
        var read = new Dictionary<ConversationId, double> { [new("shop", "c1")] = 0.5, [new("shop", "c2")] = 0.25 };
        var rule = Assert.Single(ReviewReport.Of([Of("c1", Verdict.Agree), Of("c2", Verdict.Missed), Of("c3", Verdict.Missed)], read).Rules);

        // c1 stands for 2 hits, c2 for 4 that were missed; c3 was not drawn.
        Assert.Equal(2.0 / 6, rule.Recall!.Value, 12);
        Assert.Equal((2, 2), (rule.Recall.N, rule.Missed));
    }

    [Fact]
    public void Drawn_twice_the_chance_is_that_of_either_draw()
    {
        var id = new ConversationId("shop", "c1");
        Sample Drawn(long key, double? chance) => new(key, "", 1, 10, "", Nine, [new(1, id, "", chance)]);
        var chances = ReviewReport.ChancesOf([Drawn(1, 0.5), Drawn(2, 0.2), Drawn(3, null)], [(1, 1, "rita"), (2, 1, "max"), (3, 1, "rita")]);

        Assert.Equal(1 - 0.5 * 0.8, chances[id], 12);
        Assert.Empty(ReviewReport.ChancesOf([Drawn(1, 0.5)], []));
    }

    [Fact]
    public void Two_reviewers_are_compared_on_what_both_judged()
    {
        var pair = Assert.Single(ReviewReport.Of(
            [
                Of("c1", Verdict.Agree), Of("c1", Verdict.Agree, "max"), Of("c2", Verdict.Disagree), Of("c2", Verdict.Disagree, "max"),
                Of("c3", Verdict.Agree), Of("c3", Verdict.Disagree, "max"), Of("c4", Verdict.Agree), Of("c5", Verdict.Unsure), Of("c5", Verdict.Agree, "max"),
            ], new Dictionary<ConversationId, double>()).Pairs);

        Assert.Equal(("max", "rita", 3), (pair.First, pair.Second, pair.Shared));
        // Po = 2/3; max agrees 1 of 3, rita 2 of 3: Pe = 2/9 + 2/9, κ = (2/3 − 4/9) / (5/9); PABAK = 2·2/3 − 1.
        Assert.Equal(0.4, pair.Agreement!.Cohen!.Value, 12);
        Assert.Equal(1.0 / 3, pair.Agreement.Pabak.Value, 12);
    }

    [Fact]
    public void The_newest_label_of_a_reviewer_counts_and_the_newest_that_decides_stands()
    {
        Label[] labels = [Of("c1", Verdict.Agree), Of("c1", Verdict.Disagree, "max", minute: 1), Of("c1", Verdict.Unsure, minute: 2)];
        var judged = new Judgements(labels);
        var target = Target.Of(labels[0]);

        Assert.Equal(2, judged.On(target).Count);
        Assert.Equal(("max", Verdict.Disagree), (judged.Standing(target)!.Reviewer, judged.Standing(target)!.Verdict));
    }

    [Fact]
    public void Refused_hits_become_examples_that_the_rules_files_can_read()
    {
        var yaml = SuggestedTests.NoMatch(["他说\"您应该\"等", "a\\b\nc", "他说\"您应该\"等"]);
        var texts = QA.Ingest.Settings.YamlFile.Document("x", yaml)!.AsMap().Get("tests").AsMap().Get("no_match").AsTexts();

        Assert.Equal(["他说\"您应该\"等", "a\\b\nc"], texts);
        Assert.Equal(["zh.forbid.command"], SuggestedTests.Refused([Of("c1", Verdict.Disagree), Of("c2", Verdict.Agree, rule: "zh.forbid.blame")]).Keys);
    }
}
