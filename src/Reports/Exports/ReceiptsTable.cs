using QA.Ingest.Store;
using static QA.Reports.Exports.Column<QA.Ingest.Store.Receipt>;

namespace QA.Reports.Exports;

/// <summary>One row for each file that was imported: what became of its rows.</summary>
public static class ReceiptsTable
{
    public static Table<Receipt> With(ExportOptions _) => new Table<Receipt, Receipt>(
        "receipts", "One row for each file that was imported, in the order of import; read = accepted + duplicate + rejected + filtered.",
    [
        Id("path", "The file as it was named.", r => r.Path),
        Id("sha256", "The file's SHA-256: what it is known by.", r => r.Sha256),
        Word("kind", "transcript, orders, ratings, agents or shifts.", r => r.Kind),
        Word("format", "The format it was read as.", r => r.Format),
        Word("encoding", "The encoding it was read in.", r => r.Encoding),
        Whole("replaced", "Characters that could not be decoded.", r => r.Replaced),
        Whole("read", "Rows read.", r => r.Read),
        Whole("accepted", "Rows that were taken in.", r => r.Accepted),
        Whole("duplicate", "Rows that the workspace had already.", r => r.Duplicate),
        Whole("rejected", "Rows that could not be read as what they claim to be: the rows of `rejects`.", r => r.Rejected),
        Whole("filtered", "Lines of a text export that are no messages.", r => r.Filtered),
        Whole("superseded", "Messages accepted from it that a later file replaced.", r => r.Superseded),
        Whole("forgotten", "Rows accepted from it that were forgotten on request.", r => r.Forgotten),
        Flag("complete", "False where the import was interrupted: run it again, and it goes on where it stopped.", r => r.Known),
        List("notes", "What a reader of the receipt should know.", r => r.Notes),
    ], r => [r]);
}
