using System.Globalization;
using QA.Ingest.Conversations;

namespace QA.Tests;

/// <summary>Conversations as a reader of the test sees them.</summary>
public static class Chat
{
    /// <summary>
    /// One message a line: <c>09:00:00 customer 在吗?</c>. Times are of 2026-11-09 (a Monday) at +08:00, <c>-</c> is unknown,
    /// and a full <c>2026-11-10T09:00:00</c> sets another day. Who: <c>customer</c>, <c>bot</c>, <c>system</c>, else an agent's id.
    /// <c>[image]</c>, <c>[recall]</c>, <c>[transfer]</c> … before the text sets the kind. Messages are m1, m2, …
    /// </summary>
    public static Conversation Of(string lines, string shop = "shop", string id = "c1", string customer = "buyer")
    {
        var messages = new List<Message>();
        foreach (var line in lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
            var (role, sender) = parts[1] switch
            {
                "customer" => (Role.Customer, customer),
                "bot" => (Role.Bot, "bot"),
                "system" => (Role.System, "system"),
                var agent => (Role.Agent, agent),
            };
            var text = parts.Length > 2 ? parts[2] : "";
            var kind = MessageKind.Text;
            foreach (var named in Enum.GetValues<MessageKind>())
            {
                var mark = $"[{named.ToString().ToLowerInvariant()}]";
                if (!text.StartsWith(mark, StringComparison.Ordinal)) continue;
                kind = named;
                text = text[mark.Length..].TrimStart();
            }
            messages.Add(new($"m{messages.Count + 1}", new(sender, role), At(parts[0]), kind, text)
            { Place = new(1, messages.Count + 2, 0) });
        }
        return new(new(shop, id), customer, "", Conversation.InOrder(messages));
    }

    public static DateTimeOffset? At(string time) => time switch
    {
        "-" => null,
        _ when time.Contains('T', StringComparison.Ordinal) => DateTimeOffset.Parse(time + "+08:00", CultureInfo.InvariantCulture),
        _ => DateTimeOffset.Parse("2026-11-09T" + time + "+08:00", CultureInfo.InvariantCulture),
    };
}
