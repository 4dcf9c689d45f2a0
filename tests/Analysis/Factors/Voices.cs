using QA.Analysis.Factors;
using QA.Analysis.Rules;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Factors;

/// <summary>Satisfaction as the product reads it from a chat: with its own rule packs.</summary>
static class Voices
{
    static readonly RuleEngine Engine = new(RuleBook.BuiltIn());
    static readonly VoiceReader Reader = new(ProfileFile.Default);

    public static Satisfaction Of(string lines, bool ordered = false) => Of(Chat.Of(lines), ordered);

    public static Satisfaction Of(Conversation chat, bool ordered = false)
    {
        List<Finding> findings = [], cues = [];
        Engine.Check(chat, findings, cues);
        return Reader.Read(chat, cues, ordered);
    }

    /// <summary>The index of a chat in which something was voiced.</summary>
    public static double Index(string lines) => Of(lines).IndexCents!.Value / 100.0;

    public static IEnumerable<string> Told(Satisfaction satisfaction) =>
        from voice in satisfaction.Voices select $"{(voice.IsPraise ? '+' : '-')}{voice.Factor} {voice.Kind}";
}
