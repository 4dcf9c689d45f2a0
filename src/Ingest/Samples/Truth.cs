using QA.Ingest.Conversations;

namespace QA.Ingest.Samples;

/// <summary>What is true of one invented conversation: the answers that an analysis should come to.</summary>
internal sealed record Truth
{
    public required string Conversation { get; init; }
    public required string Customer { get; init; }
    public required string Scenario { get; init; }
    public required Language Language { get; init; }
    public string Agent { get; init; } = "";
    public long? StartedAt { get; init; }

    /// <summary>When the last message was sent; null where the export gives no times.</summary>
    public long? EndedAt { get; init; }
    public bool Inquiry { get; init; }
    public double Quality { get; init; }
    public int? OrderPermille { get; init; }
    public bool Ordered { get; init; }
    public bool Paid { get; init; }
    public long? FirstWaitMs { get; init; }
    public string Greeting { get; init; } = "na";
    public string Closing { get; init; } = "na";
    public bool Unanswered { get; init; }
    public bool LeftHanging { get; init; }
    public bool Transferred { get; init; }
    public string Excluded { get; init; } = "";

    public IReadOnlyList<Round> Rounds { get; init; } = [];
    public IReadOnlyList<PlacedMark> Components { get; init; } = [];

    static readonly string[] GreetingParts = ["salutation", "identity", "offer"];
    static readonly string[] ClosingParts = ["further_help", "thanks", "wish"];

    public static Truth Of(Draft draft, long end)
    {
        var spoken = draft.Messages.FindAll(message => message.IsSpoken);
        var turns = Turns(spoken);
        var agentTurns = turns.FindAll(turn => spoken[turn.From].Role is Role.Agent);
        var hasCustomer = agentTurns.Count < turns.Count;
        var lastAsking = turns.FindLastIndex(turn => Asks(spoken, turn));
        var first = draft.Messages.Find(message => message.Role is Role.Customer);
        var greeting = agentTurns.Count > 0 ? Parts(spoken, agentTurns[0], GreetingParts) : [];
        var closing = agentTurns.Count > 0 ? Parts(spoken, agentTurns[^1], ClosingParts) : [];
        var botGreeted = draft.Messages.Exists(message => message.Role is Role.Bot && IsWelcome(message.Text));
        var rounds = draft.IsUndated ? [] : RoundsOf(draft, spoken, turns);
        return new()
        {
            Conversation = draft.Id,
            Customer = draft.Customer.Id,
            Scenario = draft.Excluded.Length > 0 ? draft.Excluded : draft.Scenario.Name,
            Language = draft.Language,
            Agent = agentTurns.Count == 0 ? "" : MostTalkative(draft.Messages),
            StartedAt = draft.IsUndated ? null : draft.Messages[0].At,
            EndedAt = draft.IsUndated ? null : draft.Messages[^1].At,
            Inquiry = !draft.HadOpenOrder && hasCustomer,
            Quality = draft.Quality,
            OrderPermille = draft.OrderPermille,
            Ordered = InWindow(draft.Sale?.PlacedAt, first.At, end),
            Paid = InWindow(draft.Sale?.PaidAt, first.At, end),
            FirstWaitMs = rounds.Count > 0 && turns.FindIndex(turn => spoken[turn.From].Role is Role.Customer) is var opening && opening >= 0
                && rounds[0].Question == spoken[turns[opening].From].Id ? rounds[0].WaitMs : null,
            Greeting = agentTurns.Count == 0 ? "na" : Verdict(Kinds(greeting), botGreeted ? "auto" : "fail"),
            // Who wrote first and was the only one, or was never heard of again, has answered nobody.
            Closing = turns.FindLastIndex(turn => spoken[turn.From].Role is Role.Agent) < 1 || EndsInTransfer(draft) ? "na"
                : lastAsking == turns.Count - 1 ? "missed" : Verdict(Kinds(closing), "fail"),
            Unanswered = hasCustomer && agentTurns.Count == 0,
            LeftHanging = agentTurns.Count > 0 && lastAsking >= 0 && lastAsking == turns.Count - 1,
            Transferred = draft.Transfers.Count > 0,
            Excluded = draft.Excluded.Length > 0 ? draft.Excluded : turns.Count == 0 ? "empty" : hasCustomer ? "" : "monologue",
            Rounds = rounds,
            Components = [.. greeting, .. closing],
        };
    }

