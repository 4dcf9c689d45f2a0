namespace QA.Ingest.Conversations;

/// <summary>话轮: consecutive messages of one side, with none of the other side between.</summary>
/// <remarks>
/// The sides are the customer and the human agents, all of them one side. Bot, auto and system messages and
/// placeholders belong to no turn, never break one and never stop the clock.
/// </remarks>
public sealed record Turn(Side Side, IReadOnlyList<Message> Messages)
{
    public Message First => Messages[0];
    public Message Last => Messages[^1];

    public static IReadOnlyList<Turn> Split(IReadOnlyList<Message> messages)
    {
        var turns = new List<Turn>();
        var open = new List<Message>();
        for (var i = 0; i < messages.Count; i++)
        {
            var message = messages[i];
            if (!message.IsSpoken) continue;
            if (open.Count > 0 && open[0].Sender.Role != message.Sender.Role)
            {
                turns.Add(Close(open));
                open = [];
            }
            open.Add(message);
        }
        if (open.Count > 0) turns.Add(Close(open));
        return turns;

        static Turn Close(List<Message> spoken) =>
            new(spoken[0].Sender.Role is Role.Customer ? Side.Customer : Side.Agents, spoken);
    }
}

/// <summary>Who holds a turn: the customer, or the human agents together.</summary>
public enum Side { Customer, Agents }
