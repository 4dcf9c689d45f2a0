using System.Collections.Concurrent;
using QA.Analysis.Desk;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Reports.Site;

/// <summary>Counts the desks along with a pass that scores: a conversation is remembered until its result comes out, then read once more.</summary>
/// <remarks>The pass keeps the order of its input, so what comes out next belongs to what waited longest.</remarks>
public sealed class DesksAlong(Profile profile, IReadOnlyDictionary<string, DateTimeOffset> horizons, ILookup<(string Shop, string Customer), Order> orders)
{
    readonly DeskReader desk = new(profile);
    readonly ConcurrentQueue<Conversation> passing = new();
    readonly Dictionary<(string Shop, string Customer), List<DeskFacts>> visits = [];
    readonly DeskTotals totals = new(profile);

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
        if (desk.Read(conversation, scored.Facts) is not { } read) return;
        var visit = Slim(read);
        var (shop, customer) = (conversation.Id.Shop, conversation.CustomerId);
        // Nobody knows which conversations without a customer are of the same.
        if (customer.Length == 0) Count(shop, customer, [visit]);
        else if (visits.TryGetValue((shop, customer), out var known)) known.Add(visit);
        else visits[(shop, customer)] = new(1) { visit };
    }

    /// <summary>Held until the customer's last conversation is read: without spare room, and without the messages that prove a wait.</summary>
    static DeskFacts Slim(DeskFacts visit) => visit with
    {
        Hours = [.. visit.Hours],
        Spans = [.. visit.Spans],
        Handovers = visit.Handovers.Count == 0 ? [] : [.. visit.Handovers],
        Responses = Array.ConvertAll([.. visit.Responses], static response => response with { QuestionMessageId = "", AnswerMessageId = "" }),
    };

    /// <summary>Everything that was added, each customer as one.</summary>
    public DeskTotals Finish()
    {
        foreach (var ((shop, customer), own) in visits) Count(shop, customer, own);
        visits.Clear();
        return totals;
    }

    void Count(string shop, string customer, List<DeskFacts> own) =>
        totals.Add(new(shop, customer, own, customer.Length == 0 ? [] : [.. orders[(shop, customer)]], horizons.TryGetValue(shop, out var until) ? until : null));
}
