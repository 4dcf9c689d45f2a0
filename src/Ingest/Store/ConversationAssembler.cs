using QA.Ingest.Conversations;
using QA.Ingest.Readers;
using QA.Ingest.Settings;

namespace QA.Ingest.Store;

/// <summary>Completes every accepted row as far as its file alone tells: sender, customer, role, and whose silences cut it.</summary>
/// <remarks>
/// Three cases. With a conversation id little is open. With only a customer, the customer's silences will cut conversations.
/// With neither (IRC) the channel's will, and who the customer of a piece is shows only when someone asks: rows wait for
/// that in file order, at most <see cref="LongestWait"/> of them, so that memory stays flat. Where the cuts fall is decided
/// by <see cref="Timelines"/>, which knows what earlier files said.
/// </remarks>
sealed class ConversationAssembler(Profile profile)
{
    /// <summary>Nobody asks anything for so long: who wrote first is then taken for the customer.</summary>
    public const int LongestWait = 10_000;

    readonly Casting casting = new(profile.Participants);
    readonly Queue<(IncomingRow Row, Casting.Piece? Piece)> waiting = [];
    readonly Dictionary<(string Shop, string Channel), (Casting.Piece Piece, DateTimeOffset? LastAt)> channels = [];

    /// <summary>Whether any role was inferred; the receipt says so.</summary>
    public bool Inferred { get; private set; }

    /// <summary>Whether any conversation is cut by silence.</summary>
    public bool Split { get; private set; }

    /// <summary>The rows in the order of the file.</summary>
    public IEnumerable<IncomingRow> Assemble(IEnumerable<ExportRow> rows)
    {
        foreach (var source in rows)
        {
            Casting.Piece? piece = null;
            var row = source is not ExportRow.Accepted { Row: var message } ? IncomingRow.NoMessage(source)
                : message.ConversationId.Length > 0 || message.CustomerId.Length > 0 ? Complete(source, message)
                : OfChannel(source, message, piece = PieceOf(message));
            if (piece is null && waiting.Count == 0)
            {
                yield return row;
                continue;
            }
            waiting.Enqueue((row, piece));
            while (waiting.TryPeek(out var head) && (head.Piece is not { IsDecided: false } || waiting.Count > LongestWait))
                yield return Released();
        }
        while (waiting.Count > 0) yield return Released();
    }

    IncomingRow Released()
    {
        var (row, piece) = waiting.Dequeue();
        if (piece is null) return row;
        piece.Close();
        return row with { Customer = piece.Customer };
    }

    IncomingRow Complete(ExportRow source, TranscriptRow message)
    {
        var role = message.Role ?? RoleOf(message);
        var customer = message.CustomerId.Length > 0 ? message.CustomerId : role is Role.Customer ? message.SenderId : "";
        var sender = message.SenderId.Length > 0 ? message.SenderId : role switch
        {
            Role.Customer => customer,
            // An agent whom the export does not name is still somebody: one agent per shop, called so.
            Role.Agent => "agent",
            Role.Bot => "bot",
            _ => "system",
        };
        var timeline = message.ConversationId.Length > 0 ? null : "@" + customer;
        Split |= timeline is not null;
        var content = message.MessageId.Length > 0 ? 0 : MessageIdentity.OfContent(message, timeline ?? message.ConversationId, sender, role);
        return new(source, message, sender, customer, role, timeline, content);
    }

    Role RoleOf(TranscriptRow message)
    {
        Inferred = true;
        return casting.IsBot(message.SenderId) ? Role.Bot : message.SenderId == message.CustomerId ? Role.Customer : Role.Agent;
    }

    IncomingRow OfChannel(ExportRow source, TranscriptRow message, Casting.Piece piece)
    {
        Split = true;
        Inferred |= message.Role is null;
        piece.Add(message.SenderId, message.Text);
        var timeline = "#" + message.Channel;
        // An inferred role is no part of what identifies a message: a longer export may show that somebody else asked.
        var content = message.MessageId.Length > 0 ? 0 : MessageIdentity.OfContent(message, timeline, message.SenderId, message.Role);
        return new(source, message, message.SenderId, "", message.Role, timeline, content);
    }

    Casting.Piece PieceOf(TranscriptRow message)
    {
        var channel = (message.Shop, message.Channel);
        var known = channels.TryGetValue(channel, out var open);
        if (known && message.SentAt is { } now && open.LastAt is { } last && (now - last).Duration() >= profile.Conversation.Gap)
        {
            open.Piece.Close();
            known = false;
        }
        channels[channel] = open = (known ? open.Piece : new(casting), message.SentAt ?? (known ? open.LastAt : null));
        return open.Piece;
    }
}
