using QA.Analysis.Metrics.Profiles;
using QA.Analysis.Statistics;

namespace QA.Analysis.Desk;

/// <summary>One agent over everything that was counted; an empty <see cref="AgentId"/> is the whole team.</summary>
public sealed record DeskAgent
{
    public required string Shop { get; init; }
    public required string AgentId { get; init; }

    /// <summary>Conversations taken over, and handed over.</summary>
    public int TransfersIn { get; init; }
    public int TransfersOut { get; init; }

    /// <summary>Handed over, and no other agent wrote after: the customer fell between two chairs, or was given up.</summary>
    public int TransfersUnserved { get; init; }

    /// <summary>From a transfer's notice to the receiving agent's first message; null where none could be timed.</summary>
    public WaitFigures? AfterTransfer { get; init; }

    /// <summary>一次性解决率: answered conversations whose customer did not ask again within <c>desk.return_within</c>.</summary>
    public Rate? OneVisit { get; init; }

    /// <summary>Answered conversations of which nobody can say yet: the input ends before the time does.</summary>
    public int OneVisitOpen { get; init; }

    /// <summary>Waits by how many customers the agent served when the question came, this one with them.</summary>
    public IReadOnlyList<ConcurrencyLevel> Concurrency { get; init; } = [];
}

/// <summary>Responses to questions that came while so many customers were served at once.</summary>
/// <param name="Customers">1 to 9, and 10 for ten and more.</param>
/// <param name="Waits">What the agent is charged of them.</param>
public sealed record ConcurrencyLevel(int Customers, WaitFigures Waits);
