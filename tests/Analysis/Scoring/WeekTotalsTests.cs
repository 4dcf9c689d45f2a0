using FsCheck;
using FsCheck.Fluent;
using QA.Analysis.Conversion;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Scoring;

public class WeekTotalsTests
{
    static WeekTotals Totals(params IEnumerable<ScoredConversation> conversations)
    {
        var totals = new WeekTotals("shop", Scored.Week);
        foreach (var conversation in conversations) totals.Add(conversation);
        return totals;
    }

    static AgentWeek Of(WeekTotals totals, string agent) => totals.Agents(new()).Single(week => week.AgentId == agent);

    static string Bytes(WeekTotals totals) => Scored.Bytes([totals.Team(), .. totals.Agents(new() { Scoring = new() { MinConversations = 2 } })]);

    static readonly Gen<ScoredConversation> AnyConversation =
        from agent in Gen.Elements("", "li", "wang", "zhao")
        from cents in Gen.Choose(0, 10_000)
        from seconds in Gen.Choose(0, 300)
        from excluded in Gen.Frequency((5, Gen.Constant<string?>(null)), (1, Gen.Constant<string?>("internal")))
        from rules in Gen.SubListOf("zh.tone", "zh.promise")
        from ordered in Gen.Elements<bool?>(true, false, null)
        select Scored.Of(agent, agent.Length == 0 ? null : cents, agent.Length == 0 ? null : seconds, excluded,
            agent.Length == 0 ? [] : [.. rules], new() { Inquiry = true, Ordered = ordered, WindowCovered = true });

    static readonly Arbitrary<ScoredConversation[]> AnyConversations = Gen.ArrayOf(AnyConversation).ToArbitrary();

    [Fact]
    public void The_order_of_adding_changes_no_byte() => Prop.ForAll(AnyConversations, conversations =>
        Bytes(Totals(conversations)) == Bytes(Totals(conversations.Reverse()))).QuickCheckThrowOnFailure();

