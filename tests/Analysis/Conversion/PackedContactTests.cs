using QA.Analysis.Conversion;
using QA.Ingest.Conversations;

namespace QA.Tests.Analysis.Conversion;

public class PackedContactTests
{
    static readonly DateTimeOffset Start = new(2026, 11, 9, 23, 59, 58, TimeSpan.FromHours(8));

    [Fact]
    public void A_contact_comes_back_as_it_was_packed()
    {
        var contact = new Contact
        {
            Id = new("禾礼旗舰店", "20261109-0001"),
            CustomerId = "拾光1000",
            Week = new(2026, 46),
            StartedAt = Start,
            AskedAt = Start.AddTicks(1),
            AgentId = "801",
            Counts = true,
            Answers = [new("801", Start.AddSeconds(30)), new("802", Start.AddDays(1))],
            // The other end of the day, and an export that wrote another offset.
            Rounds = [new("802", Start.AddSeconds(-5)), new("801", Start.AddSeconds(9).ToOffset(TimeSpan.FromMinutes(-210)))],
            Reminders = [new("803", Start.AddMinutes(3))],
            Stretches = [new(Start, Start.AddHours(1), null), new(Start.AddHours(2), Start.AddHours(3), Start.AddHours(2))],
        };
        AssertSame(contact, PackedContact.Of(contact).Unpack("禾礼旗舰店", "拾光1000"));
    }

    [Fact]
    public void One_that_nobody_answered_comes_back_empty()
    {
        var contact = new Contact { Id = new("", "c1"), CustomerId = "a", Week = Week.Undated, StartedAt = Start };
        AssertSame(contact, PackedContact.Of(contact).Unpack("", "a"));
    }

    static void AssertSame(Contact expected, Contact actual)
    {
        Assert.Equal(
            (expected.Id, expected.CustomerId, expected.Week, expected.AgentId, expected.Counts),
            (actual.Id, actual.CustomerId, actual.Week, actual.AgentId, actual.Counts));
        Assert.True(expected.StartedAt.EqualsExact(actual.StartedAt));
        Assert.Equal(expected.AskedAt, actual.AskedAt);
        Assert.Equal(expected.Answers, actual.Answers);
        Assert.Equal(expected.Rounds, actual.Rounds);
        Assert.Equal(expected.Rounds.Select(r => r.At.Offset), actual.Rounds.Select(r => r.At.Offset));
        Assert.Equal(expected.Reminders, actual.Reminders);
        Assert.Equal(expected.Stretches, actual.Stretches);
    }
}
