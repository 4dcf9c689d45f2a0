using QA.Analysis.Facts;
using QA.Analysis.Flow;
using QA.Ingest.Conversations;

namespace QA.Analysis.Conversion;

/// <summary>Reads a conversation's <see cref="Contact"/>. Pure; safe to share between threads.</summary>
public static class ContactReader
{
    static readonly Wordings Reminder = Read();

    /// <summary>Null where no message has a time, or where nobody knows whose conversation it is: such a one takes part in no joining.</summary>
    /// <param name="withReminders">Whether the customer has orders that could be reminded of: only then are agents' words read.</param>
    public static Contact? Of(Conversation conversation, ConversationFacts facts, bool withReminders)
    {
        if (facts.StartedAt is not { } started || facts.CustomerId.Length == 0) return null;
        var messages = conversation.Messages;
        List<Answer>? answers = null, reminders = null;
        List<Stretch>? stretches = null;
        var (from, until) = (started, started);
        DateTimeOffset? asked = null;
        string? speaking = null;
        for (var i = 0; i < messages.Count; i++)
        {
            var message = messages[i];
            if (message.SentAt is not { } sent) continue;
            if (sent - until >= Sensitivity.LeastGap)
            {
                (stretches ??= []).Add(new(from, until, asked));
                (from, asked) = (sent, null);
            }
            until = sent;
            if (!message.IsSpoken) continue;
            if (message.Sender.Role is Role.Customer)
            {
                asked ??= sent;
                continue;
            }
            if (sent >= facts.FirstAskedAt && speaking != message.Sender.Id)
            {
                speaking = message.Sender.Id;
                (answers ??= []).Add(new(speaking, sent));
            }
            if (withReminders && Reminds(message)) (reminders ??= []).Add(new(message.Sender.Id, sent));
        }
        (stretches ??= []).Add(new(from, until, asked));
        return new()
        {
            Id = facts.Id,
            CustomerId = facts.CustomerId,
            Week = facts.Week,
            StartedAt = started,
            AskedAt = facts.FirstAskedAt,
            AgentId = facts.AgentId,
            Counts = facts.Excluded is null,
            Answers = answers ?? [],
            Rounds = [.. facts.Responses.Select(response => new Answer(response.AgentId, response.AnsweredAt))],
            Reminders = reminders ?? [],
            Stretches = stretches,
        };
    }

    static bool Reminds(Message message) => Reminder.Holds(message.Text, 0);

    static Wordings Read()
    {
        using var reader = new StreamReader(typeof(ContactReader).Assembly.GetManifestResourceStream("QA.Analysis.Conversion.reminders.yaml")!);
        return Wordings.Load("Conversion/reminders.yaml", reader.ReadToEnd());
    }
}
