using QA.Ingest.Conversations;
using QA.Ingest.Store;

namespace QA.Ingest.Batch;

/// <summary>A receipt of one part, and what its last words need that all parts together say.</summary>
/// <param name="Receipt">Its counts are of the part's own rows.</param>
/// <param name="Replaced">Conversations that the file replaced whole.</param>
/// <param name="NotesBefore">How many of the notes stand before the one that names them.</param>
public sealed record PartialReceipt(Receipt Receipt, IReadOnlyList<ConversationId> Replaced, int NotesBefore)
{
    /// <summary>The same file's rows in another part.</summary>
    public PartialReceipt Plus(PartialReceipt other) => new(
        Receipt with
        {
            Read = Receipt.Read + other.Receipt.Read,
            Accepted = Receipt.Accepted + other.Receipt.Accepted,
            Duplicate = Receipt.Duplicate + other.Receipt.Duplicate,
            Rejected = Receipt.Rejected + other.Receipt.Rejected,
            Filtered = Receipt.Filtered + other.Receipt.Filtered,
            Superseded = Receipt.Superseded + other.Receipt.Superseded,
        },
        [.. Replaced.Concat(other.Replaced).Order()], NotesBefore);

    /// <summary>As the receipts table has it.</summary>
    public Receipt Finished() => Replaced.Count == 0 ? Receipt : Receipt with
    {
        Notes = [.. Receipt.Notes.Take(NotesBefore), TranscriptImport.NoteOfReplaced([.. Replaced.Select(id => id.ToString())]), .. Receipt.Notes.Skip(NotesBefore)],
    };
}
