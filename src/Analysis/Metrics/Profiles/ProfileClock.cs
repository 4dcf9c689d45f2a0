using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Metrics.Profiles;

/// <summary>Reads the waits of a conversation as one metric profile counts them. Safe to share between threads.</summary>
public sealed class ProfileClock
{
    readonly MetricSettings settings;
    readonly WorkingHours? hours;
    readonly AutoReplies? autoReplies;
    readonly Courtesy courtesy;
    readonly Exclusion exclusion;
    readonly HashSet<string> sellers;
    readonly HashSet<string> assisted;
    readonly bool anyBotStops;
    readonly bool wantsNext;
    readonly Func<Conversation, Conversation> recast;

    /// <param name="profile">How waits are counted.</param>
    /// <param name="shop">The shop's own settings: zone, days, hours, courtesies, who is who.</param>
    public ProfileClock(MetricProfile profile, Profile shop)
    {
        (Profile, settings, Days) = (profile, profile.Settings, LocalDays.Of(shop));
        hours = settings.ShopHours ? WorkingHours.Of(shop) : WorkingHours.Of(settings.Hours, shop.TimeZone);
        autoReplies = AutoReplies.Of(shop);
        courtesy = Courtesy.Of(shop);
        exclusion = new(shop);
        sellers = settings.ExcludeSellers ? [.. shop.Participants.Sellers] : [];
        assisted = settings.Stop.Contains(WaitStop.AssistedBot) ? [.. shop.Participants.AssistedBots] : [];
        anyBotStops = settings.Stop.Contains(WaitStop.Bot);
        LimitMs = Ms(settings.Within ?? shop.Latency.Slow);
        wantsNext = profile.Figures.Any(name => name.StartsWith("next_", StringComparison.Ordinal));
        recast = Recast;
    }

    public MetricProfile Profile { get; }

    /// <summary>What a conversation's waits are judged by: the profile's limit, or the shop's <c>latency.slow</c> where it knows none.</summary>
    public long LimitMs { get; }

    internal LocalDays Days { get; }

    /// <summary>Why a conversation is left out whole; null where it counts.</summary>
    internal string? Excluded(ClockedConversation conversation) =>
        exclusion.Of(conversation.Whole, conversation.Counts)
        ?? (sellers.Contains(conversation.Whole.CustomerId) ? "seller"
            : settings.ExcludeAgentStarted && conversation.Whole.Messages.FirstOrDefault(m => m.IsSpoken)?.Sender.Role is Role.Agent ? "agent_started"
            : null);

    /// <summary>Every question in order, with what became of it; of conversations by their first round, only that. Good until the next are read.</summary>
    internal List<CountedWait> Waits(ClockedConversation conversation)
    {
        var waits = conversation.Waits;
        waits.Clear();
        if (settings.Start is WaitStart.Each) ReadMessages(conversation, waits);
        else ReadRounds(conversation, waits);
        return waits;
    }

    /// <summary>Milliseconds between consecutive human messages, each with the later one's day; empty where the profile has no use for them.</summary>
    internal IEnumerable<(DateOnly Day, long Ms)> Gaps(ClockedConversation conversation) => wantsNext ? GapsIn(ViewOf(conversation).Messages) : [];

    IEnumerable<(DateOnly Day, long Ms)> GapsIn(IReadOnlyList<Message> messages)
    {
        DateTimeOffset? last = null;
        foreach (var message in messages)
        {
            if (!message.IsSpoken || message.Sender.Role is not Role.Agent || message.SentAt is not { } sent) continue;
            if (last is { } before) yield return (Days.DayOf(sent), Ms(sent - before));
            last = sent;
        }
    }

    ClockedConversation.View ViewOf(ClockedConversation conversation) => conversation.As(anyBotStops ? 1 : assisted.Count == 0 ? 0 : null, recast);

    /// <summary>Bots whose answers count stand among the agents, automatic replies among the bots.</summary>
    Conversation Recast(Conversation conversation)
    {
        conversation = autoReplies?.Recast(conversation) ?? conversation;
        if (!anyBotStops && assisted.Count == 0) return conversation;
        Message[]? recast = null;
        for (var i = 0; i < conversation.Messages.Count; i++)
        {
            var sender = conversation.Messages[i].Sender;
            if (sender.Role is not Role.Bot || (!anyBotStops && !assisted.Contains(sender.Id))) continue;
            recast ??= [.. conversation.Messages];
            recast[i] = recast[i] with { Sender = sender with { Role = Role.Agent } };
        }
        return recast is null ? conversation : new(conversation.Id, conversation.CustomerId, conversation.Channel, recast);
    }

