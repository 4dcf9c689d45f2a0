using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Ingest.Text;

namespace QA.Analysis.Metrics;

/// <summary>自动回复: what the platform sends in an agent's name is a bot's, wherever a profile lists its text.</summary>
/// <remarks>An export that tells roles apart needs no list; nothing is guessed here from the speed of an answer.</remarks>
public sealed class AutoReplies
{
    /// <summary>The reason of messages that the profile lists.</summary>
    const string Listed = "text";

    readonly HashSet<string> texts;

    AutoReplies(IEnumerable<string> texts) => this.texts = [.. texts.Select(text => Fold.Of(text).Trim())];

    /// <summary>Null where none are known.</summary>
    public static AutoReplies? Of(Profile profile) => profile.Latency.AutoReplies.Count == 0 ? null : new(profile.Latency.AutoReplies);

    /// <summary>The conversation with its automatic messages as a bot's; the same one where there are none.</summary>
    public Conversation Recast(Conversation conversation)
    {
        Message[]? recast = null;
        for (var i = 0; i < conversation.Messages.Count; i++)
        {
            var message = conversation.Messages[i];
            if (message.Sender.Role is not Role.Agent || message.Kind is not MessageKind.Text || !texts.Contains(Fold.Of(message.Text).Trim())) continue;
            recast ??= [.. conversation.Messages];
            recast[i] = message with { Sender = message.Sender with { Role = Role.Bot }, RoleReason = Listed };
        }
        return recast is null ? conversation : new(conversation.Id, conversation.CustomerId, conversation.Channel, recast);
    }
}
