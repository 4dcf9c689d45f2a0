using QA.Analysis.Conversion;
using QA.Analysis.Phrases;
using QA.Analysis.Scoring;
using QA.Analysis.Timelines;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Reports.Exports;

/// <summary>Everything that is added up over conversations, for the tables that are not of conversations. Each thread fills its own.</summary>
sealed class Aggregates
{
    readonly Profile profile;
    readonly IReadOnlyList<Order> orders;
    readonly TableChoice choice;
    readonly Common common;
    readonly ScoreBook scores;

    public Aggregates(Profile profile, IReadOnlyList<Order> orders, TableChoice choice) : this(profile, orders, choice, new(profile, orders)) { }

    Aggregates(Profile profile, IReadOnlyList<Order> orders, TableChoice choice, Common common)
    {
        (this.profile, this.orders, this.choice, this.common) = (profile, orders, choice, common);
        scores = new(profile);
    }

    /// <summary>Sums over the same orders for another thread, empty but for what all threads fill together; to be merged with these.</summary>
    public Aggregates Another() => new(profile, orders, choice, common);

    /// <summary>
    /// What takes room for each customer, contact and question, and next to no time: once for each thread it would take that room again, and both at once while
    /// they are merged.
    /// </summary>
    sealed class Common(Profile profile, IReadOnlyList<Order> orders)
    {
        readonly Lock turn = new();

        public ConversionBook Conversion { get; private set; } = ConversionBook.ForCredits(profile, orders);
        public TimelineBook Timelines { get; private set; } = new();
        public PhraseBook Phrases { get; private set; } = new(profile);

        public void Add(Conversation conversation, ScoredConversation scored, TableChoice choice)
        {
            if (choice.Has("conversion")) Conversion.Add(scored);
            if (!choice.HasTimelines && !choice.HasPhrases) return;
            lock (turn)
            {
                if (choice.HasTimelines) Timelines.Add(scored.Facts);
                if (choice.HasPhrases) Phrases.Add(conversation, scored);
            }
        }

        public void LetGoOfConversion() => Conversion = ConversionBook.ForCredits(profile, []);

        public void LetGoOfTimelines() => Timelines = new();

        public void LetGoOfPhrases() => Phrases = new(profile);
    }

    public int Conversations { get; private set; }

    /// <summary>Whether any of the tables is made of sums.</summary>
    public static bool AreWanted(TableFiles files) =>
        files.Wants<AgentWeek>() || files.Wants<Promise>() || files.Wants<CustomerDue>() || files.Wants<OrderCredit>() || files.Wants<QuickPhrase>() || files.Wants<PhraseUse>();

    public void Add(Conversation conversation, ScoredConversation scored)
    {
        Conversations++;
        if (choice.Has("scorecards")) scores.Add(scored);
        common.Add(conversation, scored, choice);
    }

    /// <summary>Takes in the sums that another thread made, given by <see cref="Another"/>.</summary>
    public void Merge(Aggregates other)
    {
        Conversations += other.Conversations;
        scores.Merge(other.scores);
    }

    /// <summary>Adds every table that is made of sums. Called once: what is written is let go.</summary>
    public void AddTo(TableFiles files, IReadOnlyDictionary<string, DateTimeOffset> horizons)
    {
        foreach (var add in Additions(files, horizons)) add();
    }

    /// <summary>The same in pieces, none of which touches what another does: each has tables and sums of its own.</summary>
    /// <param name="files">Where they go.</param>
    /// <param name="horizons">The last <c>sent_at</c> of each shop.</param>
    /// <param name="threads">0 for one per processor.</param>
    public IReadOnlyList<Action> Additions(TableFiles files, IReadOnlyDictionary<string, DateTimeOffset> horizons, int threads = 0) =>
    [
        () =>
        {
            if (!choice.Has("conversion")) return;
            files.Add(common.Conversion.Placed(), common.Conversion.CreditsOf, threads);
            common.LetGoOfConversion();
        },
        () =>
        {
            foreach (var shop in common.Phrases.Shops)
            {
                foreach (var phrase in common.Phrases.Questions(shop)) files.Add(phrase);
                foreach (var use in common.Phrases.Use(shop)) files.Add(use);
            }
            common.LetGoOfPhrases();
        },
        () =>
        {
            if (choice.Has("promises"))
                foreach (var promise in common.Timelines.Promises(horizons)) files.Add(promise);
            if (choice.Has("customers"))
                foreach (var customer in common.Timelines.Customers(orders)) files.Add(customer);
            common.LetGoOfTimelines();
        },
        () =>
        {
            foreach (var week in scores.Rows()) files.Add(week);
        },
    ];
}
