using System.Globalization;
using QA.Ingest.Store;

namespace QA.Cli;

/// <summary>The receipt of an import as text or JSON; it always adds up.</summary>
static class ReceiptPrinter
{
    /// <summary>Rejected rows shown per file; a workspace keeps all of them.</summary>
    public const int Shown = 5;

    public static void Print(Session session, IReadOnlyList<Receipt> receipts, Func<Receipt, IEnumerable<RejectedRow>> rejectedOf, long conversations, long messages, long elapsed)
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
                    r.Encoding,
                    r.Replaced,
                    r.Read,
                    r.Accepted,
                    r.Duplicate,
                    r.Rejected,
                    r.Filtered,
                    r.Notes,
                }),
                Read = read,
                Accepted = accepted,
                Duplicate = duplicate,
                Rejected = rejected,
                Filtered = filtered,
                Conversations = conversations,
                Messages = messages,
                ElapsedMs = elapsed,
            });
            return;
        }
        foreach (var receipt in receipts)
        {
            session.Out.WriteLine(receipt.Path);
            session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {receipt.Format}, {receipt.Encoding}{(receipt.Replaced > 0 ? $", {receipt.Replaced} characters replaced" : "")}: {Sum(receipt.Read, receipt.Accepted, receipt.Duplicate, receipt.Rejected, receipt.Filtered)}"));
            foreach (var row in rejectedOf(receipt).Take(Shown))
                session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  line {row.Line}: {row.Reason}: {row.Excerpt}"));
            if (receipt.Rejected > Shown)
                session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {receipt.Rejected - Shown} more rejected rows"));
        }
        foreach (var note in receipts.SelectMany(r => r.Notes).CountBy(n => n))
            session.Out.WriteLine(note.Value == 1 ? $"note: {note.Key}" : string.Create(CultureInfo.InvariantCulture, $"note ({note.Value} files): {note.Key}"));
        if (receipts.Count > 1) session.Out.WriteLine($"total: {Sum(read, accepted, duplicate, rejected, filtered)}");
        session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"in all {conversations:N0} conversations, {messages:N0} messages; {elapsed / 1000.0:0.0} s"));
    }

    static string Sum(long read, long accepted, long duplicate, long rejected, long filtered) => string.Create(CultureInfo.InvariantCulture,
        $"{read:N0} rows = {accepted:N0} accepted + {duplicate:N0} duplicate + {rejected:N0} rejected + {filtered:N0} filtered");
}
