using QA.Ingest.Store;
using QA.Reports.Pages;

namespace QA.Reports.Site;

/// <summary>The receipts of a workspace's files as the site shows them.</summary>
static class FileReceipts
{
    /// <summary>Rejected rows shown of a file: enough to see the pattern; the table <c>rejects</c> has all of them.</summary>
    const int Shown = 20;

    /// <summary>By name: the order of importing must not change a page.</summary>
    public static IReadOnlyList<FileReceipt> Of(StoredConversations reading)
    {
        var rejected = new Dictionary<string, List<ShownReject>>(StringComparer.Ordinal);
        foreach (var row in reading.Rejects())
        {
            if (!rejected.TryGetValue(row.Sha256, out var rows)) rejected[row.Sha256] = rows = [];
            if (rows.Count < Shown) rows.Add(new(row.Line, row.Reason, row.Excerpt));
        }
        return
        [
            .. reading.Receipts()
                .Select(r => new FileReceipt(Path.GetFileName(r.Path), r.Sha256, r.Kind, r.Format, r.Encoding, r.Replaced,
                    r.Read, r.Accepted, r.Duplicate, r.Rejected, r.Filtered, r.Superseded, r.Forgotten, r.Known, r.Notes,
                    r.Rejected > 0 ? rejected.GetValueOrDefault(r.Sha256) ?? [] : []))
                .OrderBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.Sha256, StringComparer.Ordinal),
        ];
    }
}
