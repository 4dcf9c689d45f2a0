using QA.Ingest.Work;

namespace QA.Tests.Work;

public class OrderedWorkTests
{
    [Fact]
    public void Results_come_in_the_order_of_the_stream_on_one_thread() =>
        Assert.Equal(Enumerable.Range(0, 500).Select(n => n * n), OrderedWork.Of(Enumerable.Range(0, 500), 1, n => n * n));

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void A_result_that_is_ready_late_still_comes_in_its_place(int threads)
    {
        // Every tenth is ready only after the one behind it.
        var ready = Enumerable.Range(0, 501).Select(_ => new TaskCompletionSource()).ToArray();
        var squares = OrderedWork.Of(Enumerable.Range(0, 500), threads, n =>
        {
            if (n % 10 == 0) ready[n + 1].Task.Wait(TestContext.Current.CancellationToken);
            ready[n].SetResult();
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

    /// <summary>Whether a pool would lend more threads depends on the machine; what limits it does not.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void No_more_work_at_once_than_was_asked_for(int threads) =>
        Assert.All(OrderedWork.Of(Enumerable.Range(0, 20), threads, _ => TaskScheduler.Current.MaximumConcurrencyLevel), most => Assert.Equal(threads, most));

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
        // What was begun beyond the third waits until the consumer has stopped, which closes the stream.
        using var stopped = new ManualResetEventSlim();
        var (begun, ended) = (0, 0);
        Assert.Equal([0, 1, 2], OrderedWork.Of(Stream(), 4, n =>
        {
            if (n < 3) return n;
            Interlocked.Increment(ref begun);
            stopped.Wait(TestContext.Current.CancellationToken);
            Interlocked.Increment(ref ended);
            return n;
        }).Take(3));
        Assert.Equal(begun, Volatile.Read(ref ended));
        Assert.NotEqual(0, begun);

        IEnumerable<int> Stream()
        {
            try
            {
                for (var n = 0; ; n++) yield return n;
            }
            finally
            {
                stopped.Set();
            }
        }
    }
}
