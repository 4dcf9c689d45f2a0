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
        // One array for all turns, of which each is a part: conversations are many and turns short.
        var (spoken, count, changes) = (new Message[messages.Count], 0, 0);
        for (var i = 0; i < messages.Count; i++)
        {
            var message = messages[i];
            if (!message.IsSpoken) continue;
            if (count > 0 && spoken[count - 1].Sender.Role != message.Sender.Role) changes++;
            spoken[count++] = message;
        }
        if (count == 0) return [];
        var (turns, first) = (new Turn[changes + 1], 0);
        for (int i = 1, turn = 0; i <= count; i++)
        {
            if (i < count && spoken[i].Sender.Role == spoken[first].Sender.Role) continue;
            turns[turn++] = new(spoken[first].Sender.Role is Role.Customer ? Side.Customer : Side.Agents, new ArraySegment<Message>(spoken, first, i - first));
            first = i;
        }
        return turns;
    }
}

/// <summary>Who holds a turn: the customer, or the human agents together.</summary>
public enum Side { Customer, Agents }
