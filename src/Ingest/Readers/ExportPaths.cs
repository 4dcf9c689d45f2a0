using System.IO.Compression;
using QA.Ingest.Formats;

namespace QA.Ingest.Readers;

/// <summary>The files that a path on the command line stands for.</summary>
public static class ExportPaths
{
    static readonly string[] Endings = [".csv", ".tsv", ".txt", ".log", ".jsonl", ".ndjson", ".json", ".xlsx", ".xls"];

    /// <summary>
    /// A file itself; the exports anywhere in a folder, by their endings (<c>.gz</c> may follow, <c>.zip</c> counts as well), in
    /// ordinal order of paths; and of an archive the exports in it, each with a path as if the archive were a folder.
    /// </summary>
    /// <remarks>An archive that is one export by itself, such as a team messenger's, stays whole.</remarks>
    /// <exception cref="ExportRefusedException">There is nothing there, or a folder or archive without exports.</exception>
    public static IReadOnlyList<string> Of(string path)
    {
        if (File.Exists(path)) return [.. Within(path)];
        if (!Directory.Exists(path))
            return Archive.Split(path) is not null ? [path] : throw new ExportRefusedException(path, "there is no such file or folder", "check the path");
        try
        {
            List<string> files = [.. Directory.EnumerateFiles(path, "*", Everywhere)
                .Where(file => IsExport(file) || file.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).SelectMany(WithinFolder)];
            return files.Count > 0 ? files : throw new ExportRefusedException(path, "no exports in this folder",
                $"put files there that end in {string.Join(", ", Endings)} or .zip, or name one file");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ExportRefusedException(path, "the folder cannot be read", "check that you may read it");
        }
    }

    static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden };

    /// <summary>One archive that cannot be used must not keep the other files from being read: it is refused when it is opened.</summary>
    static IEnumerable<string> WithinFolder(string path)
    {
        try
        {
            return Within(path);
        }
        catch (ExportRefusedException)
        {
            return [path];
        }
    }

    /// <summary>The file, or what an archive holds; a file that cannot be looked at is refused when it is opened.</summary>
    static IEnumerable<string> Within(string path)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return [path];
        }
        using (file)
        {
            var mark = new byte[4];
            if (file.ReadAtLeast(mark, 4, throwOnEndOfStream: false) < 4 || !Archive.IsZip(mark)) return [path];
            file.Position = 0;
            using var archive = Archive.Open(file, path);
            return IsOneExport(archive) ? [path] : EntriesOf(archive, path);
        }
    }

    static bool IsOneExport(ZipArchive archive) =>
        archive.GetEntry("xl/workbook.xml") is not null || ChannelArchive.Folder(archive) is not null;

    static List<string> EntriesOf(ZipArchive archive, string path)
    {
        List<string> entries = [.. archive.Entries.Select(entry => entry.FullName.Replace('\\', '/')).Where(name => IsExport(name) && !IsDebris(name))
            .Order(StringComparer.Ordinal).Select(name => $"{path}/{name}")];
        return entries.Count > 0 ? entries : throw new ExportRefusedException(path, "no exports in this archive",
            $"pack files that end in {string.Join(", ", Endings)}");
    }

    /// <summary>What operating systems leave behind in archives.</summary>
    static bool IsDebris(string name) => name.StartsWith("__MACOSX/", StringComparison.Ordinal) || Path.GetFileName(name).StartsWith('.');

    static bool IsExport(string file)
    {
        if (file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) file = file[..^3];
        return Endings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }
}
