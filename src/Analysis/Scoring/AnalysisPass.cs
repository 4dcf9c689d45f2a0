using System.Collections.Concurrent;
using QA.Analysis.Conversion;
using QA.Analysis.Factors;
using QA.Analysis.Facts;
using QA.Analysis.Flow;
using QA.Analysis.Rules;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Scoring;

/// <summary>Both stages over a stream of conversations: facts of each, joined with its customer's orders, then scored.</summary>
/// <remarks>Results come in the order of the input, whatever the number of threads: the same input gives the same bytes.</remarks>
public sealed class AnalysisPass
{
    /// <summary>Conversations a thread takes at once: enough that handing over costs nothing, few enough that memory stays flat.</summary>
    const int ChunkSize = 256;

    readonly FactsReader facts;
    readonly OrderJoin join;
    readonly VoiceReader voices;
    readonly Profile profile;
    readonly IReadOnlyDictionary<string, RulePoints> rulePoints;
    readonly IReadOnlyDictionary<string, DateTimeOffset> horizons;
    readonly ILookup<(string Shop, string Customer), Order> orders;
    readonly Dictionary<(string Shop, string Conversation), Rating> ratings = [];
    readonly Dictionary<string, DateTimeOffset> orderHorizons = new(StringComparer.Ordinal);
    readonly Func<Conversation, ConversationFacts, ConversationFacts>? reviewed;
    AnalysisScope scope = AnalysisScope.All;

    /// <param name="profile">Its settings.</param>
    /// <param name="facts">The first stage.</param>
    /// <param name="rulePoints">By rule id.</param>
    /// <param name="horizons">The last <c>sent_at</c> of each shop in the input.</param>
    /// <param name="orders">All orders, in any order.</param>
    /// <param name="ratings">All ratings, in any order.</param>
    public AnalysisPass(
        Profile profile, FactsReader facts, IReadOnlyDictionary<string, RulePoints> rulePoints,
        IReadOnlyDictionary<string, DateTimeOffset> horizons, IReadOnlyList<Order> orders, IReadOnlyList<Rating>? ratings = null)
        : this(profile, facts, rulePoints, horizons, orders, CustomerOrders.Of(orders), ratings) { }

    AnalysisPass(
        Profile profile, FactsReader facts, IReadOnlyDictionary<string, RulePoints> rulePoints, IReadOnlyDictionary<string, DateTimeOffset> horizons,
        IReadOnlyList<Order> orders, ILookup<(string Shop, string Customer), Order> ofCustomer, IReadOnlyList<Rating>? ratings)
    {
        (this.profile, this.facts, this.rulePoints, this.horizons) = (profile, facts, rulePoints, horizons);
        join = new(profile);
        voices = new(profile);
        this.orders = ofCustomer;
        foreach (var order in orders)
            if (OrderJoin.LatestEvent(order) is { } latest && (!orderHorizons.TryGetValue(order.Shop, out var known) || latest > known))
                orderHorizons[order.Shop] = latest;
        foreach (var rating in ratings ?? [])
        {
            if (rating.ConversationId.Length == 0) continue;
            var key = (rating.Shop, rating.ConversationId);
            if (!this.ratings.TryGetValue(key, out var known) || IsLater(rating, known)) this.ratings[key] = rating;
        }
    }

    static bool IsLater(Rating rating, Rating known) =>
        (rating.RatedAt ?? DateTimeOffset.MinValue).CompareTo(known.RatedAt ?? DateTimeOffset.MinValue) is not 0 and var order
            ? order > 0 : string.CompareOrdinal(rating.Id, known.Id) > 0;

    /// <summary>The pass that a profile and a book of rules make.</summary>
    /// <param name="scope">What is looked at; null for everything.</param>
    public static AnalysisPass Of(
        Profile profile, RuleBook book, IReadOnlyDictionary<string, DateTimeOffset> horizons, IReadOnlyList<Order> orders,
        IReadOnlyList<Rating>? ratings = null, AnalysisScope? scope = null)
    {
        scope ??= AnalysisScope.All;
        var ofCustomer = CustomerOrders.Of(orders);
        var shops = orders.Select(order => order.Shop).ToHashSet();
        var engine = new RuleEngine(book, profile.Rules,
            (id, customer) => shops.Contains(id.Shop) ? [.. ofCustomer[(id.Shop, customer)]] : null);
        var points = new Dictionary<string, RulePoints>(StringComparer.Ordinal);
        foreach (var rule in book.Rules)
            if (rule.Scores) points[rule.Id] = new(SnakeCase.Of(rule.Category.ToString()), rule.Points, rule.Cap);
        var facts = new FactsReader(profile, scope.Rules ? engine.Check : null,
            scope.Flow ? GreetingCheck.Of : null, scope.Flow ? ClosingCheck.Of : null, scope.Flow ? FlowCheck.Of : null);
        return new(profile, facts, points, horizons, orders, ofCustomer, ratings) { scope = scope };
    }

