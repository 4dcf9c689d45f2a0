using QA.Ingest.Search;
using QA.Ingest.Settings;
using QA.Reports.Exports;

namespace QA.Cli;

/// <summary>Writes all hits of a search to a file, page by page.</summary>
static class HitsFile
{
    /// <summary>Hits that are in memory at once.</summary>
    const int PageSize = 2000;

    /// <summary>Returns how many hits were written. What stood there before is replaced when all are.</summary>
    public static long Write(ITranscriptIndex index, SearchRequest request, string file, bool showPersonalData, Profile profile)
    {
        var options = new ExportOptions
        {
            Format = file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? TableFormat.Csv : TableFormat.Jsonl,
            ShowPersonalData = showPersonalData,
            Slow = profile.Latency.Slow,
        };
        var partial = file + ".partial";
        var (written, table) = (0L, HitsTable.With(options));
        try
        {
            using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            using (var rows = RowWriters.To(stream, options))
            {
                rows.Header(table.Columns);
                request = request with { Limit = PageSize, Facets = [] };
                while (true)
                {
                    var page = index.Search(request);
                    foreach (var hit in page.Hits) table.Write(hit, rows);
                    written += page.Hits.Count;
                    if (page.Next is null) break;
                    request = request with { After = page.Next };
                }
            }
            File.Move(partial, file, overwrite: true);
            return written;
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
