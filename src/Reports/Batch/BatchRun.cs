using QA.Analysis.Phrases;
using QA.Analysis.Rules;
using QA.Analysis.Scoring;
using QA.Analysis.Timelines;
using QA.Ingest.Batch;
using QA.Ingest.Settings;
using QA.Reports.Exports;

namespace QA.Reports.Batch;

/// <summary>批处理: exports in, the output tables out, without a workspace: the same bytes as import, analyze and export.</summary>
public static class BatchRun
{
    /// <summary>Analyses what <paramref name="input"/> has read and writes the tables into <paramref name="folder"/>.</summary>
    /// <returns>How many conversations there were.</returns>
    public static int Write(BatchInput input, Profile profile, RuleBook rules, ExportOptions options, string folder, int threads = 0)
    {
        var pass = AnalysisPass.Of(profile, rules, input.Horizons, input.Orders, input.Ratings);
        List<Table<ScoredConversation>> tables = [.. TableFiles.All(options).OfType<Table<ScoredConversation>>()];
        var runs = new SortedRun[BatchInput.Partitions];
        var (scores, timelines, phrases) = (new ScoreBook(profile), new TimelineBook(), new PhraseBook(profile));
        var conversion = ConversionBook.ForCredits(profile, input.Orders);
        var turn = new Lock();
        var conversations = 0;
        try
        {
            Parallel.For(0, BatchInput.Partitions, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount },
                () => (Scores: new ScoreBook(profile), Timelines: new TimelineBook(), Conversion: ConversionBook.ForCredits(profile, input.Orders), Phrases: new PhraseBook(profile)),
                (partition, _, own) =>
                {
                    var scored = new List<ScoredConversation>();
                    foreach (var conversation in input.Read(partition))
                    {
                        var one = pass.Score(conversation);
                        own.Scores.Add(one);
                        own.Timelines.Add(one.Facts);
                        own.Conversion.Add(one);
                        own.Phrases.Add(conversation, one);
                        scored.Add(one);
                    }
                    Interlocked.Add(ref conversations, scored.Count);
                    runs[partition] = SortedRun.Write(Path.Combine(input.TemporaryFolder, $"{partition}.run"), scored, tables, options);
                    return own;
                },
                own =>
                {
                    lock (turn)
                    {
                        scores.Merge(own.Scores);
                        timelines.Merge(own.Timelines);
                        conversion.Merge(own.Conversion);
                        phrases.Merge(own.Phrases);
                    }
                });
            Publish(runs, tables, scores, timelines, conversion, phrases, input, options, folder);
        }
        finally
        {
            foreach (var run in runs) run?.Dispose();
        }
        return conversations;
    }

    static void Publish(SortedRun[] runs, List<Table<ScoredConversation>> tables, ScoreBook scores, TimelineBook timelines, ConversionBook conversion, PhraseBook phrases, BatchInput input, ExportOptions options, string folder)
    {
        // Desk tables need whole timelines of customers, and rejects need a workspace to keep them: a batch writes the others.
        using var files = TableFiles.In(folder, options, [.. tables.Select(t => t.Name), ScorecardsTable.With(options).Name, ReceiptsTable.With(options).Name,
            PromisesTable.With(options).Name, CustomersTable.With(options).Name, ConversionTable.With(options).Name, PhrasesTable.With(options).Name, PhraseUseTable.With(options).Name]);
        var waiting = new PriorityQueue<SortedRun, RunEntry>();
        foreach (var run in runs)
            if (run.Current is { } first) waiting.Enqueue(run, first);
        while (waiting.TryDequeue(out var run, out var entry))
        {
            for (var i = 0; i < tables.Count; i++) files.AddRows(tables[i].Name, entry.Rows[i]);
            run.Next(tables.Count);
            if (run.Current is { } next) waiting.Enqueue(run, next);
        }
        foreach (var week in scores.Rows()) files.Add(week);
        foreach (var receipt in input.Receipts) files.Add(receipt);
        foreach (var promise in timelines.Promises(input.Horizons)) files.Add(promise);
        foreach (var customer in timelines.Customers(input.Orders)) files.Add(customer);
        foreach (var credit in conversion.Credits()) files.Add(credit);
        foreach (var shop in phrases.Shops)
        {
            foreach (var phrase in phrases.Questions(shop)) files.Add(phrase);
            foreach (var use in phrases.Use(shop)) files.Add(use);
        }
        files.Complete();
    }
}
