using System.Globalization;
using QA.Ingest.Conversations;
using QA.Ingest.Readers;
using QA.Ingest.Search;
using QA.Ingest.Settings;

namespace QA.Ingest.Store;

/// <summary>Brings the rows of one transcript file into table and index, batch by batch, each batch whole or not at all.</summary>
/// <remarks>
/// A batch and the receipt's counts are one transaction. A killed import goes on from the counts of its last batch: the rows
/// before it are read again, because what is inferred of later rows rests on them, but not stored again.
/// </remarks>
sealed class TranscriptImport(Database database, ITranscriptIndex index, Profile profile, FileRow file, ImportOptions options)
{
    /// <summary>Texts that wait for the index in one transaction, in characters.</summary>
    const long LargestText = 64 * 1024 * 1024;

    /// <summary>Replaced conversations that a receipt names; it counts the rest.</summary>
    const int Named = 20;

    /// <summary>Why a row is rejected whose id an earlier one took.</summary>
    public const string Contradiction = "an earlier row of this file has the same message_id and other content";

    readonly SortedDictionary<string, int> filtered = new(StringComparer.Ordinal);
    ReceiptCounts counts = file.Counts;

    /// <summary>Runs inside an open transaction, and leaves the last one open for the caller to complete the file in.</summary>
    public ReceiptCounts Run(IEnumerable<ExportRow> rows, List<string> notes)
    {
        var assembler = new ConversationAssembler(profile);
        using var queue = new IndexQueue(database, index);
        using var writer = new MessageWriter(database, file.Key, options.Replace, new(profile.Participants), profile.Conversation.Gap, queue);
        using (var feed = new RowFeed(assembler.Assemble(rows), counts.Read, Math.Clamp(options.BatchRows, 1, MessageWriter.LargestPiece)))
        {
            RowOutcome[] outcomes = [];
            var committed = counts.Read;
            foreach (var piece in feed.All())
            {
                if (outcomes.Length < piece.Count) outcomes = new RowOutcome[piece.Count];
                Count(piece, writer.Store(piece, outcomes));
                if (counts.Read - committed < options.BatchRows && queue.Characters < LargestText) continue;
                Save(writer, queue);
                database.Commit();
                index.Follow();
                committed = counts.Read;
                options.Progress?.Invoke(committed);
                database.Begin();
            }
        }
        var replaced = writer.Finish();
        Save(writer, queue);
        if (replaced.Count > 0) notes.Add(NoteOfReplaced(replaced));
        notes.AddRange(NotesOf(assembler, profile));
        return counts;
    }

    /// <summary>Which conversations a file replaced.</summary>
    public static string NoteOfReplaced(IReadOnlyList<string> replaced) => string.Create(CultureInfo.InvariantCulture,
        $"replaced {replaced.Count} conversation(s) whole: {string.Join(", ", replaced.Take(Named))}{(replaced.Count > Named ? ", …" : "")}");

    /// <summary>What a reader of the receipt should know of how the rows became conversations.</summary>
    public static IEnumerable<string> NotesOf(ConversationAssembler assembler, Profile profile)
    {
        if (assembler.Split)
            yield return string.Create(CultureInfo.InvariantCulture,
                $"conversations were split where the silence reached {profile.Conversation.Gap.TotalMinutes:0.#} min (conversation.gap)");
        if (assembler.Inferred)
            yield return "roles were inferred: per conversation the first who asks is the customer, whoever else writes an agent (set participants.agents to overrule)";
    }

    void Save(MessageWriter writer, IndexQueue queue)
    {
        writer.Settle();
        foreach (var (reason, count) in filtered) file.Filter(reason, count);
        filtered.Clear();
        file.Save(counts);
        queue.Flush(counts.Read);
    }

    /// <summary>Counts every row, and keeps those that are no messages: nothing vanishes silently.</summary>
    void Count(ArraySegment<IncomingRow> rows, ReadOnlySpan<RowOutcome> outcomes)
    {
        var (accepted, duplicate, rejected, dropped) = (0, 0, 0, 0);
        for (var i = 0; i < rows.Count; i++)
        {
            var source = rows[i].Source;
            switch (outcomes[i])
            {
                case RowOutcome.Accepted: accepted++; break;
                case RowOutcome.Duplicate: duplicate++; break;
                case RowOutcome.Contradiction:
                    rejected++;
                    file.Reject(source.Line, source.Offset, Contradiction, Excerpt.Of(rows[i].Message!.Text));
                    break;
                case var _ when source is ExportRow.Rejected reject:
                    rejected++;
                    file.Reject(reject.Line, reject.Offset, reject.Reason, reject.Excerpt);
                    break;
                case var _ when source is ExportRow.Filtered filter:
                    dropped++;
                    filtered[filter.Reason] = filtered.GetValueOrDefault(filter.Reason) + 1;
                    break;
            }
        }
        counts = new(counts.Read + rows.Count, counts.Accepted + accepted, counts.Duplicate + duplicate,
            counts.Rejected + rejected, counts.Filtered + dropped);
    }
}
