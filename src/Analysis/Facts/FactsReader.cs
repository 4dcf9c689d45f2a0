using QA.Analysis.Flow;
using QA.Analysis.Metrics;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Facts;

/// <summary>Reads a conversation once and notes everything that it alone tells: the first of the two stages of analysis.</summary>
/// <remarks>Pure and safe to share between threads, as long as the checks it was given are.</remarks>
public sealed class FactsReader
{
    /// <summary>A greeting is judged by the conversation alone.</summary>
    public delegate Compliance GreetingJudge(Conversation conversation, IReadOnlyList<Turn> turns, Profile profile);

    /// <summary>Whether a conversation ended shows only against the horizon: the last <c>sent_at</c> of its shop in the input.</summary>
    public delegate Compliance ClosingJudge(Conversation conversation, IReadOnlyList<Turn> turns, Profile profile, DateTimeOffset? horizon);

    /// <summary>Adds what is charged to agents to <paramref name="findings"/> and what customers' words tell to <paramref name="cues"/>, in order of message and start.</summary>
    public delegate void RuleScan(Conversation conversation, List<Finding> findings, List<Finding> cues);

    readonly Profile profile;
    readonly LocalDays days;
    readonly WorkingHours? hours;
    readonly AutoReplies? autoReplies;
    readonly Courtesy courtesy;
    readonly Exclusion exclusion;
    readonly RuleScan? rules;
    readonly GreetingJudge? greeting;
    readonly ClosingJudge? closing;

    /// <summary>A check that is left out finds nothing, and what it would judge is not applicable.</summary>
    public FactsReader(Profile profile, RuleScan? rules = null, GreetingJudge? greeting = null, ClosingJudge? closing = null)
    {
        (this.profile, this.rules, this.greeting, this.closing) = (profile, rules, greeting, closing);
        days = LocalDays.Of(profile);
        hours = WorkingHours.Of(profile);
        autoReplies = AutoReplies.Of(profile);
        courtesy = Courtesy.Of(profile);
        exclusion = new(profile);
    }

    /// <param name="conversation">Its messages in order.</param>
    /// <param name="horizon">The last <c>sent_at</c> of the shop in the input; null where none is known.</param>
    public ConversationFacts Read(Conversation conversation, DateTimeOffset? horizon)
    {
        if (autoReplies is not null) conversation = autoReplies.Recast(conversation);
        var messages = conversation.Messages;
        var rounds = ResponseRounds.Of(conversation, profile.Latency, courtesy, hours);
        var counts = MessageCounts.Of(messages);
        var roster = AgentRoster.Of(messages);
        var (started, ended, asked, handedOver) = Times(messages);

        List<Finding> findings = [], cues = [];
        rules?.Invoke(conversation, findings, cues);

        return new()
        {
            Id = conversation.Id,
            Channel = conversation.Channel,
            CustomerId = conversation.CustomerId,
            AgentId = roster.Main,
            Agents = roster.Agents,
            MessagesByAgent = roster.ReadableMessages,
            Week = (asked ?? started) is { } moment ? WeekOf(moment) : Week.Undated,
            StartedAt = started,
            EndedAt = ended,
            FirstAskedAt = asked,
            CustomerMessages = counts.Customer,
            AgentMessages = counts.Agents,
            BotMessages = counts.Bots,
            Responses = rounds.Responses,
            AskingTurns = rounds.AskingTurns,
            PromptTurns = rounds.PromptTurns,
            FirstResponseMs = rounds.First?.WaitMs,
            HasTimes = started is not null,
            Unanswered = rounds.Unanswered,
            LeftHanging = rounds.Hanging is not null,
            Transferred = handedOver || roster.Agents.Count > 1,
            Greeting = greeting?.Invoke(conversation, rounds.Turns, profile) ?? Compliance.NotApplicable,
            Closing = closing?.Invoke(conversation, rounds.Turns, profile, horizon) ?? Compliance.NotApplicable,
            Findings = findings,
            Cues = cues,
            Excluded = exclusion.Of(conversation, counts),
        };
    }

    static (DateTimeOffset? Started, DateTimeOffset? Ended, DateTimeOffset? Asked, bool HandedOver) Times(IReadOnlyList<Message> messages)
    {
        DateTimeOffset? started = null, ended = null, asked = null;
        var handedOver = false;
        for (var i = 0; i < messages.Count; i++)
        {
            var message = messages[i];
            handedOver |= message.Kind is MessageKind.Transfer;
            if (message.SentAt is not { } sent) continue;
            started ??= sent;
            ended = sent;
            if (message.Sender.Role is Role.Customer && MessageCounts.IsSent(message)) asked ??= sent;
        }
        return (started, ended, asked, handedOver);
    }

    Week WeekOf(DateTimeOffset moment) => Week.Of(days.DayOf(moment));
}
