using System.Globalization;
using QA.Ingest.Conversations;
using QA.Ingest.Readers;
using QA.Ingest.Settings;

namespace QA.Ingest.Store;

/// <summary>Gives every accepted row the conversation and the role that its export left open.</summary>
/// <remarks>
/// Three cases. With a conversation id nothing is open. With only a customer the customer's messages are cut where the
/// silence reaches <c>conversation.gap</c>. With neither (IRC) the channel is cut so, and within one piece the first
/// who asks is the customer and whoever else writes an agent; such a piece is held back until it ends, at most
/// <see cref="LongestHeld"/> rows.
/// </remarks>
sealed class ConversationAssembler(Profile profile, Func<string, string, IEnumerable<SplitConversation>> known)
{
    /// <summary>A channel that never falls silent is cut here, so that memory stays flat.</summary>
    public const int LongestHeld = 10_000;

    readonly HashSet<string> agents = [.. profile.Participants.Agents];
    readonly HashSet<string> bots = [.. profile.Participants.Bots];
    readonly Dictionary<(string Shop, string Customer), List<Piece>> customers = [];
    readonly Dictionary<(string Shop, string Channel), Held> channels = [];

    /// <summary>Whether any role or boundary was inferred; the receipt says so.</summary>
    public bool Inferred { get; private set; }
    public bool Split { get; private set; }

    public IEnumerable<ExportRow> Assemble(IEnumerable<ExportRow> rows)
    {
        foreach (var row in rows)
        {
            if (row is not ExportRow.Accepted accepted)
            {
                yield return row;
                continue;
            }
            var message = accepted.Row;
            if (message.ConversationId.Length > 0 || message.CustomerId.Length > 0)
            {
                yield return accepted with { Row = Complete(message) };
                continue;
            }
            Inferred = Split = true;
            foreach (var released in Hold(accepted)) yield return released;
        }
        foreach (var channel in channels.Values)
            foreach (var released in Release(channel)) yield return released;
    }

    TranscriptRow Complete(TranscriptRow row)
    {
        var role = row.Role ?? RoleOf(row);
        var customer = row.CustomerId.Length > 0 ? row.CustomerId : role is Role.Customer ? row.SenderId : "";
        var conversation = row.ConversationId;
        if (conversation.Length == 0)
        {
            Split = true;
            conversation = ConversationOf(row.Shop, customer, row.SentAt);
        }
        return row with
        {
            Role = role,
            ConversationId = conversation,
            CustomerId = customer,
            SenderId = row.SenderId.Length > 0 ? row.SenderId : role switch
            {
                Role.Customer => customer,
                // An agent whom the export does not name is still somebody: one agent per shop, called so.
                Role.Agent => "agent",
                Role.Bot => "bot",
                _ => "system",
            },
        };
    }

    Role RoleOf(TranscriptRow row)
    {
        Inferred = true;
        return bots.Contains(row.SenderId) ? Role.Bot
            : row.SenderId == row.CustomerId ? Role.Customer
            : Role.Agent;
    }

    /// <summary>The piece of the customer's timeline that this moment falls into, or a new one.</summary>
    string ConversationOf(string shop, string customer, DateTimeOffset? sentAt)
    {
        if (!customers.TryGetValue((shop, customer), out var pieces))
        {
            pieces = [.. from earlier in known(shop, customer) select new Piece(earlier.Id, earlier.Start, earlier.End)];
            customers[(shop, customer)] = pieces;
        }
        if (sentAt is not { } moment)
        {
            // Without a time there is no silence to measure: the message stays with the one before it.
            if (pieces.Count > 0) return pieces[^1].Id;
            pieces.Add(new($"{shop}/{customer}/undated", null, null));
            return pieces[0].Id;
        }
        for (var i = pieces.Count - 1; i >= 0; i--)
        {
            var piece = pieces[i];
            if (piece.Start is not { } start || piece.End is not { } end) continue;
            if (moment - end >= profile.Conversation.Gap || start - moment >= profile.Conversation.Gap) continue;
            pieces[i] = piece with { Start = moment < start ? moment : start, End = moment > end ? moment : end };
            return piece.Id;
        }
        pieces.Add(new(NameOf(shop, customer, moment), moment, moment));
        return pieces[^1].Id;
    }

    static string NameOf(string shop, string customer, DateTimeOffset start) =>
        string.Create(CultureInfo.InvariantCulture, $"{shop}/{customer}/{start.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}");

    IEnumerable<ExportRow> Hold(ExportRow.Accepted accepted)
    {
        var row = accepted.Row;
        var key = (row.Shop, row.Channel);
        if (!channels.TryGetValue(key, out var held)) channels[key] = held = new();
        var silence = row.SentAt is { } now && held.LastAt is { } last && (now - last).Duration() >= profile.Conversation.Gap;
        if (silence || held.Rows.Count >= LongestHeld)
            foreach (var released in Release(held)) yield return released;
        held.Rows.Add(accepted);
        held.LastAt = row.SentAt ?? held.LastAt;
    }

    IEnumerable<ExportRow> Release(Held held)
    {
        if (held.Rows.Count == 0) yield break;
        var first = held.Rows[0].Row;
        var customer = CustomerOf(held.Rows);
        var start = held.Rows.Select(r => r.Row.SentAt).FirstOrDefault(t => t is not null);
        var conversation = start is { } moment ? NameOf(first.Shop, customer, moment) : $"{first.Shop}/{customer}/undated";
        foreach (var accepted in held.Rows)
            yield return accepted with
            {
                Row = accepted.Row with
                {
                    ConversationId = conversation,
                    CustomerId = customer,
                    Role = accepted.Row.Role
                        ?? (bots.Contains(accepted.Row.SenderId) ? Role.Bot
                        : accepted.Row.SenderId == customer ? Role.Customer
                        : agents.Count > 0 && !agents.Contains(accepted.Row.SenderId) ? Role.Customer
                        : Role.Agent),
                },
            };
        held.Rows.Clear();
    }

    /// <summary>With a list of agents the first who is none; else the first who asks, or failing a question mark the first who writes.</summary>
    string CustomerOf(List<ExportRow.Accepted> rows)
    {
        string? firstWriter = null;
        foreach (var accepted in rows)
        {
            var sender = accepted.Row.SenderId;
            if (bots.Contains(sender) || agents.Contains(sender)) continue;
            firstWriter ??= sender;
            if (agents.Count > 0) return sender;
            if (accepted.Row.Text.AsSpan().IndexOfAny('?', '？') >= 0) return sender;
        }
        return firstWriter ?? rows[0].Row.SenderId;
    }

    readonly record struct Piece(string Id, DateTimeOffset? Start, DateTimeOffset? End);

    sealed class Held
    {
        public List<ExportRow.Accepted> Rows { get; } = [];
        public DateTimeOffset? LastAt { get; set; }
    }
}

/// <summary>A conversation that was cut by silence in an earlier import: an overlapping export goes on with it.</summary>
readonly record struct SplitConversation(string Id, DateTimeOffset? Start, DateTimeOffset? End);
