using System.Text;

namespace QA.Analysis.Metrics.Profiles;

/// <summary>The metric profiles that come with the program: a new one joins by being a file here.</summary>
public static class MetricProfileCatalog
{
    const string Folder = "QA.Analysis.Metrics.Profiles.";

    /// <summary>By name, <c>default</c> first. Loading runs every vector.</summary>
    public static IReadOnlyList<MetricProfile> All { get; } =
    [
        .. from file in Files()
           let profile = MetricProfileFile.Read(file.Name, file.Text)
           orderby profile.Name != "default", profile.Name
           select profile,
    ];

    public static MetricProfile Default { get; } = Find("default")!;

    public static MetricProfile? Find(string name) => All.FirstOrDefault(profile => profile.Name == name);

    /// <summary>Their texts, as they are shipped.</summary>
    public static IEnumerable<(string Name, string Text)> Files()
    {
        var assembly = typeof(MetricProfileCatalog).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!resource.StartsWith(Folder, StringComparison.Ordinal) || !resource.EndsWith(".yaml", StringComparison.Ordinal)) continue;
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var reader = new StreamReader(stream, Encoding.UTF8);
            yield return (resource[Folder.Length..], reader.ReadToEnd());
        }
    }
}