    [Fact]
    public void Merging_is_associative_and_commutative_to_the_byte() => Prop.ForAll(AnyConversations, AnyConversations, AnyConversations, (a, b, c) =>
    {
        var left = Totals(a);
        left.Merge(Totals(b));
        left.Merge(Totals(c));
        var right = Totals(c);
        var inner = Totals(b);
        inner.Merge(Totals(a));
        right.Merge(inner);
        return Bytes(left) == Bytes(right) && Bytes(left) == Bytes(Totals([.. b, .. c, .. a]));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_week_in_figures()
    {
        var totals = Totals(
            Scored.Of("li", 9000, firstResponse: 30, rules: ["zh.tone", "zh.tone"]),
            Scored.Of("li", 8000, firstResponse: 90),
            Scored.Of("", excluded: null),
            Scored.Of("li", 1000, firstResponse: 1, excluded: "internal", rules: ["zh.tone"]));

        var li = Of(totals, "li");
        Assert.Equal((3, 85.0, 2), (li.Conversations, li.Score!.Value, li.Score.N));
        Assert.Equal(new Dictionary<string, int> { ["internal"] = 1 }, li.Excluded);
        Assert.Equal((60.0, 2), (li.FirstResponseMedianSeconds!.Value, li.FirstResponseMedianSeconds.N));
        Assert.Equal((1, 2), (li.Within60!.Numerator, li.Within60.Denominator));
        Assert.Equal((8, 2, 250.0), (li.AgentMessages, li.Findings, li.FindingsPer1000!.Value));
        Assert.Equal(new Dictionary<int, int> { [30] = 1, [90] = 1 }, li.FirstResponsesBySecond);
        Assert.Equal(new Dictionary<string, int> { ["zh.tone"] = 2 }, li.FindingsByRule);
        Assert.Equal(84.0, li.Categories[Category.Language].Value); // 22 and 20 of 25 points

        var team = totals.Team();
        Assert.Equal(("", 4, 1), (team.AgentId, team.Conversations, team.Unanswered));
        Assert.Equal((2, 3), (team.ReplyRate!.Numerator, team.ReplyRate.Denominator));
    }

    [Fact]
    public void A_hint_is_counted_apart_from_the_findings()
    {
        var chat = Scored.Of("li", rules: ["zh.tone", "zh.hint"]);
        var hinted = chat with { Facts = chat.Facts with { Findings = [chat.Facts.Findings[0], chat.Facts.Findings[1] with { Severity = Severity.Info }] } };

        var li = Of(Totals(hinted), "li");

        Assert.Equal((1, 1, 250.0), (li.Findings, li.Hints, li.FindingsPer1000!.Value));
        Assert.Equal(new Dictionary<string, int> { ["zh.hint"] = 1, ["zh.tone"] = 1 }, li.FindingsByRule);
    }

    [Fact]
    public void What_was_not_observed_is_missing()
    {
        var team = Totals(Scored.Of("")).Team();

        Assert.Null(team.Score);
        Assert.Null(team.FirstResponseMedianSeconds);
        Assert.Null(team.Within60);
        Assert.Null(team.FindingsPer1000);
        Assert.Null(team.Ordered);
        Assert.Empty(team.Categories);
    }

    [Fact]
    public void A_helper_is_charged_with_what_the_helper_wrote_and_answered()
    {
        var handedOver = Scored.Of("li", 9000);
        handedOver = handedOver with
        {
            Facts = handedOver.Facts with
            {
                MessagesByAgent = new Dictionary<string, int> { ["li"] = 3, ["wang"] = 1 },
                FirstResponseMs = 140_000,
                Responses = [new("wang", "m1", "m3", default, default, 140_000, 20_000, 140_000)],
                Findings = [new(new("shop", "c"), "m3", "wang", "zh.tone", "1", Severity.Minor, 0, 1, "x", "")],
            },
        };
        var totals = Totals(handedOver);

        var (li, wang) = (Of(totals, "li"), Of(totals, "wang"));
        Assert.Equal((1, 90.0, 0, null), (li.Conversations, li.Score!.Value, li.Findings, li.FirstResponseMedianSeconds));
        Assert.Equal((0, null, 1, 20.0), (wang.Conversations, wang.Score, wang.Findings, wang.FirstResponseMedianSeconds!.Value));
        Assert.Equal(140.0, totals.Team().FirstResponseMedianSeconds!.Value);
    }

    [Fact]
    public void Conversion_rests_on_inquiries_whose_window_the_orders_cover()
    {
        var team = Totals(
            Scored.Of("li", outcome: new() { Inquiry = true, Ordered = true, Paid = false, WindowCovered = true }),
            Scored.Of("li", outcome: new() { Inquiry = true, Ordered = false, Paid = false, WindowCovered = true }),
            Scored.Of("li", outcome: new() { Inquiry = true, Ordered = true, WindowCovered = false }),
            Scored.Of("li", outcome: new() { Inquiry = false, Ordered = true, Paid = true, WindowCovered = true }),
            Scored.Of("li")).Team();

        Assert.Equal((1, 2), (team.Ordered!.Numerator, team.Ordered.Denominator));
        Assert.Equal((0, 2), (team.Paid!.Numerator, team.Paid.Denominator));
    }

    static IEnumerable<ScoredConversation> Many(string agent, int count, int around) =>
        Enumerable.Range(0, count).Select(i => Scored.Of(agent, around + (i % 5 - 2) * 100));

    [Fact]
    public void Who_differs_beyond_chance_stands_above_or_below_and_the_rest_do_not()
    {
        var agents = Totals([.. Many("best", 40, 9500), .. Many("same1", 40, 8000), .. Many("same2", 40, 8010), .. Many("worst", 40, 6500), .. Many("few", 9, 8000)])
            .Agents(new());

        Assert.Equal(
            [("best", Standing.Above), ("few", Standing.TooFew), ("same1", Standing.NotDistinguishable), ("same2", Standing.NotDistinguishable), ("worst", Standing.Below)],
            agents.Select(a => (a.AgentId, a.Standing)));
    }

    [Fact]
    public void A_rank_is_given_only_where_no_interval_overlaps()
    {
        var agents = Totals([.. Many("best", 40, 9500), .. Many("same1", 40, 8000), .. Many("same2", 40, 8010), .. Many("worst", 40, 6500)]).Agents(new());

        Assert.Equal([1, null, null, 4], agents.Select(a => a.Rank));
    }

    [Fact]
    public void Too_few_are_not_compared_and_not_shrunk()
    {
        var few = Of(Totals([.. Many("few", 9, 2000), .. Many("li", 10, 8000)]), "few");

        Assert.Equal((Standing.TooFew, null, null), (few.Standing, few.ShrunkScore, few.Rank));
        Assert.NotNull(few.Score);
    }

    [Fact]
    public void A_shrunk_score_lies_between_the_agents_and_the_common_mean()
    {
        var li = Of(Totals([.. Many("li", 10, 9500), .. Many("wang", 200, 8000), .. Many("zhao", 200, 8100)]), "li");

        Assert.InRange(li.ShrunkScore!.Value, 85, 95 - 1e-9);
    }

    [Fact]
    public void An_agent_alone_has_nobody_to_differ_from() =>
        Assert.Equal(Standing.NotDistinguishable, Of(Totals(Many("li", 20, 9000)), "li").Standing);

    [Fact]
    public void Totals_refuse_another_week_or_shop()
    {
        var totals = Totals();

        Assert.Throws<ArgumentException>(() => totals.Add(Scored.Of("li", week: new Week(2026, 45))));
        Assert.Throws<ArgumentException>(() => totals.Add(Scored.Of("li", shop: "other")));
        Assert.Throws<ArgumentException>(() => totals.Merge(new("shop", Week.Undated)));
    }

    [Fact]
    public void A_fatal_conversation_is_counted() => Assert.Equal(1, Totals(Scored.Of("li", 0, fatal: true), Scored.Of("li", 9000)).Team().FatalConversations);
}
