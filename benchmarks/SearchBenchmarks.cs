using BenchmarkDotNet.Attributes;
using QA.Ingest.Search;

namespace QA.Benchmarks;

/// <summary>One search of each class, by engine, over 200,000 messages.</summary>
[MemoryDiagnoser]
public class SearchBenchmarks
{
    const int Messages = 200_000, QueriesPerClass = 50;

    SearchWorkspace? workspace;
    IReadOnlyList<SearchRequest> requests = [];
    string folder = "";
    int next;

    [Params("fts5", "segments")]
    public string Engine { get; set; } = "";

    [Params("two characters", "six characters", "two English words", "phrase and agent and 30 days", "31 % of all", "31 % of all, by agent")]
    public string Class { get; set; } = "";

    [GlobalSetup]
    public void Fill()
    {
        folder = Directory.CreateTempSubdirectory("qa-search-").FullName;
        workspace = SearchWorkspace.Fill(Engine, folder, Messages);
        requests = SearchQueries.Of(Messages, QueriesPerClass).Single(queries => queries.Name == Class).Requests;
    }

    [GlobalCleanup]
    public void Empty()
    {
        workspace?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The newest twenty hits and the exact totals.</summary>
    [Benchmark]
    public long Search() => workspace!.Index!.Search(requests[next++ % QueriesPerClass]).Total;
}
