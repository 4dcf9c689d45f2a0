using QA.Analysis.Rules;
using QA.Ingest.Settings;
using QA.Ingest.Store;
using QA.Reports.Exports;

namespace QA.Analysis.DataFrame;

/// <summary>数据框: the documented tables of a workspace as typed data frames, for notebooks and scripts.</summary>
public static class DataFrames
{
#if WITH_LUCENE
    // No program joins the adapters for a notebook, and a workspace of theirs must open there too.
    static DataFrames() => QA.Ingest.Search.TranscriptIndexes.Use(
        QA.Ingest.Lucene.LuceneIndex.Name, (connection, zone) => new QA.Ingest.Lucene.LuceneIndex(connection, zone));
#endif

    /// <summary>The names of the tables, as in docs/tables.md.</summary>
    public static IReadOnlyList<string> Names => TableFiles.Names;

    /// <summary>One table of a workspace, analysed now.</summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <param name="table">Its name, such as <c>responses</c>.</param>
    /// <param name="profile">Thresholds and time zone; the built-in ones where it is null.</param>
    /// <param name="rules">The rules; the built-in packs where it is null.</param>
    /// <param name="showPersonalData">Whether texts keep phones, addresses and order numbers.</param>
    /// <exception cref="WorkspaceException">No workspace there.</exception>
    /// <exception cref="ArgumentException">The name is no table's.</exception>
    public static Microsoft.Data.Analysis.DataFrame Of(
        string folder, string table, Profile? profile = null, RuleBook? rules = null, bool showPersonalData = false) =>
        All(folder, profile, rules, showPersonalData, table)[table];

    /// <summary>Several tables from one pass; all of them where none are named.</summary>
    /// <inheritdoc cref="Of"/>
    public static IReadOnlyDictionary<string, Microsoft.Data.Analysis.DataFrame> All(
        string folder, Profile? profile = null, RuleBook? rules = null, bool showPersonalData = false, params IReadOnlyList<string> tables)
    {
        profile ??= ProfileFile.Default;
        rules ??= RuleBook.BuiltIn();
        var rows = new Dictionary<string, FrameRows>(StringComparer.Ordinal);
        using var workspace = Workspace.Open(folder, profile.TimeZone);
        using var files = TableFiles.Into(
            table => rows[table.Name] = new(), new() { ShowPersonalData = showPersonalData, Slow = profile.Latency.Slow }, tables);
        new WorkspaceRows(workspace, profile, rules, ReviewBook.LabelsIn(folder)).AddTo(files);
        files.Complete();
        return rows.ToDictionary(row => row.Key, row => row.Value.Frame, StringComparer.Ordinal);
    }
}
