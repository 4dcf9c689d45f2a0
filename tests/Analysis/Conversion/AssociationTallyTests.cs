using QA.Analysis.Conversion;

namespace QA.Tests.Analysis.Conversion;

public class AssociationTallyTests
{
    static AssociationTally Of(params (string Family, string Bucket, int Converted, int All)[] counts)
    {
        var tally = new AssociationTally();
        foreach (var (family, bucket, converted, all) in counts)
        {
            tally.Add(family, bucket, true, converted);
            tally.Add(family, bucket, false, all - converted);
        }
        return tally;
    }

    [Fact]
    public void A_bucket_is_compared_with_the_rest_of_its_family_by_Newcombes_interval()
    {
        var rows = Of(("score", "a", 56, 70), ("score", "b", 48, 80)).Compared(10, 104, 150);
        // Newcombe (1998b), case (a), method 10: 56/70 − 48/80 = 0.20, 0.0524 to 0.3339.
        Assert.Equal((0.2, 0.0524, 0.3339), (Math.Round(rows[0].Difference!.Value, 4), Math.Round(rows[0].Difference!.Low!.Value, 4), Math.Round(rows[0].Difference!.High!.Value, 4)));
        Assert.Equal(rows[0].ByChance, rows[1].ByChance);
        Assert.True(rows[0].StandsOut);
    }

    [Fact]
    public void Too_few_on_either_side_are_not_compared()
    {
        var rows = Of(("score", "a", 9, 9), ("score", "b", 0, 80)).Compared(10, 9, 89);
        Assert.All(rows, row => Assert.Null(row.Difference));
        Assert.All(rows, row => Assert.False(row.StandsOut));
    }

    [Fact]
    public void What_was_seen_in_some_was_not_seen_in_the_rest()
    {
        var tally = new AssociationTally();
        for (var i = 0; i < 20; i++) tally.AddSeen("technique.zh.sale.choice", i < 15);
        var rows = tally.Compared(10, 25, 60);
        Assert.Equal([("not_seen", 10, 40), ("seen", 15, 20)], rows.Select(r => (r.Bucket, r.Rate.Numerator, r.Rate.Denominator)));
    }

    [Fact]
    public void One_chance_finding_among_many_comparisons_does_not_stand_out()
    {
        var many = Enumerable.Range(0, 20).Select(i => ($"family{i}", "a", i == 0 ? 34 : 25, 50)).Concat(
            Enumerable.Range(0, 20).Select(i => ($"family{i}", "b", i == 0 ? 23 : 25, 50))).ToArray();
        Assert.DoesNotContain(Of(many).Compared(10, 0, 0), row => row.StandsOut);
        Assert.Contains(Of(many.Where(m => m.Item1 == "family0").ToArray()).Compared(10, 0, 0), row => row.StandsOut);
    }

    [Fact]
    public void Parts_merge_to_what_the_whole_gives()
    {
        var left = Of(("score", "a", 5, 20), ("score", "b", 9, 30));
        left.Merge(Of(("score", "a", 7, 10), ("score", "c", 1, 40)));
        Assert.Equal(Of(("score", "c", 1, 40), ("score", "b", 9, 30), ("score", "a", 12, 30)).Compared(10, 22, 100), left.Compared(10, 22, 100));
    }
}
