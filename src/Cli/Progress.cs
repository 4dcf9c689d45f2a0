using System.Diagnostics;
using System.Globalization;

namespace QA.Cli;

/// <summary>Rows and rate on one line of stderr; silent where nobody watches.</summary>
sealed class Progress(TextWriter remarks, bool quiet) : IDisposable
{
    readonly bool shown = !quiet && !Console.IsErrorRedirected;
    readonly Stopwatch watch = Stopwatch.StartNew();
    bool written;

    public void Rows(string what, long rows)
    {
        if (!shown) return;
        var rate = rows / Math.Max(watch.Elapsed.TotalSeconds, 0.001);
        remarks.Write(string.Create(CultureInfo.InvariantCulture, $"\r{what}: {rows:N0} rows, {rate:N0}/s "));
        written = true;
    }

    public void Dispose()
    {
        if (written) remarks.WriteLine();
    }
}
