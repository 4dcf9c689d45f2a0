using FsCheck;
using FsCheck.Fluent;
using QA.Ingest.Conversations;

namespace QA.Tests.Conversations;

public class SmallTimeTests
{
    [Fact]
    public void Any_time_comes_back_with_its_offset() => Prop.ForAll<DateTimeOffset>(time =>
        new SmallTime(time).Value is { } back && back.EqualsExact(time)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_ends_of_the_calendar_come_back()
    {
        Assert.Equal(DateTimeOffset.MinValue, new SmallTime(DateTimeOffset.MinValue).Value);
        Assert.Equal(DateTimeOffset.MaxValue, new SmallTime(DateTimeOffset.MaxValue).Value);
    }

    [Fact]
    public void What_was_never_set_is_missing()
    {
        Assert.Null(default(SmallTime).Value);
        Assert.Null(new SmallTime(null).Value);
    }

    [Fact]
    public void Orders_are_equal_when_their_times_are_the_same_instants()
    {
        var nine = new DateTimeOffset(2026, 11, 9, 9, 0, 0, TimeSpan.FromHours(8));
        var order = new Order("o1", "a", "shop") { PlacedAt = nine };
        Assert.Equal(order, order with { PlacedAt = nine.ToUniversalTime() });
        Assert.NotEqual(order, order with { PlacedAt = nine.AddTicks(1) });
        Assert.NotEqual(order, order with { PlacedAt = null });
    }
}
