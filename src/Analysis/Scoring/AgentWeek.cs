using QA.Analysis.Statistics;
using QA.Ingest.Conversations;

namespace QA.Analysis.Scoring;

/// <summary>周成绩单: one agent's week in one shop, or with an empty <see cref="AgentId"/> the whole team's.</summary>
/// <remarks>Every figure is null where nothing was observed.</remarks>
public sealed record AgentWeek
{
    public required string Shop { get; init; }
    public required Week Week { get; init; }
    public required string AgentId { get; init; }

    /// <summary>All conversations charged to the agent, excluded ones too.</summary>
    public int Conversations { get; init; }

    /// <summary>Conversations left out of rates, by reason.</summary>
    public IReadOnlyDictionary<string, int> Excluded { get; init; } = new Dictionary<string, int>();

    public int FatalConversations { get; init; }
    public int Unanswered { get; init; }

    /// <summary>0 to 100, Student's interval.</summary>
    public Estimate? Score { get; init; }

    /// <summary>Empirical-Bayes mean; null below <c>min_conversations</c>.</summary>
    public double? ShrunkScore { get; init; }

    /// <summary>Only where the interval overlaps no other agent's.</summary>
    public int? Rank { get; init; }

    public Standing Standing { get; init; }

    /// <summary>Mean of each category's points on a 0 to 100 scale.</summary>
    public IReadOnlyDictionary<Category, Estimate> Categories { get; init; } = new Dictionary<Category, Estimate>();

    public Estimate? FirstResponseMedianSeconds { get; init; }
    public Estimate? FirstResponseP90Seconds { get; init; }

    /// <summary>First responses within 60 s, of working time where the profile has hours.</summary>
    public Rate? Within60 { get; init; }

    public Rate? ReplyRate { get; init; }

    /// <summary>Human messages of the agent.</summary>
    public int AgentMessages { get; init; }

    /// <summary>命中: findings charged to the agent, without hints.</summary>
    public int Findings { get; init; }

    /// <summary>提示: findings of severity info, which a heuristic or a draft gives; they are counted apart.</summary>
    public int Hints { get; init; }

    public Estimate? FindingsPer1000 { get; init; }

    public Rate? Ordered { get; init; }
    public Rate? Paid { get; init; }
    /// <summary>满意指数: 0 to 100 with 50 as neutral, over the conversations in which something was voiced.</summary>
    public Estimate? SatisfactionIndex { get; init; }

    /// <summary>Mean score of the service factor, −1 to +1: the part of satisfaction that lies in agents' hands.</summary>
    public Estimate? ServiceFactor { get; init; }

    /// <summary>First responses by their length in whole seconds, for the distribution: second → count.</summary>
    public IReadOnlyDictionary<int, int> FirstResponsesBySecond { get; init; } = new Dictionary<int, int>();

    /// <summary>Findings by rule id, hints among them.</summary>
    public IReadOnlyDictionary<string, int> FindingsByRule { get; init; } = new Dictionary<string, int>();
}

/// <summary>Where an agent stands against the team after Benjamini–Hochberg at 5 %; never a rank.</summary>
public enum Standing { TooFew, NotDistinguishable, Above, Below }
