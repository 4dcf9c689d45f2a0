using System.Globalization;
using QA.Ingest.Conversations;
using QA.Ingest.Search;
using QA.Ingest.Store;

namespace QA.Cli;

/// <summary>Says what a search found: as JSON, or as lines by conversation with what stands around each hit.</summary>
/// <param name="around">Messages before and after each hit.</param>
sealed class SearchPrinter(Session session, Workspace workspace, QueryNode query, int around)
{
    readonly Dictionary<ConversationId, Conversation?> read = [];

    public void AsJson(string text, SearchPage page) => session.Answer(new
    {
        Query = text,
        Reading = Reading.Of(query, session.Lang),
        page.Total,
        page.Conversations,
        Hits = page.Hits.Select(hit => new
        {
            ConversationId = hit.Conversation.Value,
            hit.MessageId,
            SentAt = Utc(hit.SentAt),
            Role = RoleOf(hit.Sender),
            SenderId = hit.Sender.Id,
            hit.Conversation.Shop,
            hit.Text,
            Spans = hit.Spans.Select(s => new[] { s.Start, s.Length }),
            Before = Around(hit, -around),
            After = Around(hit, around),
        }),
        Next = page.Next?.ToString(),
        Facets = page.Facets.ToDictionary(
            f => f.Key.ToString().ToLowerInvariant(),
            f => f.Value.Select(c => new { c.Value, c.Count })),
    });

    public void AsText(SearchPage page, bool withFacets)
    {
        session.Remark(Reading.Of(query, session.Lang));
        var marked = !Console.IsOutputRedirected;
        foreach (var group in page.Hits.GroupBy(h => h.Conversation))
        {
            session.Out.WriteLine(group.Key);
            if (around == 0 || Find(group.Key) is not { } conversation)
                foreach (var hit in group) Line("  ", hit.SentAt, hit.Sender, marked ? Marked(hit) : hit.Text);
            else
                Lines(conversation, group.ToDictionary(hit => hit.MessageId, StringComparer.Ordinal), marked);
        }
        session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{page.Total:N0} messages in {page.Conversations:N0} conversations"));
        if (withFacets)
            foreach (var (field, counts) in page.Facets)
                foreach (var count in counts)
                    session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{field.ToString().ToLowerInvariant(),-8} {count.Count,9:N0}  {count.Value}"));
        if (page.Next is not null) session.Remark($"more with --after {page.Next}");
    }

    /// <summary>The hits of one conversation in its own order, each with its neighbours; a line of dots where some are left out.</summary>
    void Lines(Conversation conversation, Dictionary<string, SearchHit> hits, bool marked)
    {
        var last = -1;
        for (var i = 0; i < conversation.Messages.Count; i++)
        {
            var near = false;
            for (var other = Math.Max(0, i - around); other <= Math.Min(conversation.Messages.Count - 1, i + around) && !near; other++)
                near = hits.ContainsKey(conversation.Messages[other].Id);
            if (!near) continue;
            if (last >= 0 && i > last + 1) session.Out.WriteLine("    …");
            last = i;
            var message = conversation.Messages[i];
            var hit = hits.GetValueOrDefault(message.Id);
            Line(hit is null ? "    " : "  > ", message.SentAt, message.Sender, hit is not null && marked ? Marked(hit) : message.Text);
        }
    }

    void Line(string before, DateTimeOffset? sentAt, Participant sender, string text)
    {
        var time = sentAt is { } sent
            ? TimeZoneInfo.ConvertTime(sent, session.Profile.TimeZone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
            : "no time            ";
        session.Out.WriteLine($"{before}{time}  {RoleOf(sender),-8} {sender.Id}  {text.ReplaceLineEndings(" ")}");
    }

    /// <summary>So many messages before a hit, or behind it where the number is positive; null where none are asked for.</summary>
    object? Around(SearchHit hit, int count)
    {
        if (count == 0 || Find(hit.Conversation) is not { } conversation) return null;
        var at = 0;
        while (at < conversation.Messages.Count && conversation.Messages[at].Id != hit.MessageId) at++;
        var (from, until) = count < 0 ? (Math.Max(0, at + count), at) : (at + 1, Math.Min(conversation.Messages.Count, at + 1 + count));
        return conversation.Messages.Take(until).Skip(from).Select(message => new
        {
            MessageId = message.Id,
            SentAt = Utc(message.SentAt),
            Role = RoleOf(message.Sender),
            SenderId = message.Sender.Id,
            message.Text,
        });
    }

    Conversation? Find(ConversationId id)
    {
        if (!read.TryGetValue(id, out var conversation)) read[id] = conversation = workspace.Reading.Find(id);
        return conversation;
    }

    static string RoleOf(Participant sender) => sender.Role.ToString().ToLowerInvariant();

    static string? Utc(DateTimeOffset? moment) => moment?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The terminal's reverse video where the query matched.</summary>
    static string Marked(SearchHit hit)
    {
        var text = hit.Text;
        foreach (var span in hit.Spans.Reverse())
            text = $"{text[..span.Start]}\e[7m{text.Substring(span.Start, span.Length)}\e[27m{text[(span.Start + span.Length)..]}";
        return text;
    }
}
