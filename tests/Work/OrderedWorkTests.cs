using QA.Ingest.Work;

namespace QA.Tests.Work;

public class OrderedWorkTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Results_come_in_the_order_of_the_stream(int threads)
    {
        var squares = OrderedWork.Of(Enumerable.Range(0, 500), threads, n =>
        {
            // The first of every ten takes longest.
            if (n % 10 == 0) Thread.Sleep(1);
            return n * n;
        });
        Assert.Equal(Enumerable.Range(0, 500).Select(n => n * n), squares);
    }

    [Fact]
    public void A_slow_consumer_has_only_a_few_items_begun_ahead_of_it()
    {
        var begun = 0;
        var ahead = 0;
        foreach (var n in OrderedWork.Of(Enumerable.Range(0, 200).Select(n => { begun++; return n; }), 4, n => n))
            ahead = Math.Max(ahead, begun - n);
        Assert.InRange(ahead, 1, 6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_fault_of_the_work_comes_out_as_it_was_thrown(int threads)
    {
        var fault = Assert.Throws<InvalidDataException>(() =>
            OrderedWork.Of(Enumerable.Range(0, 50), threads, n => n == 20 ? throw new InvalidDataException("row 20") : n).ToList());
        Assert.Equal("row 20", fault.Message);
    }

    [Fact]
    public void Nothing_goes_on_behind_whoever_stops_early()
    {
        var running = 0;
        Assert.Equal([0, 1, 2], OrderedWork.Of(Enumerable.Range(0, 1000), 4, n =>
        {
            Interlocked.Increment(ref running);
            Thread.Sleep(2);
            Interlocked.Decrement(ref running);
            return n;
        }).Take(3));
        Assert.Equal(0, Volatile.Read(ref running));
    }
}
