using QA.Ingest.Conversations;
using QA.Ingest.Readers;
using QA.Ingest.Search;
using QA.Ingest.Settings;

namespace QA.Ingest.Store;

/// <summary>Brings the rows of one transcript file into table and index, batch by batch, each batch whole or not at all.</summary>
/// <remarks>
/// A batch and the receipt's counts are one transaction. A killed import goes on from the counts of its last batch:
/// the rows before it are read again, to know where conversations stood, but not stored again.
/// </remarks>
sealed class TranscriptImport(Database database, ITranscriptIndex index, Profile profile, FileRow file, ImportOptions options)
{
    readonly Dictionary<UInt128, int> seenBefore = [];
    ReceiptCounts counts = file.Counts;

    public ReceiptCounts Run(IEnumerable<ExportRow> rows, List<string> notes)
    {
        var assembler = new ConversationAssembler(profile, Known);
        var committed = file.Counts.Read;
        using var batch = new MessageBatch(database, file.Key, options.Replace);
        var waiting = new List<ExportRow>(options.BatchRows);
        var ordinal = 0L;
        foreach (var row in assembler.Assemble(rows))
        {
            var named = row is ExportRow.Accepted accepted ? Named(accepted) : row;
            if (ordinal++ < committed) continue;
            waiting.Add(named);
            if (waiting.Count < options.BatchRows) continue;
            Commit(batch, waiting);
            options.Progress?.Invoke(counts.Read);
        }
        Commit(batch, waiting);
        Finish(batch, notes);
        if (assembler.Split)
            notes.Add($"conversations were split where the silence reached {profile.Conversation.Gap.TotalMinutes:0.#} min (conversation.gap)");
        if (assembler.Inferred)
            notes.Add("roles were inferred: per conversation the first who asks is the customer, whoever else writes an agent (set participants.agents to overrule)");
        return counts;
    }

    /// <summary>The row with a message id: its own, or one made from its content.</summary>
    ExportRow.Accepted Named(ExportRow.Accepted accepted)
    {
        if (accepted.Row.MessageId.Length > 0) return accepted;
        var content = MessageIdentity.OfContent(accepted.Row, accepted.Row.ConversationId);
        seenBefore.TryGetValue(content, out var before);
        seenBefore[content] = before + 1;
        return accepted with { Row = accepted.Row with { MessageId = MessageIdentity.NameOf(content, before) } };
    }

    void Commit(MessageBatch batch, List<ExportRow> waiting)
    {
        if (waiting.Count == 0) return;
        var before = counts;
        try
        {
            database.Transaction(() =>
            {
                using var writer = index.OpenWriter();
                counts = Dropped(waiting);
                foreach (var (row, outcome) in batch.Store(waiting, writer)) counts = Counted(row, outcome);
                writer.Commit(counts.Read);
                file.Save(database, counts);
            });
        }
        catch
        {
            counts = before;
            batch.Forget();
            throw;
        }
        waiting.Clear();
    }

    ReceiptCounts Counted(ExportRow.Accepted row, RowOutcome outcome)
    {
        var read = counts with { Read = counts.Read + 1 };
        switch (outcome)
        {
            case RowOutcome.Accepted: return read with { Accepted = read.Accepted + 1 };
            case RowOutcome.Duplicate: return read with { Duplicate = read.Duplicate + 1 };
            default:
                file.Reject(database, row.Line, row.Offset,
                    "an earlier row of this file has the same message_id and other content", Excerpt.Of(row.Row.Text));
                return read with { Rejected = read.Rejected + 1 };
        }
    }

    /// <summary>Counts and keeps the rows that are no messages: nothing vanishes silently.</summary>
    ReceiptCounts Dropped(List<ExportRow> waiting)
    {
        var (rejected, filtered) = (0, 0);
        var reasons = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in waiting)
        {
            if (row is ExportRow.Rejected reject)
            {
                file.Reject(database, reject.Line, reject.Offset, reject.Reason, reject.Excerpt);
                rejected++;
            }
            else if (row is ExportRow.Filtered filter)
            {
                reasons[filter.Reason] = reasons.GetValueOrDefault(filter.Reason) + 1;
                filtered++;
            }
        }
        foreach (var (reason, count) in reasons) file.Filter(database, reason, count);
        return counts with
        {
            Read = counts.Read + rejected + filtered,
            Rejected = counts.Rejected + rejected,
            Filtered = counts.Filtered + filtered,
        };
    }

    void Finish(MessageBatch batch, List<string> notes) => database.Transaction(() =>
    {
        using var writer = index.OpenWriter();
        var replaced = batch.FinishReplacements(writer);
        if (replaced.Count > 0)
            notes.Add($"replaced {replaced.Count} conversation(s) whole: {string.Join(", ", replaced.Take(20))}{(replaced.Count > 20 ? ", …" : "")}");
        writer.Commit(counts.Read);
    });

    IEnumerable<SplitConversation> Known(string shop, string customer)
    {
        using var select = database.Prepare(
            "SELECT id, started_at, ended_at FROM conversation WHERE shop = ?1 AND customer_id = ?2 AND split = 1 ORDER BY started_at");
        select.Bind(1, shop).Bind(2, customer);
        var found = new List<SplitConversation>();
        while (select.Step()) found.Add(new(select.Text(0), Moments.Of(select.LongOrNull(1)), Moments.Of(select.LongOrNull(2))));
        return found;
    }
}

/// <summary>What became of a row that was a message.</summary>
enum RowOutcome { Accepted, Duplicate, Contradiction }
