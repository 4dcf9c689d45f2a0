using System.Globalization;
using QA.Ingest.Readers;
using QA.Ingest.Store;

namespace QA.Cli;

/// <summary>The receipt of an import as text or JSON; it always adds up.</summary>
static class ReceiptPrinter
{
    /// <summary>Rejected rows shown per file; a workspace keeps all of them.</summary>
    public const int Shown = 5;

    /// <param name="unread">Files of a folder or archive that no format claims.</param>
    /// <param name="rejectedOf">The first rejected rows of a file, by its hash.</param>
    /// <param name="workspace">What the workspace holds now; null: nothing was written.</param>
    public static void Print(
        Session session, IReadOnlyList<Receipt> receipts, IReadOnlyList<ExportRefusedException> unread, Func<string, int, IReadOnlyList<RejectedRow>> rejectedOf,
        (long Conversations, long Messages)? workspace, long elapsed)
    {
        var (read, accepted, duplicate, rejected, filtered) = (receipts.Sum(r => r.Read), receipts.Sum(r => r.Accepted),
            receipts.Sum(r => r.Duplicate), receipts.Sum(r => r.Rejected), receipts.Sum(r => r.Filtered));
        if (session.Json)
        {
            session.Answer(new
            {
                Files = receipts.Select(r => new
                {
                    r.Path,
                    r.Sha256,
                    r.Format,
                    r.Why,
                    r.Encoding,
                    r.Replaced,
                    r.Read,
                    r.Accepted,
                    r.Duplicate,
                    r.Rejected,
                    r.Filtered,
                    r.Notes,
                }),
                NotRead = unread.Select(file => new { file.Path, file.What, file.Remedy }),
                Read = read,
                Accepted = accepted,
                Duplicate = duplicate,
                Rejected = rejected,
                Filtered = filtered,
                workspace?.Conversations,
                workspace?.Messages,
                ElapsedMs = elapsed,
            });
            return;
        }
        foreach (var receipt in receipts)
        {
            session.Out.WriteLine(receipt.Path);
            session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {receipt.Format}, {receipt.Encoding}{(receipt.Replaced > 0 ? $", {receipt.Replaced} characters replaced" : "")}: {Sum(receipt.Read, receipt.Accepted, receipt.Duplicate, receipt.Rejected, receipt.Filtered)}"));
            if (receipt.Why.Length > 0) session.Out.WriteLine($"  {receipt.Format}, because {receipt.Why}");
            foreach (var row in rejectedOf(receipt.Sha256, Shown))
                session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  line {row.Line}: {row.Reason}: {row.Excerpt}"));
            if (receipt.Rejected > Shown)
                session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {receipt.Rejected - Shown} more rejected rows{(workspace is null ? "" : ", kept in the workspace")}"));
        }
        if (unread.Count > 0) session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"not read, because no format knows what is in them: {unread.Count} files"));
        foreach (var file in unread) session.Out.WriteLine($"  {file.Path}: {Start(file.What)}");
        foreach (var note in receipts.SelectMany(r => r.Notes).CountBy(n => n))
            session.Out.WriteLine(note.Value == 1 ? $"note: {note.Key}" : string.Create(CultureInfo.InvariantCulture, $"note ({note.Value} files): {note.Key}"));
        if (receipts.Count > 1) session.Out.WriteLine($"total: {Sum(read, accepted, duplicate, rejected, filtered)}");
        session.Out.WriteLine(workspace is var (conversations, messages)
            ? string.Create(CultureInfo.InvariantCulture, $"in all {conversations:N0} conversations, {messages:N0} messages; {elapsed / 1000.0:0.0} s")
            : "dry run: nothing was written, and nothing was compared with what is in the workspace");
    }

    /// <summary>Without the list of headings: named alone, the file says all of it.</summary>
    static string Start(string what) => what.Split(". ")[0];

    static string Sum(long read, long accepted, long duplicate, long rejected, long filtered) => string.Create(CultureInfo.InvariantCulture,
        $"{read:N0} rows = {accepted:N0} accepted + {duplicate:N0} duplicate + {rejected:N0} rejected + {filtered:N0} filtered");
}
