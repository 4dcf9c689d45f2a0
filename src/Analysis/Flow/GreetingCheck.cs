using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Flow;

/// <summary>开场白合规: whether the first human turn greets, says who is speaking and offers help.</summary>
public static class GreetingCheck
{
    static readonly Wordings Wordings = Wordings.BuiltIn("greeting.yaml");

    /// <summary>What a profile may require: salutation, identity, offer (of help, or thanks for the inquiry).</summary>
    public static IReadOnlyList<string> Components => Wordings.Names;

    /// <summary>
    /// The verdict on the first human turn, by whichever agent: pass with all required components, partial with some,
    /// fail with none; auto where a bot greeted and no human component was seen; not applicable where no human wrote.
    /// </summary>
    /// <exception cref="ArgumentException">The profile requires a component that does not exist.</exception>
    public static Compliance Of(Conversation conversation, IReadOnlyList<Turn> turns, Profile profile)
    {
        var required = profile.Greeting.Required;
        if (required.Count == 0 || turns.FirstOrDefault(turn => turn.Side is Side.Agents) is not { } first) return Compliance.NotApplicable;

        var components = Wordings.Judge(first.Messages, required);
        var verdict = Verdicts.Of(components);
        if (verdict is ComplianceVerdict.Fail && BotGreeted(conversation, first.Last)) verdict = ComplianceVerdict.Auto;
        return new(verdict, components);
    }

    static bool BotGreeted(Conversation conversation, Message until)
    {
        foreach (var message in conversation.Messages)
        {
            if (ReferenceEquals(message, until)) return false;
            if (message.Sender.Role is not Role.Bot || message.IsPlaceholder) continue;
            if (Wordings.HoldsAny(message.Text)) return true;
        }
        return false;
    }
}
