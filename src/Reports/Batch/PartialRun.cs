using System.Text.Json;
using QA.Analysis.Rules;
using QA.Analysis.Scoring;
using QA.Ingest.Batch;
using QA.Ingest.Settings;
using QA.Reports.Exports;

namespace QA.Reports.Batch;

/// <summary>分批: the first stage of a batch over some of the customers, for <see cref="MergeRun"/> to finish with the others.</summary>
public static class PartialRun
{
    /// <summary>Reads everything that one conversation alone tells and keeps it in <paramref name="folder"/>.</summary>
    /// <param name="engine">The version of the program; partials of different versions do not merge.</param>
    /// <returns>How many conversations there were.</returns>
    public static int Write(BatchInput input, Profile profile, RuleBook rules, string engine, string folder, int threads = 0)
    {
        // Whether a customer has orders at all, only all partials together know: everybody's contacts are kept.
        var (runs, sums) = BatchRun.Analyse(input, profile, rules, TableChoice.All, AnalysisScope.All, BatchRun.Threads(threads), null, to => new FactBlocks(to));
        try
        {
            var head = new PartialHead(PartialFolder.Version, engine, ProfileFile.HashOf(profile), rules.Hash, input.Part.ToString(), input.Horizons);
            PartialFolder.Save(folder, head, SortedRun.Merged(runs).Select(merged => merged.Entry), input);
        }
        finally
        {
            foreach (var run in runs) run?.Dispose();
        }
        return sums.Conversations;
    }

    sealed class FactBlocks(Stream to) : IBlocks
    {
        public int Count => 1;

        public void Dispose() { }

        public void Write(BatchEntry entry, int block)
        {
            JsonSerializer.Serialize(to, new PartialEntry
            {
                Facts = entry.Scored.Facts,
                Voices = entry.Scored.Satisfaction.Voices,
                Contact = entry.Scored.Contact,
                // Its responses are those of the facts.
                Desk = entry.Desk is null ? null : entry.Desk with { Responses = [] },
                Messages = entry.Conversation.Messages,
            }, PartialForm.Options);
        }
    }
}
