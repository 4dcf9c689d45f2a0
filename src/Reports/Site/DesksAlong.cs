using System.Collections.Concurrent;
using QA.Analysis.Desk;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Reports.Desks;

namespace QA.Reports.Site;

/// <summary>Counts the desks along with a pass that scores: a conversation is remembered until its result comes out, then read once more.</summary>
/// <remarks>
/// The pass keeps the order of its input, so what comes out next belongs to what waited longest. What was read lies on the
/// disk until all of a customer's conversations are there.
/// </remarks>
public sealed class DesksAlong(Profile profile, IReadOnlyDictionary<string, DateTimeOffset> horizons, ILookup<(string Shop, string Customer), Order> orders) : IDisposable
{
    readonly DeskReader desk = new(profile);
    readonly ConcurrentQueue<Conversation> passing = new();
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("qa-desks-");
    DeskShelves? shelves;

    /// <summary>Give this to the pass.</summary>
    public IEnumerable<Conversation> Passing(IEnumerable<Conversation> conversations)
    {
        foreach (var conversation in conversations)
        {
            passing.Enqueue(conversation);
            yield return conversation;
        }
    }

    public void Add(ScoredConversation scored)
    {
        if (!passing.TryDequeue(out var conversation) || conversation.Id != scored.Facts.Id)
            throw new InvalidOperationException("the pass gave its results in another order than it was given conversations");
        if (desk.Read(conversation, scored.Facts) is { } visit) (shelves ??= new(folder.FullName)).Add(visit);
    }

    /// <summary>Everything that was added, each customer as one.</summary>
    public DeskTotals Finish() =>
        shelves?.Totals(profile, horizons, orders, new() { MaxDegreeOfParallelism = Environment.ProcessorCount }) ?? new(profile);

    public void Dispose()
    {
        shelves?.Dispose();
        folder.Delete(recursive: true);
    }
}
