namespace QA.Ingest.Samples;

/// <summary>What to write: the same options give the same bytes on every machine.</summary>
public sealed record SampleOptions
{
    public ulong Seed { get; init; } = 1;

    /// <summary>First day; weeks count from it. A Monday makes them ISO weeks.</summary>
    public DateOnly Start { get; init; } = new(2026, 10, 19);

    /// <summary>Conversations of each week, over all shops: as many weeks as numbers.</summary>
    public IReadOnlyList<int> ConversationsPerWeek { get; init; } = [300];

    public required IReadOnlyList<SampleShop> Shops { get; init; }

    public SampleOrder Order { get; init; } = SampleOrder.ByTime;

    /// <summary>Whether the shop's own lists and the truth are written beside the messages.</summary>
    public bool WithTruth { get; init; } = true;

    /// <summary>The known model behind orders and ratings.</summary>
    public OutcomeModel Outcomes { get; init; } = new();

    /// <summary>Chance, per mille, that a conversation carries no times at all.</summary>
    public int Undated { get; init; } = 3;

    /// <summary>
    /// The shop week that is committed under <c>data-samples/shop-week</c>: two shops, three smaller weeks and then
    /// 2026-W46 with the sale of 11 November in it.
    /// </summary>
    public static SampleOptions Demo { get; } = new()
    {
        Seed = 20261220,
        Start = new(2026, 10, 19),
        ConversationsPerWeek = [24, 26, 28, 276],
        Undated = 5,
        Shops = [SampleShops.Heli, SampleShops.Teahouse],
    };

    /// <summary>About <paramref name="messages"/> messages (within a few per cent) over so many weeks.</summary>
    public static SampleOptions OfMessages(long messages, int weeks = 4, int shops = 2, int agentsPerShop = 12, ulong seed = 1) =>
        OfConversations(messages * 100 / MessagesPerHundredConversations, weeks, shops, agentsPerShop, seed);

    /// <summary>So many conversations, dealt evenly over weeks and shops.</summary>
    public static SampleOptions OfConversations(
        long conversations, int weeks = 4, int shops = 2, int agentsPerShop = 12, ulong seed = 1)
    {
        if (conversations < 1 || weeks < 1 || shops < 1 || agentsPerShop < 1)
            throw new ArgumentException("at least one conversation, week, shop and agent is needed to write samples");
        if (conversations / weeks >= int.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(conversations), "too many conversations for so few weeks");
        var perWeek = new int[weeks];
        for (var week = 0; week < weeks; week++)
            perWeek[week] = (int)(conversations * (week + 1) / weeks - conversations * week / weeks);
        return new()
        {
            Seed = seed,
            ConversationsPerWeek = perWeek,
            Shops = [.. Enumerable.Range(0, shops).Select(shop => SampleShops.Invented(shop, agentsPerShop))],
        };
    }

    /// <summary>What the scripts come to on average; a test holds it against the writer.</summary>
    const int MessagesPerHundredConversations = 1000;
}

/// <summary>In which order messages stand in the file: as they were sent, or one conversation after the other.</summary>
public enum SampleOrder { ByTime, ByConversation }
