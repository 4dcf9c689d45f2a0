using QA.Analysis.Scoring;
using QA.Analysis.Timelines;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Reports.Exports;

namespace QA.Reports.Batch;

/// <summary>Everything that is added up over conversations, for the tables that are not of conversations. Each thread fills its own.</summary>
sealed class Aggregates(Profile profile, IReadOnlyList<Order> orders, TableChoice choice)
{
    readonly ScoreBook scores = new(profile);
    readonly TimelineBook timelines = new();
    readonly ConversionBook conversion = ConversionBook.ForCredits(profile, orders);

    public int Conversations { get; private set; }

    public void Add(ScoredConversation scored)
    {
        Conversations++;
        if (choice.Has("scorecards")) scores.Add(scored);
        if (choice.HasTimelines) timelines.Add(scored.Facts);
        if (choice.Has("conversion")) conversion.Add(scored);
    }

    /// <summary>Takes in the sums of other conversations.</summary>
    public void Merge(Aggregates other)
    {
        Conversations += other.Conversations;
        scores.Merge(other.scores);
        timelines.Merge(other.timelines);
        conversion.Merge(other.conversion);
    }

    public void AddTo(TableFiles files, IReadOnlyDictionary<string, DateTimeOffset> horizons)
    {
        foreach (var week in scores.Rows()) files.Add(week);
        if (choice.Has("promises"))
            foreach (var promise in timelines.Promises(horizons)) files.Add(promise);
        if (choice.Has("customers"))
            foreach (var customer in timelines.Customers(orders)) files.Add(customer);
        if (choice.Has("conversion"))
            foreach (var credit in conversion.Credits()) files.Add(credit);
    }
}
