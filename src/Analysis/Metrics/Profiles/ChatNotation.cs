using System.Globalization;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Metrics.Profiles;

/// <summary>Conversations as people write them into an example: one message a line, time, who, text.</summary>
/// <remarks>
/// <c>09:00:00 customer 在吗?</c> Who: <c>customer</c>, <c>bot</c>, <c>system</c>, else an agent's id. Times are of
/// 2026-11-09, a Monday, in the zone given; a full <c>2026-11-10T09:00:00</c> is of another day, <c>-</c> is unknown.
/// <c>[image]</c>, <c>[recall]</c>, <c>[transfer]</c> … before the text sets the kind. Messages are m1, m2, …
/// </remarks>
public static class ChatNotation
{
    const string Day = "2026-11-09T";
    static readonly string[] TimeForms = ["yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.fff"];

    /// <summary>False with a sentence that names the line where a line is no message.</summary>
    public static bool TryRead(string lines, LocalDays days, ConversationId id, string customer, out Conversation conversation, out string problem)
    {
        var messages = new List<Message>();
        (conversation, problem) = (null!, "");
        var number = 0;
        foreach (var line in lines.Split('\n'))
        {
            number++;
            var parts = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (parts.Length == 0) continue;
            if (parts.Length < 2 || !TryTime(parts[0], days, out var sent))
            {
                problem = string.Create(CultureInfo.InvariantCulture, $"line {number} of this chat is no message: write a time, who and a text, such as 09:00:00 customer 在吗");
                return false;
            }
            var role = parts[1] switch
            {
                "customer" => Role.Customer,
                "bot" => Role.Bot,
                "system" => Role.System,
                _ => Role.Agent,
            };
            var (kind, text) = Kind(parts.Length > 2 ? parts[2] : "");
            messages.Add(new(string.Create(CultureInfo.InvariantCulture, $"m{messages.Count + 1}"), new(role is Role.Customer ? customer : parts[1], role), sent, kind, text)
            { Place = new(1, number, 0) });
        }
        if (messages.Count == 0)
        {
            problem = "a chat needs at least one message";
            return false;
        }
        conversation = new(id, customer, "", Conversation.InOrder(messages));
        return true;
    }

    static bool TryTime(string text, LocalDays days, out DateTimeOffset? sent)
    {
        sent = null;
        if (text == "-") return true;
        var full = text.Contains('T', StringComparison.Ordinal) ? text : Day + text;
        if (DateTimeOffset.TryParseExact(full, "yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact))
        {
            sent = exact.ToUniversalTime();
            return true;
        }
        if (!DateTime.TryParseExact(full, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return false;
        sent = days.Instant(local, last: false);
        return true;
    }

    static (MessageKind Kind, string Text) Kind(string text)
    {
        foreach (var kind in Enum.GetValues<MessageKind>())
        {
            var mark = $"[{SnakeCase.Of(kind.ToString())}]";
            if (text.StartsWith(mark, StringComparison.Ordinal)) return (kind, text[mark.Length..].TrimStart());
        }
        return (MessageKind.Text, text);
    }
}
