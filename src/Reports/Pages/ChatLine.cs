using QA.Analysis.Facts;
using QA.Analysis.Metrics;
using QA.Ingest.Conversations;

namespace QA.Reports.Pages;

/// <summary>One message as the page shows it: what went before it, who speaks, and what was found in it.</summary>
/// <param name="NewDay">Set where the local day changes.</param>
/// <param name="Answer">The response that this message gave, and so the wait before it; null where it ended none.</param>
/// <param name="ShowsSpeaker">False where the same person goes on.</param>
/// <param name="Hits">Findings in order, each with its number on the page.</param>
public sealed record ChatLine(Message Message, DateOnly? NewDay, Response? Answer, bool ShowsSpeaker, IReadOnlyList<(int Number, Finding Finding)> Hits)
{
    public static IReadOnlyList<ChatLine> Of(PageContext page, Conversation conversation, ConversationFacts facts)
    {
        var answers = facts.Responses.GroupBy(r => r.AnswerMessageId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var hits = facts.Findings.GroupBy(f => f.MessageId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.OrderBy(f => f.Start).ToList(), StringComparer.Ordinal);
        var lines = new List<ChatLine>();
        DateOnly? day = null;
        Participant? speaker = null;
        var number = 0;
        foreach (var message in conversation.Messages)
        {
            DateOnly? today = message.SentAt is { } sent ? DateOnly.FromDateTime(page.Local(sent).DateTime) : null;
            var newDay = today is not null && today != day ? today : null;
            day = today ?? day;
            var answer = answers.GetValueOrDefault(message.Id);
            var goesOn = newDay is null && answer is null && speaker is { } last && last.Id == message.Sender.Id && last.Role == message.Sender.Role;
            var found = (hits.GetValueOrDefault(message.Id) ?? []).Select(f => (++number, f)).ToList();
            lines.Add(new(message, newDay, answer, !goesOn, found));
            speaker = message.Sender.Role is Role.System || message.IsPlaceholder ? null : message.Sender;
        }
        return lines;
    }

    /// <summary>① to ⑳, then (21).</summary>
    public static string Mark(int number) => number <= 20 ? ((char)('①' + number - 1)).ToString() : $"({number})";
}
