using QA.Analysis.Conversion;
using QA.Analysis.Facts;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Conversion;

public class RemindingTests
{
    static readonly FactsReader Facts = new(new Profile());
    static readonly Order Unpaid = new("o1", "buyer", "shop") { PlacedAt = Chat.At("09:00:00") };

    static Contact Met(string lines) => ContactReader.Of(Chat.Of(lines), Facts.Read(Chat.Of(lines), null), withReminders: true)!;

    static readonly Contact Reminder = Met("10:00:00 li 看到您拍的杯子还没付款，库存给您留着");

    static Reminding? Of(Order order, Contact contact, string horizon = "2026-11-30T00:00:00") => Reminding.Of(order, [contact], Chat.At(horizon)!.Value);

    [Fact]
    public void Paid_within_three_days_of_the_order_after_a_reminder_is_a_success()
    {
        Assert.True(Of(Unpaid with { PaidAt = Chat.At("2026-11-11T09:00:00") }, Reminder)!.IsPaid);
        Assert.False(Of(Unpaid with { PaidAt = Chat.At("2026-11-12T09:00:00") }, Reminder)!.IsPaid);
        Assert.False(Of(Unpaid, Reminder)!.IsPaid);
    }

    [Fact]
    public void An_order_already_paid_or_lapsed_cannot_be_reminded_of()
    {
        Assert.Null(Of(Unpaid with { PaidAt = Chat.At("09:30:00") }, Reminder));
        Assert.Null(Of(Unpaid with { PlacedAt = Chat.At("2026-11-05T09:00:00") }, Reminder));
        Assert.Null(Of(Unpaid with { ClosedAt = Chat.At("09:30:00") }, Reminder));
    }

    [Fact]
    public void Talk_of_payment_in_general_is_no_reminder() => Assert.Empty(Met("""
        09:50:00 customer 怎么付款
        10:00:00 li 付款时自动抵扣，支持货到付款
        """).Reminders);

    [Fact]
    public void While_the_order_may_still_be_paid_nobody_can_tell() => Assert.Null(Of(Unpaid, Reminder, "2026-11-10T00:00:00"));
}
