using QA.Analysis.Conversion;
using QA.Analysis.Factors;
using QA.Analysis.Facts;
using QA.Analysis.Flow;
using QA.Analysis.Readings;
using QA.Analysis.Rules;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Ingest.Work;

namespace QA.Analysis.Scoring;

/// <summary>Both stages over a stream of conversations: facts of each, joined with its customer's orders, then scored.</summary>
/// <remarks>Results come in the order of the input, whatever the number of threads: the same input gives the same bytes.</remarks>
public sealed class AnalysisPass
{
    /// <summary>Conversations a thread takes at once: enough that handing over costs nothing, few enough that memory stays flat.</summary>
    public const int ChunkSize = 64;

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
    public IEnumerable<ScoredConversation> Run(IEnumerable<Conversation> conversations, int threads = 0) =>
        RunWithText(conversations, threads).Select(one => one.Scored);

    /// <summary>The same, each with the conversation itself, for who reads its words too.</summary>
    /// <param name="conversations">Every conversation.</param>
    /// <param name="threads">0 for one per processor.</param>
    /// <param name="along">Done on the thread that scored the conversation, in no order: for what is added up the same in any.</param>
    public IEnumerable<(Conversation Conversation, ScoredConversation Scored)> RunWithText(
        IEnumerable<Conversation> conversations, int threads = 0, Action<Conversation, ScoredConversation>? along = null) =>
        threads == 1 ? conversations.Select(conversation => Scored(conversation, Score(conversation), along))
            : OrderedWork.Of(conversations.Chunk(ChunkSize), threads, chunk => Array.ConvertAll(chunk, conversation => Scored(conversation, Score(conversation), along)))
                .SelectMany(scored => scored);

    /// <summary>The same, and every block of readings is kept: see <see cref="ReadingForm"/>.</summary>
    /// <param name="conversations">Every conversation.</param>
    /// <param name="keep">Takes the next block, in order, before its conversations come out.</param>
    /// <param name="threads">0 for one per processor.</param>
    /// <param name="along">As above.</param>
    public IEnumerable<(Conversation Conversation, ScoredConversation Scored)> RunAndKeep(
        IEnumerable<Conversation> conversations, Action<byte[]> keep, int threads = 0, Action<Conversation, ScoredConversation>? along = null)
    {
        var blocks = OrderedWork.Of(conversations.Chunk(ChunkSize), threads, chunk =>
        {
            var readings = Array.ConvertAll(chunk, Read);
            return (Readings: ReadingForm.Pack(readings), Scored: chunk.Zip(readings, (conversation, reading) => Scored(conversation, Score(conversation, reading), along)).ToArray());
        });
        foreach (var (readings, scored) in blocks)
        {
            keep(readings);
            foreach (var one in scored) yield return one;
        }
    }

    /// <summary>The same of what an earlier run kept: nothing is read again.</summary>
    /// <param name="conversations">The same conversations in the same order; one that is not there in its place is read.</param>
    /// <param name="block">A block by its number from 0, null where there is none; called along with <paramref name="conversations"/>.</param>
    /// <param name="threads">0 for one per processor.</param>
    /// <param name="along">As above.</param>
    /// <exception cref="InvalidDataException">A block is damaged.</exception>
    public IEnumerable<(Conversation Conversation, ScoredConversation Scored)> RunOver(
        IEnumerable<Conversation> conversations, Func<int, byte[]?> block, int threads = 0, Action<Conversation, ScoredConversation>? along = null) =>
        OrderedWork.Of(conversations.Chunk(ChunkSize).Select((chunk, number) => (Conversations: chunk, Readings: block(number))), threads, part =>
        {
            var readings = part.Readings is null ? [] : ReadingForm.Unpack(part.Readings);
            return part.Conversations.Select((conversation, i) => Scored(conversation,
                i < readings.Count && readings[i].Facts.Id == conversation.Id ? Score(conversation, readings[i]) : Score(conversation), along)).ToArray();
        }).SelectMany(scored => scored);

    static (Conversation, ScoredConversation) Scored(Conversation conversation, ScoredConversation scored, Action<Conversation, ScoredConversation>? along)
    {
        along?.Invoke(conversation, scored);
        return (conversation, scored);
    }

    /// <summary>Everything that is read out of the conversation itself, without reviewers' decisions.</summary>
    public ConversationReading Read(Conversation conversation) => Read(conversation, OrdersOf(conversation.Id.Shop, conversation.CustomerId));

    ConversationReading Read(Conversation conversation, IReadOnlyList<Order> mine)
    {
        var read = facts.Read(conversation, horizons.TryGetValue(conversation.Id.Shop, out var horizon) ? horizon : null);
        return new(read,
            scope.Voices ? voices.Read(conversation, read.Cues, OrderedAfterAnswer(read, mine)) : Satisfaction.Unvoiced,
            IsContactWanted(mine) ? ContactReader.Of(conversation, read, withReminders: scope.Voices && mine.Count > 0) : null);
    }

    public ScoredConversation Score(Conversation conversation)
    {
        var mine = OrdersOf(conversation.Id.Shop, conversation.CustomerId);
        return Score(Reviewed(conversation, Read(conversation, mine)), mine);
    }

    /// <summary>Scores what was read of a conversation, reviewers' decisions put over it.</summary>
    public ScoredConversation Score(Conversation conversation, ConversationReading reading) => Score(Reviewed(conversation, reading));

    ConversationReading Reviewed(Conversation conversation, ConversationReading reading) =>
        reviewed is null ? reading : reading with { Facts = reviewed(conversation, reading.Facts) };

    /// <summary>Scores what was read before, perhaps elsewhere, of a conversation that nobody reviewed.</summary>
    /// <remarks>What rests on the orders and ratings of the whole input is told anew; nothing is read again.</remarks>
    public ScoredConversation Score(ConversationReading reading) => Score(reading, OrdersOf(reading.Facts.Id.Shop, reading.Facts.CustomerId));

    ScoredConversation Score(ConversationReading reading, IReadOnlyList<Order> mine)
    {
        var read = reading.Facts;
        var outcome = scope.Scores && orderHorizons.TryGetValue(read.Id.Shop, out var end) ? join.Of(read, mine, end) : Outcome.NotConfirmed;
        return new(read, outcome, scope.Scores ? Scoring.Score.Of(read, profile, rulePoints) : NoSheet)
        {
            Satisfaction = reading.Satisfaction,
            Rating = ratings.GetValueOrDefault((read.Id.Shop, read.Id.Value)),
            Contact = reading.Contact,
        };
    }

    IReadOnlyList<Order> OrdersOf(string shop, string customer) => orderHorizons.ContainsKey(shop) ? [.. orders[(shop, customer)]] : [];

    bool IsContactWanted(IReadOnlyList<Order> mine) =>
        scope.Contacts is ScopeOfContacts.Everyone || scope.Contacts is ScopeOfContacts.Buyers && mine.Count > 0;

    static readonly ScoreSheet NoSheet = new([], null, null);

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
