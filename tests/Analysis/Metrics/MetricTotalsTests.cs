using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using QA.Analysis.Metrics;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Metrics;

public class MetricTotalsTests
{
    static readonly Week Week46 = new(2026, 46);

    static MetricTotals Of(params IEnumerable<Conversation> conversations)
    {
        var totals = new MetricTotals(new());
        foreach (var conversation in conversations) totals.Add(conversation);
        return totals;
    }

    static MetricFigure Figure(MetricTotals totals, string metric, string agent = "", string part = "") =>
        totals.Figures("shop", Week46).Single(f => f.Metric == metric && f.AgentId == agent && f.Part == part);

    [Fact]
    public void A_mean_pools_responses_and_percentiles_lie_between_them()
    {
        var totals = Of(
            Chat.Of("09:00:00 customer 在吗\n09:00:10 li 在的\n09:01:00 customer 有货吗\n09:01:20 wang 有的", id: "c1"),
            Chat.Of("10:00:00 customer 在吗\n10:02:30 li 在的", id: "c2"));

        // 10, 20 and 150 s: p90 at place 1.8 of 0 to 2, by R's type 7.
        Assert.Equal((60m, 20m, 124m, 137m, 150m), Figure(totals, "response_time").Times is { } all ? (all.Mean, all.P50, all.P90, all.P95, all.Max) : default);
        Assert.Equal((2, 80m), (Figure(totals, "response_time", "li").N, Figure(totals, "response_time", "li").Times!.Mean));
        Assert.Equal((1, 3), (Figure(totals, "slow_responses").Total, Figure(totals, "within_threshold", part: "60 s").Share!.Denominator));
        Assert.Equal(2, Figure(totals, "within_threshold", part: "60 s").Share!.Numerator);
    }

    [Fact]
    public void A_count_of_nothing_is_0_where_there_was_something_to_count_in()
    {
        var dated = Of(Chat.Of("09:00:00 customer 在吗\n09:00:10 li 在的"));

        Assert.Equal((0, 0, 0), (Figure(dated, "unanswered").Total, Figure(dated, "left_hanging").Total, Figure(dated, "slow_responses").Total));
        var undated = Of(Chat.Of("- customer 在吗\n- li 在的")).Figures("shop", Week.Undated);
        Assert.DoesNotContain(undated, figure => figure.Metric is "slow_responses" or "response_time" or "handling_time");
        Assert.Contains(undated, figure => figure is { Metric: "unanswered", Total: 0 });
    }

    [Fact]
    public void What_leaves_the_rates_is_in_no_figure() => Assert.Empty(Of(Chat.Of("09:00:00 li 亲，您有一张优惠券")).Weeks);

    [Fact]
    public void Merging_is_associative_and_commutative_to_the_byte() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(
        Gen.Choose(0, 90).ArrayOf().ToArbitrary(), gaps =>
        {
            Conversation[] chats = [.. gaps.Select((gap, i) => Chat.Of($"09:00:00 customer 在吗\n09:{gap / 60:00}:{gap % 60:00} {(gap % 2 == 0 ? "li" : "wang")} 在的\n09:30:00 customer 还在吗", id: $"c{i}"))];
            var (a, b, c) = (chats.Where((_, i) => i % 3 == 0).ToArray(), chats.Where((_, i) => i % 3 == 1).ToArray(), chats.Where((_, i) => i % 3 == 2).ToArray());
            var left = Of(a);
            left.Merge(Of(b));
            left.Merge(Of(c));
            var (right, inner) = (Of(c), Of(b));
            inner.Merge(Of(a));
            right.Merge(inner);
            return Bytes(left) == Bytes(right) && Bytes(left) == Bytes(Of(chats.Reverse()));
        }));

    static string Bytes(MetricTotals totals) => JsonSerializer.Serialize(totals.Weeks.Select(week => totals.Figures(week.Shop, week.Week)));
}
