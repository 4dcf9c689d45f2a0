using QA.Ingest.Settings;

namespace QA.Analysis.Metrics.Profiles;

/// <summary>What a metric profile counts and how; the defaults are those of the profile <c>default</c>.</summary>
public sealed record MetricSettings
{
    /// <summary>What one observation is (default: a round).</summary>
    public CountedUnit Unit { get; init; } = CountedUnit.Rounds;

    /// <summary>Where the clock starts (default: the first message of a customer turn).</summary>
    public WaitStart Start { get; init; } = WaitStart.First;

    /// <summary>Whose message stops it (default: only a human's).</summary>
    public IReadOnlyList<WaitStop> Stop { get; init; } = [WaitStop.Human];

    /// <summary>Whether a customer turn of bare courtesies is a question (default: no).</summary>
    public bool CourtesiesAsk { get; init; }

    /// <summary>Whether a question that nobody answered is a miss in the share, or left out (default: left out).</summary>
    public UnansweredRounds Unanswered { get; init; } = UnansweredRounds.LeaveOut;

    /// <summary>Leave out answers within the same second, which a human cannot give (default: no).</summary>
    public bool ExcludeZeroSeconds { get; init; }

    /// <summary>Leave out customers who are sellers themselves, as <c>participants.sellers</c> lists them (default: no).</summary>
    public bool ExcludeSellers { get; init; }

    /// <summary>Leave out conversations that an agent started (default: no).</summary>
    public bool ExcludeAgentStarted { get; init; }

    /// <summary>Leave out rounds answered on another local day (default: no).</summary>
    public bool ExcludeCrossDay { get; init; }

    /// <summary>Longest wait counted; longer ones count as this (default: none).</summary>
    public TimeSpan? Cap { get; init; }

    /// <summary>Longest wait that is good; the share is of those (default: none, no share).</summary>
    public TimeSpan? Within { get; init; }

    /// <summary>Use the shop's own hours, those of the profile in force (default: yes).</summary>
    public bool ShopHours { get; init; } = true;

    /// <summary>The platform's hours, where they are not the shop's.</summary>
    public HoursSettings Hours { get; init; } = new();

    /// <summary>Days, up to the last one looked at, that a figure covers (default: all).</summary>
    public int? WindowDays { get; init; }

    /// <summary>Which end of a wait gives it its day (default: the question).</summary>
    public DatedBy DatedBy { get; init; } = DatedBy.Question;
}

/// <summary>Rounds of question and answer; conversations by their first round; single customer messages; or customers per local day, bad where one of theirs was.</summary>
public enum CountedUnit { Rounds, Conversations, Messages, BuyersPerDay }

/// <summary>First or last message of the customer turn, its first text message, the start of the conversation, the handover to a human, or each customer message for itself.</summary>
public enum WaitStart { First, Last, FirstText, Conversation, Handover, Each }

/// <summary>A human agent, a bot that a human steers (<c>participants.assisted_bots</c>), or any bot.</summary>
public enum WaitStop { Human, AssistedBot, Bot }

/// <summary>What an unanswered question is.</summary>
public enum UnansweredRounds { LeaveOut, Miss }

/// <summary>Which end of a wait gives it its day.</summary>
public enum DatedBy { Question, Answer }
