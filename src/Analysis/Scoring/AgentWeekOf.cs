using QA.Analysis.Statistics;
using QA.Ingest.Conversations;

namespace QA.Analysis.Scoring;

/// <summary>From counts to figures with intervals.</summary>
static class AgentWeekOf
{
    const long Second = 1000;

    public static AgentWeek Tally(string shop, Week week, string agentId, AgentTally tally) => new()
    {
        Shop = shop,
        Week = week,
        AgentId = agentId,
        Conversations = tally.Conversations,
        Excluded = new SortedDictionary<string, int>(tally.Excluded, StringComparer.Ordinal),
        FatalConversations = tally.Fatal,
        Unanswered = tally.Unanswered,
        Score = Student.OfHundredths(tally.Score),
        Categories = CategoriesOf(tally),
        FirstResponseMedianSeconds = tally.FirstResponses.PercentileEstimate(50, Second),
        FirstResponseP90Seconds = tally.FirstResponses.PercentileEstimate(90, Second),
        Within60 = Wilson.Of(tally.FirstWithin60.Part, tally.FirstWithin60.Whole),
        ReplyRate = Wilson.Of(tally.Answered, tally.Asked),
        AgentMessages = tally.Messages,
        Findings = tally.Findings,
        Hints = tally.Hints,
        FindingsPer1000 = PoissonRate.Per(1000, tally.Findings, tally.Messages),
        Ordered = Wilson.Of(tally.Ordered.Part, tally.Ordered.Whole),
        Paid = Wilson.Of(tally.Paid.Part, tally.Paid.Whole),
        SatisfactionIndex = Student.OfHundredths(tally.Satisfaction),
        ServiceFactor = Student.OfHundredths(tally.ServiceFactor),
        FirstResponsesBySecond = tally.FirstResponses.By(Second),
        FindingsByRule = new SortedDictionary<string, int>(tally.FindingsByRule, StringComparer.Ordinal),
    };

    static SortedDictionary<Category, Estimate> CategoriesOf(AgentTally tally)
    {
        var categories = new SortedDictionary<Category, Estimate>();
        foreach (var category in Enum.GetValues<Category>())
            if (Student.OfHundredths(tally.Categories[(int)category]) is { } estimate) categories[category] = estimate;
        return categories;
    }
}
