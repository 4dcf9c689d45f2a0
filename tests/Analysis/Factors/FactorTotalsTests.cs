using QA.Analysis.Factors;
using QA.Ingest.Conversations;

namespace QA.Tests.Analysis.Factors;

public class FactorTotalsTests
{
    static readonly Week W46 = new(2026, 46);

    static Rating Rated(int stars, string reason = "", string conversation = "c1") => new("r", "shop", conversation, "", "buyer", null, stars, reason, "");

    [Fact]
    public void A_conversation_counts_once_for_each_factor_it_complains_of()
    {
        var totals = new FactorTotals();
        totals.Add(Voices.Of("""
            - customer 物流太慢了，快递太差了，快递员也不打电话
            - li 抱歉
            - customer 质量也太差了
            - li 抱歉
            """), null, null);
        var week = totals.Of("shop", W46);
        Assert.Equal([1, 0, 0, 1, 0], week.Factors.Select(f => f.Complaints!.Numerator));
        Assert.Equal(1, week.Coverage!.Numerator);
    }

    [Fact]
    public void Shares_far_from_the_documented_ones_stand_out_and_documented_ones_do_not()
    {
        Assert.True(Of(10, 10, 10, 60, 10).Fit!.ByChance < 0.001);
        Assert.True(Of(10, 10, 10, 60, 10).Factors[3].Residual > 2);
        Assert.True(Of(45, 35, 10, 7, 3).Fit!.ByChance > 0.99);

        static FactorWeek Of(params int[] complaints)
        {
            var totals = new FactorTotals();
            for (var f = 0; f < 5; f++)
                for (var i = 0; i < complaints[f]; i++)
                    totals.Add(new Satisfaction([new((Factor)f, false, VoiceKind.Words, 1, 1, "m1", "")]), null, null);
            return totals.Of("shop", W46);
        }
    }

    [Fact]
    public void A_ratings_reason_counts_on_its_factor_by_its_stars()
    {
        var totals = new FactorTotals();
        totals.Add(Satisfaction.Unvoiced, Rated(2, "快递"), null);
        totals.Add(Satisfaction.Unvoiced, Rated(5, "service"), null);
        totals.Add(Satisfaction.Unvoiced, Rated(1), null);
        totals.Add(Rated(3, "包装破损", ""));
        var week = totals.Of("shop", W46);
        Assert.Equal([0, 0, 1, 1, 0], week.Factors.Select(f => f.Complaints!.Numerator));
        Assert.Equal([0, 1, 0, 0, 0], week.Factors.Select(f => f.Praises!.Numerator));
        // A rating is no voice in the chat: the index stays what words and acts make it, so that the two can be compared.
        Assert.Null(week.Index);
    }

    [Fact]
    public void Acts_are_in_the_index_and_in_no_factors_share()
    {
        var totals = new FactorTotals();
        totals.Add(Voices.Of("""
            - customer 有货吗
            - li 有的
            - customer 谢谢
            """), null, null);
        var week = totals.Of("shop", W46);
        Assert.Null(week.Fit);
        Assert.Equal(71.43, week.Index!.Value, 2);
    }

    [Fact]
    public void Parts_merge_to_what_the_whole_gives()
    {
        Satisfaction[] chats =
        [
            Voices.Of("- customer 太差了\n- li 抱歉"), Voices.Of("- customer 质量真好\n- li 谢谢"),
            Voices.Of("- customer 有货吗\n- li 有\n- customer 谢谢"), Satisfaction.Unvoiced,
        ];
        var (whole, left, right) = (new FactorTotals(), new FactorTotals(), new FactorTotals());
        for (var i = 0; i < chats.Length; i++)
        {
            whole.Add(chats[i], Rated(i + 1), 100 * i);
            (i % 2 == 0 ? left : right).Add(chats[i], Rated(i + 1), 100 * i);
        }
        right.Merge(left);
        var (a, b) = (whole.Of("shop", W46), right.Of("shop", W46));
        Assert.Equal((a.Index, a.Coverage, a.IndexAndStars, a.ScoreAndStars), (b.Index, b.Coverage, b.IndexAndStars, b.ScoreAndStars));
        Assert.Equal(a.Factors, b.Factors);
    }
}
