using QA.Ingest.Conversations;

namespace QA.Ingest.Search.Segments;

/// <summary>What the live documents say of their conversations: the agents who wrote in each, and when it began.</summary>
/// <remarks>One pass over the columns, made when a filter or a facet first asks and kept as long as the index stays as it is.</remarks>
sealed class ConversationFacts
{
    /// <summary>No key is so large; and none of a moment.</summary>
    const long Never = long.MaxValue;

    /// <summary>An agent of each conversation as a place among <see cref="agents"/>, from 1; 0 where none wrote, negative where more than one did.</summary>
    readonly int[] agent;

    /// <summary>Keys of the agents as senders, and their places: a facet counts into an array.</summary>
    readonly List<int> agents = [0];
    readonly Dictionary<int, int> placeOf = [];

    /// <summary>Agents beyond the first.</summary>
    readonly Dictionary<int, List<int>> moreAgents = [];

    readonly long[] began, customerBegan;
    int[]? weeks;

    ConversationFacts(int conversations)
    {
        agent = new int[conversations + 1];
        began = new long[conversations + 1];
        customerBegan = new long[conversations + 1];
        Array.Fill(began, Never);
        Array.Fill(customerBegan, Never);
    }

    public static ConversationFacts Of(Snapshot snapshot)
    {
        var facts = new ConversationFacts(snapshot.LastConversation);
        foreach (var view in snapshot.Views) facts.Add(view);
        return facts;
    }

    /// <summary>A bit for each conversation in which the agent wrote.</summary>
    public ulong[] Of(int sender)
    {
        var set = new ulong[Bits.WordsFor(agent.Length)];
        if (!placeOf.TryGetValue(sender, out var place)) return set;
        for (var from = 0; ; from++)
        {
            var next = agent.AsSpan(from).IndexOfAny(place, -place);
            if (next < 0) break;
            from += next;
            set[from >> 6] |= 1UL << from;
        }
        foreach (var (conversation, others) in moreAgents)
            if (others.Contains(place)) set[conversation >> 6] |= 1UL << conversation;
        return set;
    }

    /// <summary>A bit for each conversation of the week.</summary>
    public ulong[] Of(Week week, WeekCalendar calendar)
    {
        var (places, wanted) = (Weeks(calendar), calendar.Find(week));
        var set = new ulong[Bits.WordsFor(places.Length)];
        for (var conversation = 0; conversation < places.Length; conversation++)
            if (places[conversation] == wanted) set[conversation >> 6] |= 1UL << conversation;
        return set;
    }

    /// <summary>Hits of each agent, by key of the sender, from those of conversations: a message counts for every agent of its conversation.</summary>
    public IEnumerable<(int Sender, long Count)> CountAgents(int[] hits)
    {
        var counts = new long[agents.Count];
        for (var conversation = 0; conversation < hits.Length; conversation++)
        {
            var first = agent[conversation];
            counts[Math.Abs(first)] += hits[conversation];
            if (first >= 0 || hits[conversation] == 0) continue;
            foreach (var other in moreAgents[conversation]) counts[other] += hits[conversation];
        }
        for (var place = 1; place < counts.Length; place++)
            if (counts[place] > 0) yield return (agents[place], counts[place]);
    }

    /// <summary>Each conversation's week, as its place in the calendar: that of its first customer message, or of its first message where no customer wrote.</summary>
    public int[] Weeks(WeekCalendar calendar)
    {
        if (weeks is not null) return weeks;
        var places = new int[began.Length];
        for (var conversation = 0; conversation < places.Length; conversation++)
        {
            var key = customerBegan[conversation] != Never ? customerBegan[conversation] : began[conversation];
            places[conversation] = key == Never ? calendar.Undated : calendar.PlaceOf(SegmentKeys.Milliseconds(key));
        }
        return weeks = places;
    }

    void Add(SegmentView view)
    {
        var (keys, conversations, senders, traits) = (view.Segment.Keys, view.Segment.Conversations, view.Segment.Senders, view.Segment.Traits);
        for (var document = 0; document < keys.Length; document++)
        {
            if (!view.IsLive(document)) continue;
            var (conversation, trait) = (conversations[document], traits[document]);
            var role = Traits.RoleOf(trait);
            if (Traits.IsDated(trait))
            {
                var key = keys[document];
                if (key < began[conversation]) began[conversation] = key;
                if (role == Role.Customer && key < customerBegan[conversation]) customerBegan[conversation] = key;
            }
            if (role == Role.Agent) AddAgent(conversation, senders[document]);
        }
    }

    void AddAgent(int conversation, int sender)
    {
        if (agents[Math.Abs(agent[conversation])] == sender) return;
        if (!placeOf.TryGetValue(sender, out var place))
        {
            placeOf.Add(sender, place = agents.Count);
            agents.Add(sender);
        }
        if (agent[conversation] == 0)
        {
            agent[conversation] = place;
            return;
        }
        agent[conversation] = -Math.Abs(agent[conversation]);
        if (!moreAgents.TryGetValue(conversation, out var others)) moreAgents.Add(conversation, others = []);
        if (!others.Contains(place)) others.Add(place);
    }
}