    void ReadMessages(ClockedConversation conversation, List<CountedWait> waits)
    {
        var messages = ViewOf(conversation).Messages;
        var next = 0;
        for (var i = 0; i < messages.Count; i++)
        {
            var question = messages[i];
            if (question.Sender.Role is not Role.Customer || !question.IsSpoken) continue;
            if (!settings.CourtesiesAsk && courtesy.IsCourtesy(question)) continue;
            // The answer to one message is also that to the next, unless it lies before it.
            next = Math.Max(next, i + 1);
            while (next < messages.Count && !(messages[next].Sender.Role is Role.Agent && messages[next].IsSpoken)) next++;
            waits.Add(Judge(conversation, new(question.SentAt), next < messages.Count ? messages[next] : null));
            if (settings.Unit is CountedUnit.Conversations) return;
        }
    }

    void ReadRounds(ClockedConversation conversation, List<CountedWait> waits)
    {
        var view = ViewOf(conversation);
        var turns = view.Turns;
        var (isFirst, at) = (true, 0);
        for (var i = 0; i < turns.Count; i++)
        {
            var turn = turns[i];
            if (turn.Side is not Side.Customer || (!settings.CourtesiesAsk && !courtesy.Asks(turn))) continue;
            var answer = i + 1 < turns.Count ? turns[i + 1].First : null;
            var asked = settings.Start switch
            {
                WaitStart.Last => new(turn.Last.SentAt),
                WaitStart.FirstText => turn.Messages.FirstOrDefault(m => m.Kind is MessageKind.Text) is { } text ? new(text.SentAt) : (Asked?)null,
                WaitStart.Conversation => new(isFirst ? conversation.StartedAt : turn.First.SentAt),
                WaitStart.Handover => Handover(view.Messages, turn.First, answer, ref at),
                _ => new(turn.First.SentAt),
            };
            isFirst = false;
            if (asked is not { } from) continue;
            waits.Add(Judge(conversation, from, answer));
            if (settings.Unit is CountedUnit.Conversations) return;
        }
    }

    /// <summary>From the first transfer notice after the question; from the question where no bot was between; to nobody where only a bot served.</summary>
    static Asked Handover(IReadOnlyList<Message> messages, Message question, Message? answer, ref int at)
    {
        // Turns come in order, so that each is looked for behind the last.
        while (!ReferenceEquals(messages[at], question)) at++;
        var served = false;
        for (var i = at + 1; i < messages.Count && !ReferenceEquals(messages[i], answer); i++)
        {
            if (messages[i].Kind is MessageKind.Transfer) return new(messages[i].SentAt ?? question.SentAt);
            served |= messages[i].Sender.Role is Role.Bot && !messages[i].IsPlaceholder;
        }
        return new(question.SentAt, OnlyBot: served && answer is null);
    }

    CountedWait Judge(ClockedConversation conversation, Asked asked, Message? answer)
    {
        var shop = conversation.Whole.Id.Shop;
        if (asked.At is not { } from) return new(default, null, "undated");
        var day = Days.DayOf(from);
        if (asked.OnlyBot) return new(day, null, "bot_only");
        if (hours?.Drops(shop, from, conversation.StartedAt) is true) return new(day, null, "out_of_hours");
        if (answer is null) return new(day, null, settings.Unanswered is UnansweredRounds.Miss ? null : "unanswered");
        if (answer.SentAt is not { } until) return new(day, null, "undated");
        if (settings.ExcludeZeroSeconds && until - from < TimeSpan.FromSeconds(1)) return new(day, null, "zero_seconds");
        var answeredOn = Days.DayOf(until);
        if (settings.ExcludeCrossDay && answeredOn != day) return new(day, null, "cross_day");
        var wait = hours is { Outside: OutsideHours.Wait } ? hours.Between(shop, from, until) : Ms(until - from);
        if (settings.Cap is { } cap) wait = Math.Min(wait, Ms(cap));
        return new(settings.DatedBy is DatedBy.Answer ? answeredOn : day, wait, null);
    }

    static long Ms(TimeSpan wait) => wait.Ticks / TimeSpan.TicksPerMillisecond;

    readonly record struct Asked(DateTimeOffset? At, bool OnlyBot = false);
}

/// <summary>One question as a profile counts it: how long it waited (null where it was not answered), or why it is left out.</summary>
readonly record struct CountedWait(DateOnly Day, long? Ms, string? Dropped);
