using System.Runtime.ExceptionServices;
using QA.Analysis.Conversion;
using QA.Analysis.Desk;
using QA.Analysis.Rules;
using QA.Analysis.Scoring;
using QA.Ingest.Batch;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Ingest.Store;
using QA.Reports.Desks;
using QA.Reports.Exports;

namespace QA.Reports.Batch;

/// <summary>批处理: exports in, every output table out, without a workspace: the same bytes as import, analyze and export.</summary>
public static class BatchRun
{
    /// <summary>Analyses what <paramref name="input"/> has read and writes the tables into <paramref name="folder"/>.</summary>
    /// <param name="only">Tables to write, and nothing is looked at that they do not need; all where none are named.</param>
    /// <returns>How many conversations there were.</returns>
    /// <exception cref="ArgumentException">A name is no table's.</exception>
    public static int Write(BatchInput input, Profile profile, RuleBook rules, ExportOptions options, string folder, int threads = 0, IReadOnlyList<string>? only = null)
    {
        var parallel = Threads(threads);
        var choice = new TableChoice(only ?? []);
        List<Table<ScoredConversation>> tables = [.. TableFiles.All(options).OfType<Table<ScoredConversation>>().Where(table => choice.Has(table.Name))];
        using var shelves = new DeskShelves(input.TemporaryFolder);
        var (runs, sums) = Analyse(input, profile, rules, choice, choice.Scope, parallel, choice.HasDesks ? shelves : null, to => new TableBlocks(tables, options, to));
        try
        {
            using var files = TableFiles.In(folder, options, choice.Names);
            // Each has tables of its own, so that all can be written at once.
            Together(parallel,
            [
                () =>
                {
                    foreach (var (entry, _) in SortedRun.Merged(runs))
                        for (var i = 0; i < tables.Count; i++) files.AddRows(tables[i].Name, entry.Blocks[i]);
                },
                .. sums.Additions(files, input.Horizons, parallel.MaxDegreeOfParallelism),
                () =>
                {
                    if (!choice.HasDesks) return;
                    // They take as much room as the sums together, which are let go by now.
                    TidyUp();
                    AddDesks(files, shelves.Totals(profile, input.Horizons, CustomerOrders.Of(input.Orders), parallel), input.Shifts);
                },
            ]);
            AddReceipts(files, input.Receipts, input.Rejects);
            files.Complete();
        }
        finally
        {
            foreach (var run in runs) run?.Dispose();
        }
        return sums.Conversations;
    }

    /// <summary>Does all of it, on as many threads as allowed; of what went wrong the first is thrown, as if one thread had done it.</summary>
    static void Together(ParallelOptions parallel, Action[] work)
    {
        try
        {
            Parallel.Invoke(parallel, work);
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]);
        }
    }

    internal static ParallelOptions Threads(int threads) => new() { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount };

    /// <summary>Scores every conversation, partition by partition on as many threads as asked for, and keeps the blocks that <paramref name="blocksOn"/> a stream make of each.</summary>
    internal static (SortedRun[] Runs, Aggregates Sums) Analyse(
        BatchInput input, Profile profile, RuleBook rules, TableChoice choice, AnalysisScope scope, ParallelOptions parallel, DeskShelves? shelves,
        Func<Stream, IBlocks> blocksOn)
    {
        input.Close();
        var pass = AnalysisPass.Of(profile, rules, input.Horizons, input.Orders, input.Ratings, scope);
        var desk = new DeskReader(profile);
        var runs = new SortedRun[BatchInput.Partitions];
        var (sums, turn) = (new Aggregates(profile, input.Orders, choice), new Lock());
        // Threads of our own: Parallel.For would begin new sums for each of its many short tasks.
        var next = -1;
        TidyUp();
        Together(parallel, [.. Enumerable.Repeat(Work, Math.Min(parallel.MaxDegreeOfParallelism, runs.Length))]);
        TidyUp();
        return (runs, sums);

        void Work()
        {
            var own = sums.Another();
            using var writer = new RunWriter(blocksOn);
            for (var partition = Interlocked.Increment(ref next); partition < runs.Length; partition = Interlocked.Increment(ref next))
            {
                runs[partition] = writer.Write(Path.Combine(input.TemporaryFolder, $"{partition}.run"), Entries(partition, own));
                if (partition == runs.Length / 2) TidyUp();
            }
            lock (turn) sums.Merge(own);
        }

        IEnumerable<BatchEntry> Entries(int partition, Aggregates own)
        {
            foreach (var conversation in input.Read(partition))
            {
                var scored = pass.Score(conversation);
                var visit = choice.HasDesks ? desk.Read(conversation, scored.Facts) : null;
                own.Add(conversation, scored);
                if (visit is not null) shelves?.Add(visit);
                yield return new(conversation, scored, visit);
            }
        }
    }

    /// <summary>A heap in which little can be tidied, in bytes: of a small input, or where few tables are asked for.</summary>
    const long SmallHeap = 64 << 20;

    /// <summary>A stage's leavings are gone before the next takes room of its own: a tenth of a second each time, and a third of the memory.</summary>
    static void TidyUp()
    {
        if (GC.GetGCMemoryInfo().HeapSizeBytes > SmallHeap) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
    }

    internal static void AddDesks(TableFiles files, DeskTotals totals, IReadOnlyList<Shift> all)
    {
        // In the order in which a workspace would give them.
        var shifts = all.OrderBy(s => s.Shop, StringComparer.Ordinal).ThenBy(s => s.AgentId, StringComparer.Ordinal).ThenBy(s => s.From).ToLookup(shift => shift.Shop);
        foreach (var shop in totals.Shops)
        {
            foreach (var row in totals.Rows(shop, [.. shifts[shop]])) files.Add(row);
            foreach (var agent in totals.Agents(shop)) files.Add(agent);
        }
    }

    internal static void AddReceipts(TableFiles files, IEnumerable<Receipt> receipts, IEnumerable<FileReject> rejects)
    {
        foreach (var receipt in receipts) files.Add(receipt);
        foreach (var reject in rejects) files.Add(reject);
    }
}

/// <summary>A conversation, all that was found of it, and its work at the desk; null where that was none.</summary>
sealed record BatchEntry(Conversation Conversation, ScoredConversation Scored, DeskFacts? Desk);