    AnalysisPass(AnalysisPass same, Func<Conversation, ConversationFacts, ConversationFacts> reviewed)
    {
        (profile, facts, rulePoints, horizons) = (same.profile, same.facts, same.rulePoints, same.horizons);
        (join, voices, orders, ratings, orderHorizons) = (same.join, same.voices, same.orders, same.ratings, same.orderHorizons);
        scope = same.scope;
        this.reviewed = reviewed;
    }

    /// <summary>人工改判: the same pass with what reviewers decided put over the machine's facts before anything is scored.</summary>
    /// <param name="reviewed">Gives a conversation's facts as they count. Safe to call from many threads.</param>
    public AnalysisPass With(Func<Conversation, ConversationFacts, ConversationFacts> reviewed) => new(this, reviewed);

    /// <summary>Scores every conversation, on as many threads as asked for.</summary>
    public IEnumerable<ScoredConversation> Run(IEnumerable<Conversation> conversations, int threads = 0) => Run(conversations, threads, Score);

    /// <summary>The same, each with the conversation itself, for who reads its words too.</summary>
    public IEnumerable<(Conversation Conversation, ScoredConversation Scored)> RunWithText(IEnumerable<Conversation> conversations, int threads = 0) =>
        Run(conversations, threads, conversation => (conversation, Score(conversation)));

    static IEnumerable<T> Run<T>(IEnumerable<Conversation> conversations, int threads, Converter<Conversation, T> score)
    {
        var workers = threads > 0 ? threads : Environment.ProcessorCount;
        if (workers == 1) return conversations.Select(conversation => score(conversation));
        return Partitioner
            .Create(conversations.Chunk(ChunkSize), EnumerablePartitionerOptions.NoBuffering)
            .AsParallel().AsOrdered()
            .WithDegreeOfParallelism(workers)
            .WithMergeOptions(ParallelMergeOptions.AutoBuffered)
            .Select(chunk => Array.ConvertAll(chunk, score))
            .AsSequential()
            .SelectMany(chunk => chunk);
    }

    public ScoredConversation Score(Conversation conversation)
    {
        var shop = conversation.Id.Shop;
        var read = facts.Read(conversation, horizons.TryGetValue(shop, out var horizon) ? horizon : null);
        if (reviewed is not null) read = reviewed(conversation, read);
        DateTimeOffset? ordersEnd = orderHorizons.TryGetValue(shop, out var end) ? end : null;
        IReadOnlyList<Order> mine = ordersEnd is null ? [] : [.. orders[(shop, conversation.CustomerId)]];
        var outcome = ordersEnd is null || !scope.Scores ? Outcome.NotConfirmed : join.Of(read, mine, ordersEnd);
        return new(read, outcome, scope.Scores ? Scoring.Score.Of(read, profile, rulePoints) : NoSheet)
        {
            Satisfaction = scope.Voices ? voices.Read(conversation, read.Cues, OrderedAfterAnswer(read, mine)) : Satisfaction.Unvoiced,
            Rating = ratings.GetValueOrDefault((shop, conversation.Id.Value)),
            Contact = IsContactWanted(mine) ? ContactReader.Of(conversation, read, withReminders: scope.Voices && mine.Count > 0) : null,
        };
    }

    bool IsContactWanted(IReadOnlyList<Order> mine) =>
        scope.Contacts is ScopeOfContacts.Everyone || scope.Contacts is ScopeOfContacts.Buyers && mine.Count > 0;

    static readonly ScoreSheet NoSheet = new([], null, null);

    /// <summary>Scores facts that were read before, elsewhere, of a conversation that all known since leaves as it was read.</summary>
    /// <remarks>What rests on the orders and ratings of the whole input is told anew; nothing is read again.</remarks>
    public ScoredConversation Score(ConversationFacts read, Satisfaction satisfaction, Contact? contact)
    {
        var shop = read.Id.Shop;
        var outcome = orderHorizons.TryGetValue(shop, out var end) ? join.Of(read, [.. orders[(shop, read.CustomerId)]], end) : Outcome.NotConfirmed;
        return new(read, outcome, Scoring.Score.Of(read, profile, rulePoints))
        {
            Satisfaction = satisfaction,
            Rating = ratings.GetValueOrDefault((shop, read.Id.Value)),
            Contact = contact,
        };
    }

    bool OrderedAfterAnswer(ConversationFacts read, IReadOnlyList<Order> mine)
    {
        if (mine.Count == 0 || read.Responses.Count == 0) return false;
        var answered = read.Responses[0].AnsweredAt;
        var closes = join.WindowEnd(read.FirstAskedAt ?? answered);
        foreach (var order in mine)
            if (order.PlacedAt >= answered && order.PlacedAt < closes) return true;
        return false;
    }
}
