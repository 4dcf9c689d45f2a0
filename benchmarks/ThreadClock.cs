using System.Runtime.InteropServices;

namespace QA.Benchmarks;

/// <summary>The time that this thread was on a processor: what else the machine does is left out of it.</summary>
static class ThreadClock
{
    /// <summary>Linux's number of the clock.</summary>
    const int Number = 3;

    public static double Milliseconds()
    {
        _ = clock_gettime(Number, out var time);
        return time.Seconds * 1e3 + time.Nanoseconds / 1e6;
    }

    [DllImport("libc", ExactSpelling = true)]
    static extern int clock_gettime(int clock, out Moment time);

    readonly record struct Moment(long Seconds, long Nanoseconds);
}
