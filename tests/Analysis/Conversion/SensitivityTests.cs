using QA.Analysis.Conversion;
using QA.Analysis.Facts;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Conversion;

public class SensitivityTests
{
    static readonly FactsReader Facts = new(new Profile());

    static Contact Met(string lines) => ContactReader.Of(Chat.Of(lines), Facts.Read(Chat.Of(lines), null), withReminders: false)!;

    [Fact]
    public void A_longer_silence_joins_inquiries_and_a_longer_window_finds_later_orders()
    {
        var contact = Met("""
            09:00:00 customer 有货吗
            09:00:30 li 有的
            09:20:00 customer 包邮吗
            09:20:30 li 包邮
            15:00:00 customer 怎么买
            15:00:30 li 直接拍
            """);
        var order = new Order("o1", "buyer", "shop") { PlacedAt = Chat.At("2026-11-11T10:00:00") };
        var rows = Sensitivity.Of(new(), new(2026, 46), [([contact], [order])], Chat.At("2026-12-31T00:00:00")!.Value);

        Assert.Equal([3, 2, 1], Sensitivity.Gaps.Select(gap => Row(gap, 1).Ordered!.Denominator));
        Assert.Equal([0, 0, 3, 3, 3], Sensitivity.Windows.Select(days => Row(TimeSpan.FromMinutes(10), days).Ordered!.Numerator));

        Sensitivity Row(TimeSpan gap, int days) => rows.Single(r => r.Gap == gap && r.WindowDays == days);
    }

    [Fact]
    public void A_window_that_the_orders_do_not_cover_has_no_rate()
    {
        var contact = Met("09:00:00 customer 有货吗");
        var rows = Sensitivity.Of(new(), new(2026, 46), [([contact], [])], Chat.At("2026-11-11T00:00:00")!.Value);
        Assert.All(rows, row => Assert.Equal(row.WindowDays <= 1, row.Ordered is not null));
    }
}
