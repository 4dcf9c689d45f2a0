using System.Formats.Tar;
using System.IO.Compression;

namespace QA.Tests;

/// <summary>Public data sets that some tests are held against where they are at hand; the checkout does not hold them.</summary>
static class PublicData
{
    /// <summary>The files of an archive, or null where the folder of data sets is not there.</summary>
    /// <remarks>The folder is named by QA_TEST_DATA, else looked for as shared/data beside the checkout.</remarks>
    public static Dictionary<string, byte[]>? Of(string archive)
    {
        var folder = Environment.GetEnvironmentVariable("QA_TEST_DATA") ?? Path.Combine(Repository.Root, "..", "shared", "data");
        var path = Path.Combine(folder, archive);
        if (!File.Exists(path)) return null;
        var files = new Dictionary<string, byte[]>();
        using var tar = new TarReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is not { } data) continue;
            var bytes = new MemoryStream();
            data.CopyTo(bytes);
            files[Path.GetFileName(entry.Name)] = bytes.ToArray();
        }
        return files;
    }

    public static string Missing(string archive) => $"{archive} is not at hand: name its folder in QA_TEST_DATA";
}
