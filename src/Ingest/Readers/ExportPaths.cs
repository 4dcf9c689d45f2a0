namespace QA.Ingest.Readers;

/// <summary>The files that a path on the command line stands for.</summary>
public static class ExportPaths
{
    static readonly string[] Endings = [".csv", ".tsv", ".txt", ".log", ".jsonl", ".ndjson", ".json"];

    /// <summary>A file itself, or the exports anywhere in a folder, by their endings (<c>.gz</c> may follow), in ordinal order of paths.</summary>
    /// <exception cref="ExportRefusedException">There is nothing there, or a folder without exports.</exception>
    public static IReadOnlyList<string> Of(string path)
    {
        if (File.Exists(path)) return [path];
        if (!Directory.Exists(path)) throw new ExportRefusedException(path, "there is no such file or folder", "check the path");
        try
        {
            List<string> files = [.. Directory.EnumerateFiles(path, "*", Everywhere).Where(IsExport).Order(StringComparer.Ordinal)];
            return files.Count > 0 ? files : throw new ExportRefusedException(path, "no exports in this folder",
                $"put files there that end in {string.Join(", ", Endings)}, or name one file");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ExportRefusedException(path, "the folder cannot be read", "check that you may read it");
        }
    }

    static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden };

    static bool IsExport(string file)
    {
        if (file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) file = file[..^3];
        return Endings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }
}
