using QA.Analysis.Desk;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Reports.Desks;

namespace QA.Reports.Site;

/// <summary>Counts the desks along with a pass that scores.</summary>
/// <remarks>What was read lies on the disk until all of a customer's conversations are there.</remarks>
public sealed class DesksAlong : IDisposable
{
    readonly Profile profile;
    readonly IReadOnlyDictionary<string, DateTimeOffset> horizons;
    readonly ILookup<(string Shop, string Customer), Order> orders;
    readonly DeskReader desk;
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("qa-desks-");
    readonly DeskShelves shelves;

    public DesksAlong(Profile profile, IReadOnlyDictionary<string, DateTimeOffset> horizons, ILookup<(string Shop, string Customer), Order> orders)
    {
        (this.profile, this.horizons, this.orders) = (profile, horizons, orders);
        (desk, shelves) = (new(profile), new(folder.FullName));
    }

    /// <summary>Called from many threads, in any order.</summary>
    public void Add(Conversation conversation, ScoredConversation scored)
    {
        if (desk.Read(conversation, scored.Facts) is { } visit) shelves.Add(visit);
    }

    /// <summary>Everything that was added, each customer as one.</summary>
    public DeskTotals Finish() =>
        shelves.Totals(profile, horizons, orders, new() { MaxDegreeOfParallelism = Environment.ProcessorCount });

    public void Dispose()
    {
        shelves.Dispose();
        folder.Delete(recursive: true);
    }
}
