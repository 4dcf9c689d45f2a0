using System.Diagnostics;
using System.Globalization;
using QA.Ingest.Search;

namespace QA.Benchmarks;

/// <summary>The scale run of the search: every engine over the same messages and the same queries, in one process.</summary>
static class SearchScale
{
    /// <summary><c>search [messages] [folder]</c>: a million messages in a temporary folder unless said otherwise.</summary>
    public static int Run(ReadOnlySpan<string> args)
    {
        var messages = args.Length > 0 ? long.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var folder = args.Length > 1 ? args[1] : Directory.CreateTempSubdirectory("qa-search-").FullName;
        var only = args.Length > 2 ? args[2] : null;
        var engines = SearchWorkspace.Engines.Keys.Where(engine => only is null || engine == only).ToList();
        var classes = SearchQueries.Of(messages, count: 200);
        var totals = new Dictionary<string, long>();

        var rows = new List<string[]>();
        var import = new List<string> { "import, messages/s" };
        var processor = new List<string> { "import, processor µs a message" };
        var size = new List<string> { "database, MB" };
        var times = classes.Select(queries => new List<string> { queries.Name }).ToList();
        foreach (var engine in engines)
        {
            var path = Path.Combine(folder, engine.Replace(' ', '-'));
            using var workspace = SearchWorkspace.Fill(engine, path, messages, done => Console.Error.Write($"\r{engine}: {done:N0}"));
            Console.Error.WriteLine();
            import.Add(Number(messages / workspace.Elapsed.TotalSeconds, "N0"));
            processor.Add(Number(workspace.Processor.TotalMicroseconds / messages, "0.0"));
            size.Add(Number(workspace.FileBytes / 1e6, "N0"));
            if (rows.Count == 0) rows.Add(["text, MB", .. engines.Select(_ => Number(workspace.TextBytes / 1e6, "N0"))]);
            for (var i = 0; i < classes.Count; i++)
                times[i].Add(workspace.Index is null ? "" : Time(workspace.Index, engine, classes[i].Name, classes[i].Requests, totals));
        }
        if (args.Length < 2) Directory.Delete(folder, recursive: true);

        Console.WriteLine($"| {messages:N0} messages | {string.Join(" | ", engines)} |");
        Console.WriteLine($"| --- |{string.Concat(engines.Select(_ => " --- |"))}");
        foreach (var row in (IEnumerable<IReadOnlyList<string>>)[.. rows, import, processor, size, .. times]) Console.WriteLine($"| {string.Join(" | ", row)} |");
        return 0;
    }

    /// <summary>A query is asked three times and its best time counts, so that what else the machine does is left out.</summary>
    const int Rounds = 3, WarmUp = 20;

    /// <summary>A slow engine has said enough after so long.</summary>
    const double MostMilliseconds = 15_000;

    /// <summary>p50 and p95 in milliseconds; the engines must agree on what there is.</summary>
    static string Time(ITranscriptIndex index, string engine, string name, IReadOnlyList<SearchRequest> requests, Dictionary<string, long> totals)
    {
        foreach (var request in requests.Take(WarmUp)) index.Search(request);
        var (milliseconds, spent) = (new List<double>(), Stopwatch.StartNew());
        foreach (var request in requests)
        {
            var (best, total) = (double.MaxValue, 0L);
            for (var round = 0; round < Rounds; round++)
            {
                var clock = Stopwatch.StartNew();
                total = index.Search(request).Total;
                best = Math.Min(best, clock.Elapsed.TotalMilliseconds);
            }
            milliseconds.Add(best);
            var key = $"{name} {milliseconds.Count}";
            if (!totals.TryAdd(key, total) && totals[key] != total)
                Console.Error.WriteLine($"{engine} finds {total} where another engine finds {totals[key]}: {key}");
            if (milliseconds.Count >= 20 && spent.Elapsed.TotalMilliseconds > MostMilliseconds) break;
        }
        milliseconds.Sort();
        return $"{Number(milliseconds[milliseconds.Count / 2], "0.00")} / {Number(milliseconds[milliseconds.Count * 95 / 100], "0.00")}";
    }

    static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
