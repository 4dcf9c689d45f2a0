using QA.Analysis.Rules.Matching;
using QA.Ingest.Conversations;

namespace QA.Analysis.Rules.Kinds;

/// <summary>A sequence ready to look at agents' messages; see <see cref="Sequence"/>.</summary>
internal sealed class SequenceCheck(
    bool isCustomerAnchor, ActWords? anchor, ActWords? skip, IReadOnlyList<ActWords> expected, ActWords? before, SequenceWindow window) : ISequelCheck
{
    /// <summary>Digits of an order number or a phone.</summary>
    const int LeastDigits = 8;

    /// <summary>Scans of this thread's conversation, by place: several sequences look at the same messages.</summary>
    [ThreadStatic]
    static ScanCache? cache;

    public IReadOnlyList<int> Triggers => isCustomerAnchor || anchor is null ? [] : anchor.Triggers;

    public bool AlwaysRuns => isCustomerAnchor || anchor is null || anchor.AlwaysRuns;

    public bool IsAbsent(Conversation conversation) => anchor?.IsAbsent(conversation) == true;

    public void Find(MessageScan scan, Lexicon lexicon, List<Stretch> found)
    {
        if (scan.Conversation is not { } conversation) return;
        var scans = (cache ??= new()).For(conversation, lexicon);
        if (Judge(conversation.Messages, scan.Index, scans) is { IsMet: false } verdict)
            found.Add(verdict.At is { Length: > 0 } at ? at : new(0, scan.Text.Length));
    }

    /// <summary>Whether the conversation holds anything to judge: for examples that say it does not.</summary>
    public bool Judges(Conversation conversation, Lexicon lexicon)
    {
        var scans = new ScanCache().For(conversation, lexicon);
        for (var i = 0; i < conversation.Messages.Count; i++)
            if (IsAgent(conversation.Messages[i]) && Judge(conversation.Messages, i, scans) is not null) return true;
        return false;
    }

    /// <summary>Null where nothing is anchored at this agent message.</summary>
    Verdict? Judge(IReadOnlyList<Message> messages, int here, ScanCache scans)
    {
        if (anchor is null) return IsLastTurn(messages, here) ? Met(messages, here, here, default, scans, 0) : null;
        if (!isCustomerAnchor)
        {
            if (scans.First(anchor, here) is not { } own || IsAnchoredBefore(messages, here, scans, Role.Agent) || Skips(here, scans)) return null;
            if (!window.Own && !IsFollowed(messages, here)) return null;
            return Met(messages, here, window.Own ? here : here + 1, own, scans, window.Turns);
        }
        var (first, last) = AnchorOfTurnBefore(messages, here, scans);
        if (first < 0 || IsAnchoredBefore(messages, first, scans, Role.Customer)) return null;
        return Met(messages, last, here, default, scans, window.Turns - 1);
    }

    /// <summary>Where the customer's turn right before this message holds the anchor; (−1, −1) where it does not, or the message answers none.</summary>
    (int First, int Last) AnchorOfTurnBefore(IReadOnlyList<Message> messages, int here, ScanCache scans)
    {
        var (first, last) = (-1, -1);
        for (var i = here - 1; i >= 0; i--)
        {
            if (!messages[i].IsSpoken) continue;
            if (IsAgent(messages[i])) break;
            if (scans.First(anchor!, i) is not null && !Skips(i, scans)) (first, last) = (i, last < 0 ? i : last);
        }
        return (first, last);
    }

    bool IsAnchoredBefore(IReadOnlyList<Message> messages, int here, ScanCache scans, Role role)
    {
        for (var i = 0; i < here; i++)
            if (messages[i].Sender.Role == role && messages[i].IsSpoken && scans.First(anchor!, i) is not null && !Skips(i, scans)) return true;
        return false;
    }

    bool Skips(int message, ScanCache scans) => skip is not null && scans.First(skip, message) is not null;

    /// <summary>The first message of the agents' last turn, with nothing of the customer behind it and a customer before.</summary>
    static bool IsLastTurn(IReadOnlyList<Message> messages, int here)
    {
        for (var i = here + 1; i < messages.Count; i++)
            if (messages[i].Kind is MessageKind.Transfer || messages[i].Sender.Role is Role.Customer && messages[i].IsSpoken) return false;
        for (var i = here - 1; i >= 0; i--)
            if (messages[i].IsSpoken) return messages[i].Sender.Role is Role.Customer;
        return false;
    }

    /// <summary>Whether an agent writes again; a transfer takes the matter away.</summary>
    static bool IsFollowed(IReadOnlyList<Message> messages, int here)
    {
        for (var i = here + 1; i < messages.Count; i++)
        {
            if (messages[i].Kind is MessageKind.Transfer) return false;
            if (IsAgent(messages[i])) return true;
        }
        return messages[^1].Sender.Role is Role.Customer;
    }

    /// <param name="anchored">The anchor's message.</param>
    /// <param name="from">The first message that may meet the expectation.</param>
    /// <param name="moreTurns">Agent turns after the one that <paramref name="from"/> stands in.</param>
    Verdict Met(IReadOnlyList<Message> messages, int anchored, int from, Stretch own, ScanCache scans, int moreTurns)
    {
        if (window.Number && HasNumber(messages)) return new(true, default);
        var seen = 0;
        var (turns, inAgents, met) = (0, false, 0);
        for (var i = from; i < messages.Count; i++)
        {
            var message = messages[i];
            if (!message.IsSpoken) continue;
            if (!IsAgent(message))
            {
                inAgents = false;
                continue;
            }
            if (!inAgents && seen > 0 && ++turns > moreTurns) break;
            (inAgents, seen) = (true, seen + 1);
            if (window.Time is { } limit && messages[anchored].SentAt is { } then && message.SentAt is { } now && now - then > limit) break;
            var blocked = before is null ? null : scans.First(before, i);
            for (var e = 0; e < expected.Count; e++)
            {
                if ((met & 1 << e) != 0 || scans.First(expected[e], i) is not { } at) continue;
                if (blocked is { } wall && wall.Start < at.Start) continue;
                met |= 1 << e;
            }
            if (met == (1 << expected.Count) - 1) return new(true, default);
            if (blocked is { } first) return new(false, i == from ? first : own);
        }
        return new(false, own);
    }

    static bool HasNumber(IReadOnlyList<Message> messages)
    {
        foreach (var message in messages)
        {
            if (message.Sender.Role is Role.Customer && message.Kind is MessageKind.Card) return true;
            if (!message.IsSpoken) continue;
            var run = 0;
            foreach (var c in message.Text)
            {
                run = char.IsAsciiDigit(c) ? run + 1 : 0;
                if (run == LeastDigits) return true;
            }
        }
        return false;
    }

    static bool IsAgent(Message message) => message.Sender.Role is Role.Agent && message.IsSpoken;

    readonly record struct Verdict(bool IsMet, Stretch At);

    sealed class ScanCache
    {
        readonly List<MessageScan> spare = [];
        readonly Dictionary<int, MessageScan> scans = [];
        readonly Func<int, MessageScan> at;
        Conversation? conversation;
        Lexicon? lexicon;

        public ScanCache() => at = At;

        public ScanCache For(Conversation wanted, Lexicon words)
        {
            if (ReferenceEquals(conversation, wanted) && ReferenceEquals(lexicon, words)) return this;
            (conversation, lexicon) = (wanted, words);
            spare.AddRange(scans.Values);
            scans.Clear();
            return this;
        }

        public Stretch? First(ActWords words, int place) =>
            conversation!.Messages[place].Kind is MessageKind.Text or MessageKind.Card ? words.First(conversation, place, at) : null;

        MessageScan At(int place)
        {
            if (scans.TryGetValue(place, out var known)) return known;
            var scan = spare.Count > 0 ? spare[^1] : new();
            if (spare.Count > 0) spare.RemoveAt(spare.Count - 1);
            lexicon!.Scan(conversation!.Messages[place].Text, scan);
            scans.Add(place, scan);
            return scan;
        }
    }
}
