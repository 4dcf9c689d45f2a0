using QA.Analysis.Factors;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;

namespace QA.Reports.Pages;

/// <summary>The words behind a week's factors: who said what, in the order of the tables.</summary>
public static class FactorVoices
{
    /// <summary>Quoted for each factor and side; the cues table has all of them.</summary>
    public const int Shown = 6;

    /// <summary>Words of praise or complaint on one factor: one hit a conversation, the heaviest.</summary>
    public static IReadOnlyList<Finding> Of(WeekReport report, Factor factor, bool isPraise)
    {
        var hits = new List<(Finding Cue, double Weight)>();
        foreach (var conversation in report.Conversations)
        {
            if (conversation.Facts.Excluded is not null) continue;
            Voice? heaviest = null;
            foreach (var voice in conversation.Satisfaction.Voices)
                if (voice.Factor == factor && voice.IsPraise == isPraise && voice.Kind is VoiceKind.Words && !(heaviest?.Weight >= voice.Weight)) heaviest = voice;
            if (heaviest is null) continue;
            if (conversation.Facts.Cues.FirstOrDefault(c => c.MessageId == heaviest.MessageId && c.RuleId == heaviest.Source) is { } cue) hits.Add((cue, heaviest.Weight));
        }
        // The strongest words first; of equals in the order of the tables, which a stable sort keeps.
        return [.. hits.OrderByDescending(h => h.Weight).Select(h => h.Cue)];
    }

    /// <summary>How many acts of a kind there were in the week.</summary>
    public static int CountOf(WeekReport report, VoiceKind kind) => report.Conversations
        .Where(c => c.Facts.Excluded is null).Sum(c => c.Satisfaction.Voices.Count(v => v.Kind == kind));

    /// <summary>Every conversation that the factors' page quotes.</summary>
    public static IEnumerable<ConversationId> Cited(WeekReport report) =>
        from factor in DocumentedFactors.All
        from isPraise in (bool[])[false, true]
        from cue in Of(report, factor, isPraise).Take(Shown)
        select cue.Conversation;
}
