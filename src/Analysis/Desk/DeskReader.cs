using QA.Analysis.Facts;
using QA.Analysis.Metrics;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Desk;

/// <summary>Reads from a conversation what the desk did in it. Pure, and safe to share between threads.</summary>
public sealed class DeskReader(Profile profile)
{
    readonly LocalDays days = LocalDays.Of(profile);
    readonly TimeSpan gap = profile.Conversation.Gap;
    readonly AutoReplies? autoReplies = AutoReplies.Of(profile);

    /// <summary>Null where the shop's own people or nobody wrote: that is no work at the desk. A monologue is.</summary>
    /// <param name="conversation">Its messages in order.</param>
    /// <param name="facts">What the first stage noted of it.</param>
    public DeskFacts? Read(Conversation conversation, ConversationFacts facts)
    {
        if (facts.Excluded is "internal" or "empty") return null;
        var messages = (autoReplies?.Recast(conversation) ?? conversation).Messages;
        return new()
        {
            Id = facts.Id,
            CustomerId = facts.CustomerId,
            AgentId = facts.AgentId,
            StartedAt = facts.StartedAt,
            EndedAt = facts.EndedAt,
            FirstAskedAt = facts.FirstAskedAt,
            Asks = facts.AskingTurns > 0 || facts.Responses.Count > 0 || facts.LeftHanging,
            IsAnswered = facts.CustomerMessages > 0 && !facts.Unanswered,
            Hours = HoursOf(messages),
            Spans = SpansOf(messages, facts.Responses),
            Handovers = HandoversOf(messages),
            Responses = facts.Responses,
        };
    }

    List<AgentHour> HoursOf(IReadOnlyList<Message> messages)
    {
        var hours = new List<AgentHour>();
        var customerWrote = false;
        foreach (var message in messages)
        {
            if (message.Sender.Role is Role.Customer)
            {
                customerWrote |= MessageCounts.IsSent(message);
                continue;
            }
            var isHuman = message.IsSpoken;
            if (message.SentAt is not { } sent || !isHuman && !(customerWrote && message.IsInAgentsName && !message.IsPlaceholder)) continue;
            var (agent, day, hour) = (message.Sender.Id, days.DayOf(sent), days.HourOf(sent));
            // Messages are in order: what belongs to the same hour of the same agent is among the last few.
            var at = hours.FindLastIndex(h => h.AgentId == agent && h.Day == day && h.Hour == hour);
            if (at < 0)
            {
                at = hours.Count;
                hours.Add(new(agent, day, hour, 0, sent, sent, Answered: false, AnsweredByHuman: false));
            }
            var known = hours[at] with { Answered = hours[at].Answered | customerWrote };
            hours[at] = !isHuman ? known : known with
            {
                Messages = known.Messages + 1,
                First = known.Messages == 0 ? sent : known.First,
                Last = sent,
                AnsweredByHuman = known.AnsweredByHuman | customerWrote,
            };
        }
        return hours;
    }

    List<ServiceSpan> SpansOf(IReadOnlyList<Message> messages, IReadOnlyList<Response> responses)
    {
        var spans = new List<ServiceSpan>();
        DateTimeOffset? last = null, opened = null;
        var first = 0;
        foreach (var message in messages)
        {
            if (!message.IsSpoken || message.SentAt is not { } sent) continue;
            if (last is null || sent - last >= gap)
            {
                Widen();
                (opened, first) = (sent, spans.Count);
            }
            last = sent;
            if (message.Sender.Role is not Role.Agent) continue;
            var at = spans.FindIndex(first, s => s.AgentId == message.Sender.Id);
            if (at < 0) spans.Add(new(message.Sender.Id, sent, sent));
            else spans[at] = spans[at] with { Until = sent };
        }
        Widen();
        return spans;

        // The customer is being served from the question on, if it was asked in the same sitting.
        void Widen()
        {
            for (var i = first; i < spans.Count; i++)
                foreach (var response in responses)
                    if (response.AgentId == spans[i].AgentId && response.AskedAt >= opened && response.AskedAt < spans[i].From && response.AnsweredAt <= spans[i].Until)
                        spans[i] = spans[i] with { From = response.AskedAt };
        }
    }

    /// <summary>Each notice is a transfer, and each change of the writing agent that no notice announced.</summary>
    static List<Handover> HandoversOf(IReadOnlyList<Message> messages)
    {
        var handovers = new List<Handover>();
        var (agent, pending) = ("", -1);
        foreach (var message in messages)
        {
            if (message.Kind is MessageKind.Transfer)
            {
                pending = handovers.Count;
                handovers.Add(new(agent, "", message.SentAt, null));
                continue;
            }
            if (!message.IsSpoken || message.Sender.Role is not Role.Agent) continue;
            var sender = message.Sender.Id;
            if (pending >= 0 && sender != handovers[pending].From)
            {
                var wait = message.SentAt - handovers[pending].At;
                handovers[pending] = handovers[pending] with { To = sender, WaitMs = wait?.Ticks / TimeSpan.TicksPerMillisecond };
                pending = -1;
            }
            else if (pending < 0 && agent.Length > 0 && sender != agent) handovers.Add(new(agent, sender, null, null));
            agent = sender;
        }
        return handovers;
    }
}
