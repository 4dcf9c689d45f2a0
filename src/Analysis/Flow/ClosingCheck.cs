using System.Runtime.CompilerServices;
using QA.Analysis.Metrics;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Flow;

/// <summary>结束语合规: whether the last human turn of a conversation that ended asks for more, thanks and wishes well.</summary>
public static class ClosingCheck
{
    static readonly Wordings Wordings = Wordings.BuiltIn("closing.yaml");
    static readonly Wordings Handover = Wordings.BuiltIn("handover.yaml");

    /// <summary>The place of further_help among the components.</summary>
    const int FurtherHelp = 0;

    /// <summary>A profile's own courtesies are compiled once for all its conversations.</summary>
    static readonly ConditionalWeakTable<Profile, Courtesy> Courtesies = [];

    /// <summary>What a profile may require: further_help, thanks, wish (or an invitation to come back).</summary>
    public static IReadOnlyList<string> Components => Wordings.Names;

    /// <summary>
    /// The verdict on the last human turn: pass, partial or fail by its components; missed where the customer's last
    /// turn asked for something and went unanswered; not applicable where no human ever answered, where a transfer
    /// was the end of it, or where the last message is too young for the conversation to be over.
    /// </summary>
    /// <param name="conversation">Its messages in order.</param>
    /// <param name="turns">Its turns.</param>
    /// <param name="profile">Requires components and says how long a silence ends a conversation.</param>
    /// <param name="horizon">The last <c>sent_at</c> of the shop in the input; null where none is known.</param>
    /// <exception cref="ArgumentException">The profile requires a component that does not exist.</exception>
    public static Compliance Of(Conversation conversation, IReadOnlyList<Turn> turns, Profile profile, DateTimeOffset? horizon)
    {
        var required = profile.Closing.Required;
        if (required.Count == 0 || LastHuman(turns) is not { } last || !WasAnswered(turns)) return Compliance.NotApplicable;

        var courtesy = Courtesies.GetValue(profile, Courtesy.Of);
        var hanging = turns[^1].Side is Side.Customer && courtesy.Asks(turns[^1]) ? turns[^1] : null;
        // "No" to "anything else?" leaves nothing open.
        if (hanging is not null && !courtesy.AsksAfterOffer(hanging) && Wordings.First(last.Messages, FurtherHelp) is not null) hanging = null;
        if (EndedInTransfer(conversation, last, hanging)) return Compliance.NotApplicable;
        if (horizon is { } now && conversation.EndedAt() is { } ended && now - ended < profile.Conversation.Gap) return Compliance.NotApplicable;
        if (hanging is not null) return new(ComplianceVerdict.Missed, [.. required.Select(Component.Unseen)]);

        var components = Wordings.Judge(last.Messages, required);
        return new(Verdicts.Of(components), components);
    }

    static Turn? LastHuman(IReadOnlyList<Turn> turns)
    {
        for (var i = turns.Count - 1; i >= 0; i--)
            if (turns[i].Side is Side.Agents) return turns[i];
        return null;
    }

    /// <summary>An agent who only wrote first, and never after the customer, answered nothing.</summary>
    static bool WasAnswered(IReadOnlyList<Turn> turns)
    {
        for (var i = 1; i < turns.Count; i++)
            if (turns[i].Side is Side.Agents) return true;
        return false;
    }

    /// <summary>
    /// A transfer that no human turn followed: who handed over had nothing to close. A customer who asked again after
    /// it was left without an answer, which is a missed closing.
    /// </summary>
    static bool EndedInTransfer(Conversation conversation, Turn lastHuman, Turn? hanging)
    {
        var askedAfter = false;
        for (var i = conversation.Messages.Count - 1; i >= 0; i--)
        {
            var message = conversation.Messages[i];
            if (ReferenceEquals(message, lastHuman.Last)) return false;
            if (IsTransfer(message)) return !askedAfter;
            askedAfter |= hanging is not null && message.IsSpoken && message.Sender.Role is Role.Customer;
        }
        return false;
    }

    /// <summary>Exports without a kind of their own for it tell of a transfer in a notice.</summary>
    static bool IsTransfer(Message message) =>
        message.Kind is MessageKind.Transfer || (message.Sender.Role is Role.System && Handover.HoldsAny(message.Text));
}
