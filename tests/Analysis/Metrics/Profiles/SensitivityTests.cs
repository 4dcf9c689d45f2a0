using QA.Analysis.Metrics.Profiles;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Metrics.Profiles;

public class SensitivityTests
{
    static Dictionary<string, ProfileFigures> Figures(string profile, Profile shop, params IReadOnlyList<Conversation> timeline)
    {
        var sensitivity = new Sensitivity(MetricProfileCatalog.Find(profile)!, shop);
        sensitivity.Add(timeline);
        return sensitivity.Figures("shop").ToDictionary(f => f.Choice, f => f.Figures);
    }

    /// <summary>Half an hour and ten minutes of silence, an answer after midnight, and a burst.</summary>
    static readonly Conversation Day = Chat.Of("""
        22:00:00 customer 在吗
        22:01:00 customer 有货吗
        22:02:00 li 有的
        22:20:00 customer 包邮吗
        22:21:00 li 包邮
        23:10:00 customer 什么时候发货
        23:50:00 li 明天
        23:59:00 customer 能快点吗
        2026-11-10T00:03:00 li 可以
        """);

    [Fact]
    public void Where_conversations_end_moves_what_is_counted()
    {
        var figures = Figures("default", new(), Day);

        Assert.Equal((4, 1), (figures["as the profile says"].Counted, figures["as the profile says"].Firsts!.N));
        // Cut after ten minutes, the answer forty minutes later is another conversation's, and its question was never answered.
        Assert.Equal((3, 3), (figures["gap 10 min"].Counted, figures["gap 10 min"].Firsts!.N));
        Assert.Equal(3, figures["gap 30 min"].Counted);
        Assert.Equal(3, figures["gap one day"].Counted);
        Assert.Equal(1, figures["gap one day"].Dropped["unanswered"]);
    }

    [Fact]
    public void The_end_of_a_burst_flatters()
    {
        var figures = Figures("default", new(), Day);

        Assert.Equal(figures["as the profile says"].Waits!.Mean, figures["first of burst"].Waits!.Mean);
        Assert.Equal(15, figures["first of burst"].Waits!.Mean - figures["last of burst"].Waits!.Mean);
    }

    [Fact]
    public void Hours_drop_what_was_asked_outside_them()
    {
        var figures = Figures("taobao-3min", ProfileFile.Read("p.yaml", "hours: {desks: [{daily: 22:00-22:10}]}"), Day);

        Assert.Equal((2, 4, 2, 4), (figures["as the profile says"].Counted, figures["no hours"].Counted, figures["hours 08:00-23:00"].Counted, figures["the shop's hours"].Counted));
        Assert.Equal(120, figures["the shop's hours"].Waits!.Max);
    }

    [Fact]
    public void Profiles_without_bursts_offer_no_first_and_last_of_them() => Assert.DoesNotContain("last of burst", Figures("douyin", new(), Day).Keys);

    [Fact]
    public void Parts_of_customers_merge_to_the_whole()
    {
        var other = Chat.Of("10:00:00 customer 在吗\n10:00:10 li 在的", id: "c2", customer: "b2");
        Sensitivity Of(params IEnumerable<Conversation> customers)
        {
            var sensitivity = new Sensitivity(MetricProfileCatalog.Default, new());
            foreach (var customer in customers) sensitivity.Add([customer]);
            return sensitivity;
        }
        var merged = Of(other);
        merged.Merge(Of(Day));

        Assert.Equal(Json(Of(Day, other)), Json(merged));

        static string Json(Sensitivity s) => System.Text.Json.JsonSerializer.Serialize(s.Figures("shop").Select(f => new { f.Choice, f.Figures }));
    }
}
