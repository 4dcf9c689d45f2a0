using QA.Ingest.Conversations;

namespace QA.Analysis.Metrics;

/// <summary>How many messages each side sent. Notices (transfers, recalls) are the system's, whoever caused them; an empty text was sent and counts.</summary>
public readonly record struct MessageCounts(int Customer, int Agents, int Bots)
{
    public static MessageCounts Of(IReadOnlyList<Message> messages)
    {
        var (customer, agents, bots) = (0, 0, 0);
        for (var i = 0; i < messages.Count; i++)
        {
            if (!IsSent(messages[i])) continue;
            switch (messages[i].Sender.Role)
            {
                case Role.Customer: customer++; break;
                case Role.Agent: agents++; break;
                case Role.Bot: bots++; break;
            }
        }
        return new(customer, agents, bots);
    }

    /// <summary>Sent by its sender, not a notice about it.</summary>
    public static bool IsSent(Message message) => message.Kind is not (MessageKind.Transfer or MessageKind.Recall);
}
