using QA.Ingest.Conversations;
using QA.Ingest.Readers;

namespace QA.Ingest.Store;

/// <summary>A row of an export on its way into the store, with what its export left open filled in as far as the file alone tells.</summary>
/// <param name="Source">The row as it was read; only an accepted one has the rest.</param>
/// <param name="Role">Null where it depends on who the conversation's customer turns out to be.</param>
/// <param name="Timeline">
/// Null where the export names the conversation. Else whose silences cut it: <c>@</c> and the customer, or <c>#</c> and the channel.
/// </param>
/// <param name="Content">What identifies a message without an id; 0 where it has one.</param>
readonly record struct IncomingRow(
    ExportRow Source, TranscriptRow? Message, string Sender, string Customer, Role? Role, string? Timeline, UInt128 Content)
{
    public static IncomingRow NoMessage(ExportRow source) => new(source, null, "", "", null, null, 0);
}