    static List<(int From, int To)> Turns(List<DraftMessage> spoken)
    {
        var turns = new List<(int, int)>();
        for (int from = 0, at = 1; at <= spoken.Count; at++)
        {
            if (at < spoken.Count && spoken[at].Role == spoken[from].Role) continue;
            turns.Add((from, at));
            from = at;
        }
        return turns;
    }

    static bool Asks(List<DraftMessage> spoken, (int From, int To) turn)
    {
        for (var i = turn.From; i < turn.To; i++)
            if (spoken[i].Asks) return true;
        return false;
    }

    static List<Round> RoundsOf(Draft draft, List<DraftMessage> spoken, List<(int From, int To)> turns)
    {
        var rounds = new List<Round>();
        for (var i = 0; i + 1 < turns.Count; i++)
        {
            if (!Asks(spoken, turns[i])) continue;
            var question = spoken[turns[i].From];
            var answer = spoken[turns[i + 1].From];
            var charged = question.At;
            foreach (var transfer in draft.Transfers)
                if (transfer.At >= question.At && transfer.At <= answer.At) charged = transfer.At;
            rounds.Add(new(question.Id, answer.Id, answer.Sender, (answer.At - question.At) * 1000, (answer.At - charged) * 1000));
        }
        return rounds;
    }

    static List<PlacedMark> Parts(List<DraftMessage> spoken, (int From, int To) turn, string[] wanted)
    {
        var found = new List<PlacedMark>();
        for (var i = turn.From; i < turn.To; i++)
            foreach (var mark in spoken[i].Marks)
                if (wanted.Contains(mark.Name)) found.Add(new(spoken[i].Id, mark));
        return found;
    }

    static int Kinds(List<PlacedMark> parts) => parts.Select(part => part.Mark.Name).Distinct().Count();

    static string Verdict(int kinds, string none) => kinds switch { 3 => "pass", 0 => none, _ => "partial" };

    static bool IsWelcome(string text) =>
        text.Contains("您好", StringComparison.Ordinal) || text.Contains("欢迎光临", StringComparison.Ordinal)
        || text.Contains("歡迎光臨", StringComparison.Ordinal) || text.Contains("Welcome", StringComparison.Ordinal);

    static bool EndsInTransfer(Draft draft)
    {
        if (draft.Transfers.Count == 0) return false;
        var notice = draft.Messages.FindIndex(message => message.Id == draft.Transfers[^1].MessageId);
        return draft.Messages.FindIndex(notice + 1, message => message.Role is Role.Agent && message.IsSpoken) < 0;
    }

    /// <summary>Up to the end of the next local day, which is the default conversion window; and seen by the export.</summary>
    static bool InWindow(long? moment, long asked, long end) =>
        moment is { } at && at < end && at >= asked && at < (asked / Sale.Day + 2) * Sale.Day;

    /// <summary>Who sent most, the first of them on a tie; an empty text was sent, a notice was not.</summary>
    static string MostTalkative(List<DraftMessage> messages)
    {
        var counts = new List<(string Agent, int Messages)>();
        foreach (var message in messages)
        {
            if (message.Role is not Role.Agent || message.Kind is MessageKind.Transfer or MessageKind.Recall) continue;
            var at = counts.FindIndex(count => count.Agent == message.Sender);
            if (at < 0) counts.Add((message.Sender, 1));
            else counts[at] = (message.Sender, counts[at].Messages + 1);
        }
        return counts.Count == 0 ? "" : counts.MaxBy(count => count.Messages).Agent;
    }
}

/// <summary>A customer's turn and the human answer to it.</summary>
internal readonly record struct Round(string Question, string Answer, string Agent, long WaitMs, long AgentWaitMs);

/// <summary>A mark and the message it stands in.</summary>
internal readonly record struct PlacedMark(string MessageId, Mark Mark);
