using FsCheck;
using FsCheck.Fluent;
using QA.Analysis.Reviews;
using QA.Ingest.Conversations;

namespace QA.Tests.Analysis.Reviews;

public class DrawTests
{
    static Candidate Of(int number, string stratum, int risk = 0) => new(new("shop", $"c{number:0000}"), stratum, risk);

    static IReadOnlyList<Candidate> Shop(params (string Stratum, int Size)[] strata) =>
        [.. strata.SelectMany((s, k) => Enumerable.Range(0, s.Size).Select(i => Of(1000 * k + i, s.Stratum)))];

    [Fact]
    public void The_riskiest_come_first_and_have_no_chance_to_estimate_from()
    {
        var drawn = Draw.ByRisk([Of(1, "a", 3), Of(2, "a", 100), Of(3, "a", 10)], 2);

        Assert.Equal([("c0002", 1), ("c0003", 2)], drawn.Select(i => (i.Conversation.Value, i.Place)));
        Assert.All(drawn, i => Assert.Null(i.Inclusion));
    }

    [Fact]
    public void A_stratum_gives_by_its_size_and_the_chance_is_drawn_over_all()
    {
        var drawn = Draw.Stratified(Shop(("801/clean", 80), ("802/clean", 20)), 10, seed: 1);

        Assert.Equal([("801/clean", 8, 0.1), ("802/clean", 2, 0.1)], drawn.GroupBy(i => i.Stratum).OrderBy(g => g.Key).Select(g => (g.Key, g.Count(), g.First().Inclusion!.Value)));
    }

    [Fact]
    public void The_smallest_stratum_is_never_left_out()
    {
        var drawn = Draw.Stratified(Shop(("big", 1000), ("small", 1)), 5, seed: 1);

        Assert.Equal(1, Assert.Single(drawn, i => i.Stratum == "small").Inclusion);
    }

    [Fact]
    public void The_same_seed_draws_the_same_whatever_the_order_of_the_candidates()
    {
        var shop = Shop(("a", 50), ("b", 30));
        var first = Draw.Stratified(shop, 12, seed: 7);

        Assert.Equal(first, Draw.Stratified([.. shop.Reverse()], 12, seed: 7));
        Assert.NotEqual(first.Select(i => i.Conversation), Draw.Stratified(shop, 12, seed: 8).Select(i => i.Conversation));
    }

    [Fact]
    public void Over_many_seeds_each_conversation_is_drawn_as_often_as_its_chance_says()
    {
        var shop = Shop(("a", 12), ("b", 4));
        var times = new Dictionary<ConversationId, int>();
        const int Draws = 4000;
        for (var seed = 0; seed < Draws; seed++)
            foreach (var item in Draw.Stratified(shop, 4, seed)) times[item.Conversation] = times.GetValueOrDefault(item.Conversation) + 1;

        // 3 of 12 and 1 of 4: a quarter each; four standard errors on either side.
        Assert.All(shop, c => Assert.InRange(times[c.Conversation] / (double)Draws, 0.25 - 0.0274, 0.25 + 0.0274));
    }

    [Fact]
    public void Shares_add_up_and_none_is_empty_or_over_its_size() => Prop.ForAll(
        ArbMap.Default.ArbFor<PositiveInt[]>(), ArbMap.Default.ArbFor<PositiveInt>(), (PositiveInt[] sizes, PositiveInt wanted) =>
        {
            if (sizes.Length == 0) return true;
            int[] strata = [.. sizes.Select(s => s.Get)];
            var shares = Draw.Allocate(strata, wanted.Get);
            return shares.Sum() == Math.Clamp(wanted.Get, strata.Length, strata.Sum()) && shares.Zip(strata).All(s => s.First >= 1 && s.First <= s.Second);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_is_drawn_from_nothing()
    {
        Assert.Empty(Draw.Stratified([], 10, 1));
        Assert.Empty(Draw.Both([], 5, 5, 1));
    }
}
