using QA.Ingest.Conversations;
using QA.Ingest.Formats;
using QA.Ingest.Settings;

namespace QA.Ingest.Readers;

/// <summary>自动回复: tells messages that an agent's account sent by itself from those that the agent wrote.</summary>
/// <remarks>
/// By the account (the profile's list of bots, a name such as 店小蜜), by what the text says of itself ([自动回复]), or, in
/// formats with seconds that allow it, by a text that recurs within a second of the customer's message: one quick answer may
/// be a fast typist, the same words three times are not. Never in the canonical table, whose roles are the user's
/// own word. A text is learned from the <see cref="LongestHeld"/> rows that follow as well.
/// </remarks>
internal sealed class AutomaticReplies(Profile profile, ExportFormat format, Action<string> note)
{
    public const string ByAccount = Message.BotByAccount, ByText = "text", ByPace = "recurs within 1 s";

    public const int LongestHeld = 5_000;

    /// <summary>Times that a text must have come at once to count as automatic.</summary>
    const int Recurring = 3;

    /// <summary>Different quick texts remembered: automatic ones recur long before that.</summary>
    const int MostTexts = 50_000;

    static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1);

    readonly HashSet<string> bots = [.. profile.Participants.Bots];
    readonly Dictionary<string, int> quick = new(StringComparer.Ordinal);
    readonly Dictionary<(string, string, string), DateTimeOffset> asked = [];
    readonly Dictionary<string, long> counts = new(StringComparer.Ordinal);
    bool hasSeconds;

    public IEnumerable<ExportRow> Classify(IEnumerable<ExportRow> rows) =>
        format.RoleSource is RoleSource.Export && !format.GuessesAutomatic && format.AutomaticTexts.Count + format.BotNames.Count == 0 ? rows : Held(rows);

    IEnumerable<ExportRow> Held(IEnumerable<ExportRow> rows)
    {
        var held = new Queue<(ExportRow Row, bool Quick)>();
        foreach (var row in rows)
        {
            held.Enqueue((row, row is ExportRow.Accepted { Row: var message } && IsQuick(message)));
            if (held.Count > LongestHeld) yield return Judged(held.Dequeue());
        }
        while (held.TryDequeue(out var waiting)) yield return Judged(waiting);
        foreach (var (reason, count) in counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            note($"{count} messages of agents' accounts count as automatic ({reason}): {Explained(reason)}");
    }

    static string Explained(string reason) => reason switch
    {
        ByAccount => "the account is a bot's",
        ByText => "the text says so itself",
        _ => "the same words, again and again, within a second of the customer's message",
    };

    /// <summary>Whether an agent's text came within a second of the customer's; remembers both.</summary>
    bool IsQuick(TranscriptRow row)
    {
        if (!format.GuessesAutomatic || row.SentAt is not { } moment) return false;
        hasSeconds |= moment.Second != 0;
        var key = (row.Shop, row.ConversationId, row.CustomerId.Length > 0 ? row.CustomerId : row.Channel);
        if (row.Role is Role.Customer)
        {
            // Chats follow each other: what was asked long ago in another one is answered by now.
            if (asked.Count >= LongestHeld) asked.Clear();
            asked[key] = moment;
            return false;
        }
        if (row.Role is not Role.Agent || row.Text.Length == 0 || !asked.TryGetValue(key, out var question)) return false;
        if (moment < question || moment - question > AtOnce) return false;
        if (quick.Count >= MostTexts && !quick.ContainsKey(row.Text)) return false;
        quick[row.Text] = quick.GetValueOrDefault(row.Text) + 1;
        return true;
    }

    ExportRow Judged((ExportRow Row, bool Quick) held)
    {
        if (held.Row is not ExportRow.Accepted { Row: { Role: Role.Agent or Role.Bot } row } accepted) return held.Row;
        var reason = row.Role is Role.Bot || IsBot(row.SenderId) || IsBot(row.SenderName) ? ByAccount
            : format.AutomaticTexts.Any(pattern => pattern.Match(row.Text).Success) ? ByText
            : held.Quick && hasSeconds && quick[row.Text] >= Recurring ? ByPace
            : "";
        // A bot by the export's own word needs no reason, and is none of the agents' accounts.
        if (reason.Length == 0 || row.Role is Role.Bot && format.RoleSource is RoleSource.Export) return accepted;
        counts[reason] = counts.GetValueOrDefault(reason) + 1;
        return accepted with { Row = row with { Role = Role.Bot, RoleReason = reason } };
    }

    bool IsBot(string nick) => nick.Length > 0 && (bots.Contains(nick) || format.BotNames.Any(pattern => pattern.Match(nick).Success));
}
