using System.Diagnostics;
using System.Globalization;
using QA.Ingest.Search;
using QA.Ingest.Settings;
using QA.Ingest.Store;

namespace QA.Benchmarks;

/// <summary>Searches one after the other for a while, as a reviewer's desk does, whatever else is written to the workspace meanwhile.</summary>
/// <remarks><c>search-meanwhile WORKSPACE SECONDS [WORD…]</c>: once alone, once beside an import, tells what the import costs a search.</remarks>
static class SearchMeanwhile
{
    static readonly string[] Usual = ["退款", "发货", "什么时候发货", "可以", "refund", "退款 agent:801", "快递 role:customer", "order:4471"];

    public static int Run(ReadOnlySpan<string> args)
    {
        var seconds = int.Parse(args[1], CultureInfo.InvariantCulture);
        var zone = ProfileFile.Default.TimeZone;
        var words = args.Length > 2 ? args[2..].ToArray() : Usual;
        using var workspace = Workspace.Open(args[0], zone);
        var requests = words.Select(word => new SearchRequest(QueryParser.Parse(word, zone).Tree!) { Facets = [FacetField.Agent, FacetField.Week] }).ToList();
        var (wall, processor, clock) = (new List<double>(), new List<double>(), Stopwatch.StartNew());
        for (var i = 0; clock.Elapsed.TotalSeconds < seconds; i++)
        {
            var (began, used) = (clock.Elapsed, ThreadClock.Milliseconds());
            workspace.Index.Search(requests[i % requests.Count]);
            wall.Add((clock.Elapsed - began).TotalMilliseconds);
            processor.Add(ThreadClock.Milliseconds() - used);
            // Somebody types a letter, looks, and types the next.
            Thread.Sleep(20);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{wall.Count} searches; on the wall {Percentiles(wall)}; processor {Percentiles(processor)} ms (p50 / p95 / max)"));
        return 0;
    }

    static string Percentiles(List<double> values)
    {
        values.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{values[values.Count / 2]:0.00} / {values[values.Count * 95 / 100]:0.00} / {values[^1]:0.00}");
    }
}
