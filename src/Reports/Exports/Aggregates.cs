using QA.Analysis.Conversion;
using QA.Analysis.Phrases;
using QA.Analysis.Scoring;
using QA.Analysis.Timelines;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Reports.Exports;

/// <summary>Everything that is added up over conversations, for the tables that are not of conversations. Each thread fills its own.</summary>
sealed class Aggregates(Profile profile, IReadOnlyList<Order> orders, TableChoice choice, ConversionBook conversion)
{
    readonly ScoreBook scores = new(profile);
    TimelineBook timelines = new();
    PhraseBook phrases = new(profile);
    ConversionBook conversion = conversion;

    public Aggregates(Profile profile, IReadOnlyList<Order> orders, TableChoice choice) : this(profile, orders, choice, ConversionBook.ForCredits(profile, orders)) { }

    /// <summary>Empty sums over the same orders, for another thread.</summary>
    public Aggregates Another() => new(profile, orders, choice, conversion.Another());

    public int Conversations { get; private set; }

    /// <summary>Whether any of the tables is made of sums.</summary>
    public static bool AreWanted(TableFiles files) =>
        files.Wants<AgentWeek>() || files.Wants<Promise>() || files.Wants<CustomerDue>() || files.Wants<OrderCredit>() || files.Wants<QuickPhrase>() || files.Wants<PhraseUse>();

    public void Add(Conversation conversation, ScoredConversation scored)
    {
        Conversations++;
        if (choice.Has("scorecards")) scores.Add(scored);
        if (choice.HasTimelines) timelines.Add(scored.Facts);
        if (choice.Has("conversion")) conversion.Add(scored);
        if (choice.HasPhrases) phrases.Add(conversation, scored);
    }

    /// <summary>Takes in the sums of other conversations.</summary>
    public void Merge(Aggregates other)
    {
        Conversations += other.Conversations;
        scores.Merge(other.scores);
        timelines.Merge(other.timelines);
        conversion.Merge(other.conversion);
        phrases.Merge(other.phrases);
    }

    /// <summary>Adds every table that is made of sums. Called once: what is written is let go.</summary>
    public void AddTo(TableFiles files, IReadOnlyDictionary<string, DateTimeOffset> horizons)
    {
        foreach (var add in Additions(files, horizons)) add();
    }

    /// <summary>The same in pieces, none of which touches what another does: each has tables and sums of its own.</summary>
    public IReadOnlyList<Action> Additions(TableFiles files, IReadOnlyDictionary<string, DateTimeOffset> horizons) =>
    [
        () =>
        {
            if (!choice.Has("conversion")) return;
            foreach (var credit in conversion.Credits()) files.Add(credit);
            conversion = ConversionBook.ForCredits(profile, []);
        },
        () =>
        {
            foreach (var shop in phrases.Shops)
            {
                foreach (var phrase in phrases.Questions(shop)) files.Add(phrase);
                foreach (var use in phrases.Use(shop)) files.Add(use);
            }
            phrases = new(profile);
        },
        () =>
        {
            if (choice.Has("promises"))
                foreach (var promise in timelines.Promises(horizons)) files.Add(promise);
            if (choice.Has("customers"))
                foreach (var customer in timelines.Customers(orders)) files.Add(customer);
            timelines = new();
        },
        () =>
        {
            foreach (var week in scores.Rows()) files.Add(week);
        },
    ];
}
