using QA.Ingest.Formats;
using QA.Ingest.Readers;
using QA.Ingest.Settings;

namespace QA.Tests.Readers;

/// <summary>A file that is there for one test.</summary>
sealed class TemporaryFile : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("qa-readers-").FullName;

    public TemporaryFile(string name, byte[] bytes)
    {
        Path = System.IO.Path.Combine(folder, name);
        File.WriteAllBytes(Path, bytes);
    }

    public string Path { get; }

    public ExportFile Open(ReadOptions? options = null, Profile? profile = null) =>
        ExportFile.Open(Path, FormatCatalog.BuiltIn, profile ?? new(), options ?? new());

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
