namespace QA.Ingest.Store;

/// <summary>What a workspace takes on the disk, in bytes.</summary>
/// <param name="Database">The file itself.</param>
/// <param name="Log">What is written but not yet in the file.</param>
/// <param name="Free">Pages inside the file that nothing uses; <c>qa workspace --compact</c> gives them back.</param>
/// <param name="Copies">Copies that upgrades left, by path.</param>
public sealed record WorkspaceSize(long Database, long Log, long Free, IReadOnlyList<string> Copies)
{
    internal static WorkspaceSize Of(Database database, string folder)
    {
        var file = Path.Combine(folder, Store.Database.FileName);
        return new(Length(file), Length(file + "-wal"),
            (database.Number("PRAGMA freelist_count") ?? 0) * (database.Number("PRAGMA page_size") ?? 0),
            [.. Directory.EnumerateFiles(folder, "qa-schema-*.db").Order(StringComparer.Ordinal)]);
    }

    static long Length(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;
}
