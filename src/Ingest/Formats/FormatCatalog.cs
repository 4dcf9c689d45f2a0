using System.Reflection;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Ingest.Formats;

/// <summary>All formats known: those built in, and those of a user's folder. A format joins by its file being there.</summary>
public sealed class FormatCatalog
{
    static readonly Lazy<FormatCatalog> Embedded = new(() => new(ReadEmbedded()));

    FormatCatalog(IEnumerable<ExportFormat> formats)
    {
        var byName = new SortedDictionary<string, ExportFormat>(StringComparer.Ordinal);
        foreach (var format in formats)
            if (!byName.TryAdd(format.Name, format))
                throw new SettingsException(format.Path, 1, 1, $"there is already a format named '{format.Name}': choose another name");
        // Canonical formats first: where two fit equally well, the plainer one is meant.
        Formats = [.. byName.Values.OrderBy(format => !format.Name.StartsWith("canonical", StringComparison.Ordinal))];
    }

    /// <summary>The formats built in.</summary>
    public static FormatCatalog BuiltIn => Embedded.Value;

    public IReadOnlyList<ExportFormat> Formats { get; }

    /// <summary>These formats and those of the YAML files in <paramref name="folder"/>.</summary>
    /// <exception cref="SettingsException">A file there cannot be used.</exception>
    public FormatCatalog With(string folder) => new(Formats.Concat(
        Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal)
            .Select(path => FormatFile.Read(path, File.ReadAllText(path)))));

    /// <summary>These formats and one more.</summary>
    public FormatCatalog With(ExportFormat format) => new(Formats.Append(format));

    public ExportFormat? Find(string name) => Formats.FirstOrDefault(format => format.Name == name);

    /// <summary>Says which format a file has.</summary>
    /// <param name="name">The file's name, without folder.</param>
    /// <param name="head">How the file starts, as valid UTF-8.</param>
    public FormatDecision Detect(string name, ReadOnlyMemory<byte> head, FormatWishes wishes) =>
        Among(wishes, candidates => FormatDetector.Decide(name, head, candidates, wishes));

    /// <summary>Says which format a workbook has, by the first rows of its sheets.</summary>
    public FormatDecision DetectSheets(IReadOnlyList<IReadOnlyList<string>> rows, FormatWishes wishes) =>
        Among(wishes, candidates => FormatDetector.DecideSheets(rows, candidates, wishes));

    /// <summary>The format of an archive of channels.</summary>
    public FormatDecision DetectArchive(FormatWishes wishes) => Among(wishes, candidates =>
        candidates.FirstOrDefault(format => format.Shapes.Contains(Shape.ChannelArchive)) is { } format
            ? new FormatDecision.Chosen(format, Shape.ChannelArchive, '\0', [], new([], []), "it holds users, channels and one file a day of each channel")
            : new FormatDecision.Refused($"an archive of channels is not written as {Names(candidates)}", "choose another --format, or leave it out"));

    FormatDecision Among(FormatWishes wishes, Func<IReadOnlyList<ExportFormat>, FormatDecision> decide)
    {
        var candidates = Formats;
        if (wishes.Format is { } wanted)
        {
            if (Find(wanted) is not { } only)
                return new FormatDecision.Refused($"there is no format '{Excerpt.Of(wanted)}'", $"use --format with one of {Names(Formats)}");
            if (wishes.Kind is { } kind && only.Kind != kind)
                return new FormatDecision.Refused($"the format '{wanted}' does not hold {SnakeCase.Of(kind.ToString())}",
                    $"use --format with one of {Names([.. Formats.Where(f => f.Kind == kind)])}");
            candidates = [only];
        }
        else if (wishes.Kind is { } kind)
        {
            candidates = [.. candidates.Where(format => format.Kind == kind)];
        }

        foreach (var column in wishes.Map.Keys.Order(StringComparer.Ordinal))
        {
            if (candidates.Any(format => CanonicalColumns.Find(format.Kind, column) >= 0)) continue;
            var kind = wishes.Kind ?? candidates[0].Kind;
            return new FormatDecision.Refused($"--map names the column '{Excerpt.Of(column)}', which does not exist",
                $"use {string.Join(", ", CanonicalColumns.Of(kind))}");
        }
        candidates = [.. candidates.Where(format => wishes.Map.Keys.All(column => CanonicalColumns.Find(format.Kind, column) >= 0))];
        return candidates.Count == 0
            ? new FormatDecision.Refused("no format has all the columns of --map", "map columns of one kind of export at a time")
            : decide(candidates);
    }

    internal static string Names(IReadOnlyList<ExportFormat> formats) => string.Join(", ", formats.Select(format => format.Name));

    /// <summary>The YAML that a format was read from.</summary>
    public static string SourceOf(ExportFormat format)
    {
        if (File.Exists(format.Path)) return File.ReadAllText(format.Path);
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{typeof(FormatCatalog).Namespace}.{Path.GetFileName(format.Path)}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    static IEnumerable<ExportFormat> ReadEmbedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            const string suffix = ".yaml";
            var mark = resource.IndexOf(".Formats.", StringComparison.Ordinal);
            if (mark < 0 || !resource.EndsWith(suffix, StringComparison.Ordinal)) continue;
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var reader = new StreamReader(stream);
            yield return FormatFile.Read("Formats/" + resource[(mark + ".Formats.".Length)..], reader.ReadToEnd());
        }
    }
}
