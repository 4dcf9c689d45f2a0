using QA.Analysis.Metrics;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Ingest.Text;

namespace QA.Analysis.Phrases;

/// <summary>Reads the questions of a conversation with their answers.</summary>
sealed class QuestionReader(Profile profile)
{
    /// <summary>Who greets and answers in one longer message has answered with it.</summary>
    const int LongestGreeting = 30;

    readonly Courtesy courtesy = Courtesy.Of(profile);
    readonly AutoReplies? autoReplies = AutoReplies.Of(profile);

    // Customers ask and agents answer in the same words day after day.
    readonly TextMemory<Wording?> wordings = new(shelves: 1 << 12);
    readonly TextMemory<string> shapes = new(shelves: 1 << 12);

    public void Read(Conversation given, ScoredConversation scored, List<AskedQuestion> found)
    {
        var conversation = autoReplies?.Recast(given) ?? given;
        var turns = conversation.Turns();
        List<(Message Message, Wording Wording, int Turn)>? asked = null;
        for (var t = 0; t < turns.Count; t++)
        {
            if (turns[t].Side is not Side.Customer) continue;
            foreach (var message in turns[t].Messages)
                if (message.Kind is MessageKind.Text && WordingOf(message.Text) is { } wording)
                    (asked ??= []).Add((message, wording, t));
        }
        if (asked is null) return;

        for (var i = 0; i < asked.Count; i++)
        {
            var (message, wording, t) = asked[i];
            var answer = t + 1 < turns.Count ? turns[t + 1] : null;
            var (again, further) = (false, false);
            for (var later = i + 1; later < asked.Count; later++)
            {
                if (asked[later].Turn == t) continue;
                further = true;
                again |= wording.Likeness(asked[later].Wording) >= Clusters.Alike;
            }
            var outcome = scored.Outcome;
            var said = answer is null ? null : Said(answer, scored).Text;
            found.Add(new(
                conversation.Id, conversation.CustomerId, scored.Facts.Week, message.Id, message.Text, wording,
                answer?.First.Sender.Id, said, said is null ? null : ShapeOf(said),
                answer?.First.SentAt - turns[t].First.SentAt is { } wait ? (long)wait.TotalMilliseconds : null,
                MetByAuto(conversation.Messages, message, answer?.First), again, further,
                outcome.Inquiry == true && outcome.WindowCovered ? outcome.Ordered : null, scored.Sheet.ScoreCents));
        }
    }

    Wording? WordingOf(string text)
    {
        if (!wordings.TryGet(text, out var wording)) wordings.Set(text, wording = PhraseWords.BuiltIn.Read(text, courtesy));
        return wording;
    }

    string ShapeOf(string answer)
    {
        if (!shapes.TryGet(answer, out var shape)) shapes.Set(answer, shape = PhraseMiner.Shape(answer));
        return shape;
    }

    /// <summary>The message that says most of an answering turn; a greeting only where there is nothing else.</summary>
    static Message Said(Turn answer, ScoredConversation scored)
    {
        Message? best = null;
        foreach (var message in answer.Messages)
        {
            if (IsGreeting(message, scored) || message.Kind is not MessageKind.Text) continue;
            if (best is null || message.Text.Length > best.Text.Length) best = message;
        }
        return best ?? answer.First;
    }

    static bool IsGreeting(Message message, ScoredConversation scored)
    {
        foreach (var component in scored.Facts.Greeting.Components)
            if (component.MessageId == message.Id && message.Text.Length <= LongestGreeting) return true;
        return false;
    }

    static bool MetByAuto(IReadOnlyList<Message> messages, Message question, Message? answer)
    {
        var since = false;
        foreach (var message in messages)
        {
            if (ReferenceEquals(message, question)) since = true;
            else if (ReferenceEquals(message, answer)) break;
            else if (since && message.Sender.Role is Role.Bot && !message.IsPlaceholder) return true;
        }
        return false;
    }
}
