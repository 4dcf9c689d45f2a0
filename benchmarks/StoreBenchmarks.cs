using BenchmarkDotNet.Attributes;
using QA.Ingest.Formats;
using QA.Ingest.Readers;
using QA.Ingest.Samples;
using QA.Ingest.Settings;
using QA.Ingest.Store;

namespace QA.Benchmarks;

/// <summary>The parts of an import on 100,000 messages: reading the rows, completing and identifying them, storing and indexing, reading back.</summary>
[MemoryDiagnoser]
public class StoreBenchmarks
{
    const int Messages = 100_000;

    readonly string folder = Directory.CreateTempSubdirectory("qa-benchmark-").FullName;
    string[] exports = [];
    int workspaces;

    [Params(SampleOrder.ByTime, SampleOrder.ByConversation)]
    public SampleOrder Order { get; set; }

    [GlobalSetup]
    public void Write()
    {
        SampleWriter.Write(SampleOptions.OfMessages(Messages) with { Order = Order, WithTruth = false }, Sub("shop"));
        exports = Directory.GetFiles(Sub("shop"), "messages-*.csv");
        using var workspace = Imported(Sub("stored"));
    }

    [GlobalCleanup]
    public void Delete() => Directory.Delete(folder, recursive: true);

    [Benchmark(OperationsPerInvoke = Messages)]
    public long Rows() => exports.Sum(path => Opened(path).Rows().LongCount());

    [Benchmark(OperationsPerInvoke = Messages)]
    public long RowsIdentified() => exports.Sum(path => new ConversationAssembler(ProfileFile.Default).Assemble(Opened(path).Rows()).LongCount());

    [Benchmark(OperationsPerInvoke = Messages)]
    public void Import()
    {
        var path = Sub($"w{workspaces++}");
        Imported(path).Dispose();
        Directory.Delete(path, recursive: true);
    }

    [Benchmark(OperationsPerInvoke = Messages)]
    public long ReadBack()
    {
        using var workspace = Workspace.Open(Sub("stored"), ProfileFile.Default.TimeZone);
        return workspace.Reading.All().Sum(c => (long)c.Messages.Count);
    }

    Workspace Imported(string path)
    {
        var workspace = Workspace.OpenForWriting(path, ProfileFile.Default.TimeZone);
        foreach (var export in exports) workspace.Import().Add(Opened(export), ProfileFile.Default);
        return workspace;
    }

    static ExportFile Opened(string path) => ExportFile.Open(path, FormatCatalog.BuiltIn, ProfileFile.Default, new ReadOptions());

    string Sub(string name) => Path.Combine(folder, name);
}
