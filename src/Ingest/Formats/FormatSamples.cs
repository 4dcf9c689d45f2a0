using System.Reflection;

namespace QA.Ingest.Formats;

/// <summary>样例: the exports that the built-in formats name, carried inside the program.</summary>
public static class FormatSamples
{
    const string Home = "data-samples/";

    /// <summary>Writes them all below a folder, under the paths that the formats name.</summary>
    public static void WriteTo(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (!name.StartsWith(Home, StringComparison.Ordinal)) continue;
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var sample = assembly.GetManifestResourceStream(name)!;
            using var file = File.Create(path);
            sample.CopyTo(file);
        }
    }
}
