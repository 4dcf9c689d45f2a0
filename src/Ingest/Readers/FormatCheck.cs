using QA.Ingest.Formats;
using QA.Ingest.Settings;

namespace QA.Ingest.Readers;

/// <summary>Tries formats on the samples that they name: each must be recognised as its format, and give rows without a loss.</summary>
public static class FormatCheck
{
    /// <param name="folder">The folder that the paths of samples start from.</param>
    public static IEnumerable<SampleResult> Try(FormatCatalog formats, ExportFormat format, string folder)
    {
        if (format.Samples.Count == 0) yield return new("", 0, 0, "it names no sample: put one into data-samples and name it under 'samples:'");
        foreach (var sample in format.Samples) yield return Try(formats, format, folder, sample);
    }

    static SampleResult Try(FormatCatalog formats, ExportFormat format, string folder, string sample)
    {
        var path = System.IO.Path.Combine(folder, sample);
        if (!File.Exists(path)) return new(sample, 0, 0, $"there is no such sample: put one at {sample}");
        try
        {
            var file = ExportFile.Open(path, formats, ProfileFile.Default, new ReadOptions());
            if (file.Format.Name != format.Name) return new(sample, 0, 0, $"it is read as {file.Format.Name}: {file.Why}");
            var (rows, accepted) = Count(file);
            return new(sample, rows, accepted, accepted == 0 ? "it gives no row" : file.Replaced > 0 ? $"{file.Replaced} characters cannot be read" : null);
        }
        catch (ExportRefusedException refused)
        {
            return new(sample, 0, 0, $"{refused.What}; {refused.Remedy}");
        }
    }

    static (long Rows, long Accepted) Count(ExportFile file) => file.Kind switch
    {
        ExportKind.Transcript => Count(file.Rows(), row => row is ExportRow.Accepted),
        ExportKind.Orders => Count(file.Orders(), row => row is TableRow<Conversations.Order>.Accepted),
        ExportKind.Ratings => Count(file.Ratings(), row => row is TableRow<Conversations.Rating>.Accepted),
        ExportKind.Agents => Count(file.Agents(), row => row is TableRow<Conversations.Agent>.Accepted),
        _ => Count(file.Shifts(), row => row is TableRow<Conversations.Shift>.Accepted),
    };

    static (long, long) Count<T>(IEnumerable<T> rows, Func<T, bool> isAccepted)
    {
        var (all, accepted) = (0L, 0L);
        foreach (var row in rows)
        {
            all++;
            if (isAccepted(row)) accepted++;
        }
        return (all, accepted);
    }
}

/// <summary>What a sample gave.</summary>
/// <param name="Problem">What is wrong and what to do; null: all is well.</param>
public sealed record SampleResult(string Sample, long Rows, long Accepted, string? Problem);
