using QA.Analysis.Metrics;
using QA.Ingest.Conversations;

namespace QA.Analysis.Facts;

/// <summary>Which human agents wrote in a conversation, and who of them wrote most.</summary>
/// <param name="Main">Null where no human wrote anything readable.</param>
/// <param name="Agents">In order of their first message.</param>
sealed record AgentRoster(string? Main, IReadOnlyList<string> Agents, IReadOnlyDictionary<string, int> ReadableMessages)
{
    static readonly AgentRoster Nobody = new(null, [], new Dictionary<string, int>());

    public static AgentRoster Of(IReadOnlyList<Message> messages)
    {
        List<(string Id, int Sent, int Readable)>? seats = null;
        for (var i = 0; i < messages.Count; i++)
        {
            var message = messages[i];
            if (message.Sender.Role is not Role.Agent || !MessageCounts.IsSent(message)) continue;
            seats ??= [];
            // A handful at most: a search through the list is faster than a dictionary here.
            var seat = 0;
            while (seat < seats.Count && seats[seat].Id != message.Sender.Id) seat++;
            if (seat == seats.Count) seats.Add((message.Sender.Id, 0, 0));
            var (id, sent, readable) = seats[seat];
            seats[seat] = (id, sent + 1, message.IsSpoken ? readable + 1 : readable);
        }
        if (seats is null) return Nobody;

        var agents = new string[seats.Count];
        var counts = new Dictionary<string, int>(seats.Count, StringComparer.Ordinal);
        var most = 0;
        for (var i = 0; i < agents.Length; i++)
        {
            var (id, sent, readable) = seats[i];
            agents[i] = id;
            if (readable > 0) counts[id] = readable;
            if (sent > seats[most].Sent) most = i;
        }
        return new(counts.Count == 0 ? null : agents[most], agents, counts);
    }
}
