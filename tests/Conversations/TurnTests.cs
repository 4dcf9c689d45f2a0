using QA.Ingest.Conversations;

namespace QA.Tests.Conversations;

public class TurnTests
{
    [Fact]
    public void Bots_notices_and_placeholders_break_no_turn() => Assert.Equal(
        ["Customer: m1 m3 m6", "Agents: m7 m9"],
        Turns("""
            09:00:00 customer 在吗
            09:00:01 bot      您好，正在为您转接
            09:00:05 customer 有货吗
            09:00:06 system   [transfer] 801 → 802
            09:00:07 801      [recall]
            09:00:20 customer 急
            09:00:30 802      您好
            09:00:31 customer
            09:00:40 801      有的
            """));

    [Fact]
    public void Messages_are_in_time_order_and_those_without_a_time_stay_behind_their_predecessor() => Assert.Equal(
        ["m2", "m3", "m1", "m4"],
        Chat.Of("""
            09:00:10 customer 一
            09:00:00 801      零
            -        801      随后
            09:00:10 801      二
            """).Messages.Select(m => m.Id));

    static IEnumerable<string> Turns(string lines) =>
        Chat.Of(lines).Turns().Select(t => $"{t.Side}: {string.Join(' ', t.Messages.Select(m => m.Id))}");
}
