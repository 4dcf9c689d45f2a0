using System.Text.Json;
using QA.Analysis.Conversion;
using QA.Analysis.Desk;
using QA.Analysis.Factors;
using QA.Analysis.Readings;
using QA.Analysis.Rules;
using QA.Analysis.Scoring;
using QA.Ingest.Batch;
using QA.Ingest.Conversations;
using QA.Ingest.Readers;
using QA.Ingest.Settings;
using QA.Ingest.Store;
using QA.Reports.Desks;
using QA.Reports.Exports;

namespace QA.Reports.Batch;

/// <summary>合并: partials in, the output tables out: the same bytes as one batch over everything, whatever the partition.</summary>
public static class MergeRun
{
    /// <summary>Conversations read at once: enough to keep the threads busy, few enough that memory stays flat.</summary>
    const int ChunkSize = 256;

    /// <summary>Writes the tables of all partials into <paramref name="folder"/>.</summary>
    /// <param name="partials">Folders; their order is that of the receipts.</param>
    /// <returns>How many conversations there were.</returns>
    /// <exception cref="ExportRefusedException">One is no partial, does not fit the others or this profile and these rules, or holds a conversation of another.</exception>
    public static int Write(
        IReadOnlyList<string> partials, Profile profile, RuleBook rules, string engine, ExportOptions options, string folder, int threads = 0)
    {
        PartialHead[] heads = [.. partials.Select(PartialFolder.Head)];
        RefuseStrangers(partials, heads, profile, rules, engine);
        var known = new MergedKnowledge(partials, heads);
        var pass = AnalysisPass.Of(profile, rules, known.Horizons, known.Orders, known.Ratings);
        var desk = new DeskReader(profile);
        var parallel = BatchRun.Threads(threads);
        var sums = new Aggregates(profile, known.Orders, TableChoice.All);
        var temporary = Directory.CreateTempSubdirectory("qa-merge-").FullName;
        List<SortedRun> runs = [];
        try
        {
            using var shelves = new DeskShelves(temporary);
            foreach (var partial in partials) runs.Add(Damaged(partial, () => PartialFolder.Conversations(partial)));
            using var files = TableFiles.In(folder, options);
            var scored = Whole(runs, partials).Chunk(ChunkSize).AsParallel().AsOrdered().WithDegreeOfParallelism(parallel.MaxDegreeOfParallelism)
                .Select(chunk => Array.ConvertAll(chunk, one => Damaged(partials[one.Run], () => Scored(one.Entry, one.Run)))).AsSequential().SelectMany(chunk => chunk);
            foreach (var (conversation, one, visit) in scored)
            {
                files.Add(one);
                sums.Add(conversation, one);
                if (visit is not null) shelves.Add(visit);
            }
            sums.AddTo(files, known.Horizons);
            BatchRun.AddDesks(files, shelves.Totals(profile, known.Horizons, CustomerOrders.Of(known.Orders), parallel), known.Shifts);
            BatchRun.AddReceipts(files, known.Receipts, known.Rejects);
            files.Complete();
        }
        catch (AggregateException several) when (several.Flatten().InnerExceptions.OfType<ExportRefusedException>().FirstOrDefault() is { } refused)
        {
            throw new ExportRefusedException(refused.Path, refused.What, refused.Remedy);
        }
        finally
        {
            foreach (var run in runs) run.Dispose();
            Directory.Delete(temporary, recursive: true);
        }
        return sums.Conversations;

        (Conversation, ScoredConversation, DeskFacts?) Scored(RunEntry entry, int from)
        {
            var kept = JsonSerializer.Deserialize<PartialEntry>(entry.Blocks[0], PartialForm.Options) ?? throw new JsonException();
            var conversation = kept.Conversation;
            if (!known.Changes(kept.Facts, from, profile.Conversation.Gap))
                return (conversation, pass.Score(new ConversationReading(kept.Facts, kept.Voices.Count == 0 ? Satisfaction.Unvoiced : new(kept.Voices), kept.Contact)),
                    kept.Desk is null ? null : kept.Desk with { Responses = kept.Facts.Responses });
            var again = pass.Score(conversation);
            return (conversation, again, desk.Read(conversation, again.Facts));
        }
    }

    /// <summary>All conversations in order; each must be whole in one partial.</summary>
    static IEnumerable<(RunEntry Entry, int Run)> Whole(List<SortedRun> runs, IReadOnlyList<string> partials)
    {
        // The same conversation may start at another time where its messages are divided, so its neighbours are not enough.
        var seen = new Dictionary<(string Shop, string Id), int>();
        foreach (var (entry, run) in SortedRun.Merged(runs))
        {
            if (!seen.TryAdd((entry.Shop, entry.Id), run))
                throw new ExportRefusedException(partials[run],
                    $"conversation {Excerpt.Of(entry.Id)} of shop {Excerpt.Of(entry.Shop)} is also in {partials[seen[(entry.Shop, entry.Id)]]}",
                    "divide the exports so that all of a customer's messages are in one partial");
            yield return (entry, run);
        }
    }

    static void RefuseStrangers(IReadOnlyList<string> partials, PartialHead[] heads, Profile profile, RuleBook rules, string engine)
    {
        for (var i = 0; i < heads.Length; i++)
        {
            if (heads[i].Engine != engine) throw new ExportRefusedException(partials[i], $"this partial was made by version {Excerpt.Of(heads[i].Engine)}", "run its batch again with this version");
            if (heads[i].Profile != ProfileFile.HashOf(profile)) throw new ExportRefusedException(partials[i], "this partial was made with another profile", "merge with the profile that its batch had (--profile)");
            if (heads[i].Rules != rules.Hash) throw new ExportRefusedException(partials[i], "this partial was made with other rules", "merge with the rules that its batch had (--rules)");
        }
        var parts = heads.Select(head => InputPart.Read(head.Part) ?? InputPart.Whole).ToList();
        if (parts.TrueForAll(part => part.Of == 1)) return;
        if (parts.Exists(part => part.Of != parts[0].Of)) throw new ExportRefusedException(partials[0], "these are parts of different divisions", "merge the parts of one division");
        var missing = Enumerable.Range(1, parts[0].Of).Except(parts.Select(part => part.Number)).ToList();
        if (missing.Count > 0) throw new ExportRefusedException(partials[0], $"part {new InputPart(missing[0], parts[0].Of)} is missing", "run it, and merge all parts");
        if (parts.Count > parts[0].Of) throw new ExportRefusedException(partials[0], "a part is given twice", "name each part once");
    }

    static T Damaged<T>(string partial, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception problem) when (problem is JsonException or EndOfStreamException or InvalidDataException or FileNotFoundException or NullReferenceException)
        {
            throw PartialFolder.Broken(partial);
        }
    }
}
