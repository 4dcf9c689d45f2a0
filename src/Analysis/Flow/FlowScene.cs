using QA.Analysis.Metrics;
using QA.Analysis.Rules.Acts;
using QA.Analysis.Rules.Matching;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Ingest.Text;

namespace QA.Analysis.Flow;

/// <summary>One conversation while its flow is read: messages, turns, waits and acts.</summary>
internal sealed class FlowScene
{
    readonly int lastAgent = -1;
    bool? english;

    public FlowScene(
        Conversation conversation, ResponseRounds rounds, Compliance greeting, Compliance closing, Profile profile,
        ActTrail trail, IReadOnlyList<PromiseMade> promises)
    {
        (Messages, Rounds, Greeting, Closing, Profile, Trail, Promises) =
            (conversation.Messages, rounds, greeting, closing, profile, trail, promises);
        for (var i = Messages.Count - 1; i >= 0 && lastAgent < 0; i--)
            if (IsAgent(i)) lastAgent = i;
    }

    public IReadOnlyList<Message> Messages { get; }
    public ResponseRounds Rounds { get; }
    public Compliance Greeting { get; }
    public Compliance Closing { get; }
    public Profile Profile { get; }
    public ActTrail Trail { get; }
    public IReadOnlyList<PromiseMade> Promises { get; }

    public bool HasHuman => lastAgent >= 0;

    /// <summary>Written without Han characters: the etiquette of cross-border trade applies.</summary>
    public bool IsEnglish => english ??= !AnyHan();

    public bool IsAgent(int i) => Messages[i].Sender.Role is Role.Agent && Messages[i].IsSpoken;

    public bool IsCustomer(int i) => Messages[i].Sender.Role is Role.Customer && Messages[i].IsSpoken;

    /// <summary>Whether a human agent wrote at this message or after it.</summary>
    public bool AgentSpokeSince(int message) => lastAgent >= message;

    /// <summary>The last message of so many agent turns, counted from a message on.</summary>
    public int EndOfTurns(int from, int turns)
    {
        if (turns >= Messages.Count) return Messages.Count - 1;
        var (count, inAgents) = (0, false);
        for (var i = from; i < Messages.Count; i++)
        {
            if (!Messages[i].IsSpoken) continue;
            if (IsAgent(i) && !inAgents && ++count > turns) return i - 1;
            inAgents = IsAgent(i);
        }
        return Messages.Count - 1;
    }

    /// <summary>The act in this message, or null.</summary>
    public ActHit? In(int message, int act) => Trail.In(message, act);

    public int IndexOf(string messageId)
    {
        for (var i = 0; i < Messages.Count; i++)
            if (Messages[i].Id == messageId) return i;
        return -1;
    }

    bool AnyHan()
    {
        var (han, all) = (0, 0);
        foreach (var message in Messages)
        {
            if (!message.IsSpoken || message.Kind is not MessageKind.Text) continue;
            all++;
            foreach (var c in message.Text)
                if (Script.IsHan(c))
                {
                    han++;
                    break;
                }
        }
        // A name or an order note in Han characters does not make an English chat Chinese.
        return all == 0 || 4 * han > all;
    }
}
