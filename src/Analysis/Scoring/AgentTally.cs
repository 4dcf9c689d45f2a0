using QA.Analysis.Statistics;

namespace QA.Analysis.Scoring;

/// <summary>Everything that is counted for one agent, or for the team, in one week: whole numbers only, so that any order of adding gives the same.</summary>
sealed class AgentTally
{
    public int Conversations;
    public int Fatal;
    public int Unanswered;
    public int Asked;
    public int Answered;
    public int Messages;
    public int Findings;
    public int Hints;
    public Share Ordered;
    public Share Paid;
    public Moments Score;
    public Moments Satisfaction;
    public Moments ServiceFactor;
    public readonly Moments[] Categories = new Moments[Enum.GetValues<Category>().Length];
    public readonly Distribution FirstResponses = new();

    /// <summary>First responses within 60 s of working time: thresholds count it, the other figures the clock's.</summary>
    public Share FirstWithin60;
    public readonly SortedDictionary<string, int> Excluded = new(StringComparer.Ordinal);
    public readonly SortedDictionary<string, int> FindingsByRule = new(StringComparer.Ordinal);

    public void Merge(AgentTally other)
    {
        Conversations += other.Conversations;
        Fatal += other.Fatal;
        Unanswered += other.Unanswered;
        Asked += other.Asked;
        Answered += other.Answered;
        Messages += other.Messages;
        Findings += other.Findings;
        Hints += other.Hints;
        Ordered += other.Ordered;
        Paid += other.Paid;
        Score += other.Score;
        Satisfaction += other.Satisfaction;
        ServiceFactor += other.ServiceFactor;
        for (var i = 0; i < Categories.Length; i++) Categories[i] += other.Categories[i];
        FirstResponses.Merge(other.FirstResponses);
        FirstWithin60 += other.FirstWithin60;
        Merge(Excluded, other.Excluded);
        Merge(FindingsByRule, other.FindingsByRule);
    }

    public static void Count(SortedDictionary<string, int> counts, string name, int times = 1) =>
        counts[name] = counts.GetValueOrDefault(name) + times;

    static void Merge(SortedDictionary<string, int> counts, SortedDictionary<string, int> others)
    {
        foreach (var (name, times) in others) Count(counts, name, times);
    }

    /// <summary>So many of so many.</summary>
    public readonly record struct Share(int Part, int Whole)
    {
        public Share With(bool counts) => new(counts ? Part + 1 : Part, Whole + 1);
        public static Share operator +(Share a, Share b) => new(a.Part + b.Part, a.Whole + b.Whole);
    }
}
