using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Metrics;

/// <summary>响应轮次: who waited for whom in one conversation, and for how long.</summary>
/// <remarks>
/// A wait runs from a customer turn that asks to the first human message of the turn that answers it. Bots, notices and
/// placeholders are in no turn, so they end no wait; a bare courtesy starts none.
/// </remarks>
public sealed record ResponseRounds
{
    public required IReadOnlyList<Turn> Turns { get; init; }

    /// <summary>Answered asking turns whose both ends have a time, in order.</summary>
    public required IReadOnlyList<Response> Responses { get; init; }

    /// <summary>Asking turns that could be timed, answered or not; those begun outside working hours are left out where the profile drops them.</summary>
    public required int AskingTurns { get; init; }

    /// <summary>Those of them answered within <c>latency.slow</c>.</summary>
    public required int PromptTurns { get; init; }

    /// <summary>The response to the conversation's first asking turn; null where nobody asked, nobody answered, or no times are known.</summary>
    public required Response? First { get; init; }

    /// <summary>The customer sent something.</summary>
    public required bool CustomerWrote { get; init; }

    /// <summary>The first human message after something the customer sent.</summary>
    public required Message? Answer { get; init; }

    /// <summary>未响应: the customer wrote and no human ever answered.</summary>
    public bool Unanswered => CustomerWrote && Answer is null;

    /// <summary>The last asking turn, where a human answered before but not this time; else null.</summary>
    public required Turn? Hanging { get; init; }

    /// <param name="hours">Working hours; null where the clock runs day and night.</param>
    public static ResponseRounds Of(Conversation conversation, LatencySettings latency, Courtesy courtesy, WorkingHours? hours = null)
    {
        var messages = conversation.Messages;
        var turns = Turn.Split(messages);
        var (wrote, answer, transfers) = Survey(messages);
        var slow = (long)latency.Slow.TotalMilliseconds;

        List<Response>? responses = null;
        Response? first = null;
        Turn? hanging = null;
        var (asking, prompt, seenAsking) = (0, 0, false);
        var shop = conversation.Id.Shop;
        var started = hours is null ? null : conversation.StartedAt();
        for (var i = 0; i < turns.Count; i++)
        {
            var question = turns[i];
            if (question.Side is not Side.Customer || !courtesy.Asks(question)) continue;
            var start = latency.From is ClockStart.Last ? question.Last : question.First;
            if (i + 1 == turns.Count)
            {
                if (answer is not null) hanging = question;
                // Unanswered is missed, but only where a clock could have run.
                if (start.SentAt is { } asked && hours?.Drops(shop, asked, started) is not true) asking++;
            }
            else if (Timed(start, turns[i + 1].First, transfers, messages) is { } response)
            {
                if (hours is not null) response = InHours(response, hours, shop, started);
                (responses ??= []).Add(response);
                if (!seenAsking) first = response;
                if (response.IsCounted) asking++;
                if (response.IsCounted && response.WorkingWaitMs <= slow) prompt++;
            }
            seenAsking = true;
        }
        return new()
        {
            Turns = turns,
            Responses = responses ?? [],
            First = first,
            AskingTurns = asking,
            PromptTurns = prompt,
            CustomerWrote = wrote,
            Answer = answer,
            Hanging = hanging,
        };
    }

    static Response InHours(Response response, WorkingHours hours, string shop, DateTimeOffset? started) => response with
    {
        WorkingWaitMs = hours.Between(shop, response.AskedAt, response.AnsweredAt),
        AgentWorkingWaitMs = hours.Between(shop, response.AnsweredAt.AddMilliseconds(-response.AgentWaitMs), response.AnsweredAt),
        IsCounted = !hours.Drops(shop, response.AskedAt, started),
    };

    static (bool Wrote, Message? Answer, List<int>? Transfers) Survey(IReadOnlyList<Message> messages)
    {
        var wrote = false;
        Message? answer = null;
        List<int>? transfers = null;
        for (var i = 0; i < messages.Count; i++)
        {
            var message = messages[i];
            if (message.Kind is MessageKind.Transfer) (transfers ??= []).Add(i);
            else if (message.Sender.Role is Role.Customer) wrote |= message.Kind is not MessageKind.Recall;
            else if (wrote && answer is null && message.Sender.Role is Role.Agent && message.IsSpoken) answer = message;
        }
        return (wrote, answer, transfers);
    }

    static Response? Timed(Message question, Message answer, List<int>? transfers, IReadOnlyList<Message> messages)
    {
        if (question.SentAt is not { } asked || answer.SentAt is not { } answered) return null;
        var charged = asked;
        if (transfers is not null)
        {
            var (from, to) = (IndexOf(question), IndexOf(answer));
            foreach (var transfer in transfers)
                if (transfer > from && transfer < to && messages[transfer].SentAt is { } moved) charged = moved;
        }
        var wait = Milliseconds(answered - asked);
        return new(answer.Sender.Id, question.Id, answer.Id, asked, answered, wait, Milliseconds(answered - charged), wait);

        int IndexOf(Message message)
        {
            for (var i = 0; i < messages.Count; i++)
                if (ReferenceEquals(messages[i], message)) return i;
            throw new ArgumentException("the message is not of this conversation", nameof(message));
        }

        static long Milliseconds(TimeSpan wait) => wait.Ticks / TimeSpan.TicksPerMillisecond;
    }
}
