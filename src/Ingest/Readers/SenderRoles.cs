using QA.Ingest.Conversations;
using QA.Ingest.Formats;
using QA.Ingest.Settings;

namespace QA.Ingest.Readers;

/// <summary>Says who is the customer and who an agent in exports that give nothing but senders' names.</summary>
/// <remarks>
/// In this order: the profile's lists; the customer whom the export itself names (a column, a sheet, a heading). Where accounts
/// are written 店铺:客服, these are taken apart into shop and agent, the shop's own account is an agent too, and whoever is left
/// a customer; a lone name that calls itself a shop counts as one, which the receipt says. Else roles stay open, and are
/// inferred when conversations are assembled. Rows are held back to learn the names from, <see cref="LongestHeld"/> at most.
/// </remarks>
internal sealed class SenderRoles(Profile profile, ExportFormat format, Action<string> note)
{
    public const int LongestHeld = 5_000;

    const int MostCustomers = 100_000;

    /// <summary>Endings that the platform reserves for shops' names.</summary>
    static readonly string[] ShopEndings = ["旗舰店", "专营店", "专卖店", "官方店", "企业店", "旗艦店"];

    static readonly string[] Prefixes = ["cntaobao", "cnalichn", "enaliint"];

    readonly HashSet<string> agents = [.. profile.Participants.Agents];
    readonly HashSet<string> bots = [.. profile.Participants.Bots];
    readonly HashSet<string> shops = new(StringComparer.Ordinal);
    readonly HashSet<string> others = new(StringComparer.Ordinal);

    // Customers named by the export: which of them write under that name, and who wrote first where none does.
    readonly HashSet<string> writing = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> firstWriters = new(StringComparer.Ordinal);
    bool anyAccount, taken, guessed, inferred;
    string loneShop = "";

    // The other side of the last row: in a file of several chats, a message belongs to the chat it stands in.
    string customer = "", shop = "";
    DateTimeOffset? lastAt;

    public IEnumerable<ExportRow> Resolve(IEnumerable<ExportRow> rows)
    {
        var held = new Queue<ExportRow>();
        foreach (var row in rows)
        {
            var clean = row is ExportRow.Accepted accepted ? accepted with { Row = Clean(accepted.Row) } : row;
            if (clean is ExportRow.Accepted message) Learn(message.Row);
            held.Enqueue(clean);
            if (held.Count > LongestHeld) yield return Said(held.Dequeue(), held);
        }
        while (held.TryDequeue(out var row)) yield return Said(row, held);
        if (taken) note("agents written 店铺:客服 were taken apart into shop and agent");
        if (inferred) note("nobody writes under the customer's own name: whoever wrote first in a chat counts as its customer (set participants.agents to overrule)");
        if (guessed) note($"the sender '{Excerpt.Of(loneShop)}' counts as the shop, by its name alone (set participants.agents to overrule)");
    }

    /// <summary>Without the prefix that some interfaces put before a nick, a shop without its agent, a masked customer by an id.</summary>
    static TranscriptRow Clean(TranscriptRow row)
    {
        foreach (var prefix in Prefixes)
            if (row.SenderId.StartsWith(prefix, StringComparison.Ordinal) || row.CustomerId.StartsWith(prefix, StringComparison.Ordinal))
                row = row with { SenderId = Without(prefix, row.SenderId), CustomerId = Without(prefix, row.CustomerId) };
        var account = row.Shop;
        if (row.Shop.AsSpan().IndexOfAny(':', '：') is var colon and > 0) row = row with { Shop = row.Shop[..colon] };
        return row.CustomerId.Contains('*', StringComparison.Ordinal) && row.ConversationId.Length > 0 ? Unmasked(row, account) : row;
    }

    static string Without(string prefix, string nick) => nick.StartsWith(prefix, StringComparison.Ordinal) ? nick[prefix.Length..] : nick;

    /// <summary>
    /// Many customers share a masked nick such as t**: the conversation's id, which ends in the customer behind the agent's
    /// account, keeps them apart; where it is masked too, it stands for the customer whole.
    /// </summary>
    static TranscriptRow Unmasked(TranscriptRow row, string account)
    {
        var masked = row.CustomerId;
        var mark = $"_{account}_";
        var at = account.Length == 0 ? -1 : row.ConversationId.LastIndexOf(mark, StringComparison.Ordinal);
        if (at < 0 && account.AsSpan().IndexOfAny(':', '：') is var colon and > 0)
        {
            mark = $"_{account[(colon + 1)..]}_";
            at = row.ConversationId.LastIndexOf(mark, StringComparison.Ordinal);
        }
        var behind = at < 0 ? "" : row.ConversationId[(at + mark.Length)..];
        var customer = behind.Length > 0 && !behind.Contains('*', StringComparison.Ordinal) ? behind : row.ConversationId;
        var star = masked.IndexOf('*', StringComparison.Ordinal);
        var isCustomer = row.SenderId == masked || row.SenderId == behind
            || (row.SenderId.StartsWith(masked[..star], StringComparison.Ordinal) && row.SenderId.EndsWith(masked[(masked.LastIndexOf('*') + 1)..], StringComparison.Ordinal)
                && row.SenderId.AsSpan().IndexOfAny(':', '：') < 0 && row.SenderId != row.Shop);
        return isCustomer ? row with { CustomerId = customer, SenderId = customer, SenderName = masked } : row with { CustomerId = customer };
    }

    void Learn(TranscriptRow row)
    {
        if (row.Shop.Length > 0) shops.Add(row.Shop);
        foreach (var nick in (ReadOnlySpan<string>)[row.SenderId, row.CustomerId])
        {
            if (TryTakeApart(nick, row.Shop, out var of, out _))
            {
                shops.Add(of);
                anyAccount = true;
            }
            else if (nick.Length > 0 && others.Count < LongestHeld)
            {
                others.Add(nick);
            }
        }
        anyAccount |= IsSelf(row.SenderId);
        if (row.CustomerId.Length == 0 || row.SenderId.Length == 0) return;
        if (IsCustomer(row)) writing.Add(row.CustomerId);
        else if (firstWriters.Count < MostCustomers && !agents.Contains(row.SenderId) && !IsBot(row.SenderId)) firstWriters.TryAdd(row.CustomerId, row.SenderId);
    }

    /// <summary>A sheet cannot be named as freely as a customer: its name is compared as the program cuts it.</summary>
    bool IsCustomer(TranscriptRow row) => row.CustomerId.Length > 0
        && (row.SenderId == row.CustomerId || row.SenderName == row.CustomerId || (format.SheetColumn >= 0 && AsSheet(row.SenderId) == row.CustomerId));

    static string AsSheet(string nick)
    {
        const int longest = 31;
        var name = string.Concat(nick.Where(c => !@":\/?*[]".Contains(c, StringComparison.Ordinal)));
        return name.Length > longest ? name[..longest] : name;
    }

    /// <summary>店铺:客服. Where the export names the shop, what stands before the colon must be it.</summary>
    bool TryTakeApart(string nick, string shopOfRow, out string shop, out string agent)
    {
        var colon = format.RoleSource is RoleSource.Accounts ? nick.AsSpan().IndexOfAny(':', '：') : -1;
        (shop, agent) = colon > 0 ? (nick[..colon].Trim(), nick[(colon + 1)..].Trim()) : ("", "");
        return colon > 0 && agent.Length > 0 && !agent.AsSpan().StartsWith("//") && (shopOfRow.Length == 0 || shop == shopOfRow);
    }

    ExportRow Said(ExportRow row, Queue<ExportRow> ahead)
    {
        if (row is not ExportRow.Accepted accepted) return row;
        var message = Judged(accepted.Row, out var role);
        if (role is null) return accepted with { Row = message };

        if (role is Role.Customer && message.CustomerId.Length == 0) message = message with { CustomerId = message.SenderId };
        if (format.RoleSource is not RoleSource.Accounts && !anyAccount) return accepted with { Row = message with { Role = role } };

        if (message.CustomerId.Length == 0 && message.ConversationId.Length == 0) message = message with { CustomerId = Partner(message, ahead) };
        if (message.Shop.Length == 0) message = message with { Shop = shops.Count == 1 ? shops.First() : ShopBeside(ahead) };
        (customer, shop, lastAt) = (message.CustomerId, message.Shop, message.SentAt ?? lastAt);
        return accepted with { Row = message with { Role = role } };
    }

    TranscriptRow Judged(TranscriptRow row, out Role? role)
    {
        // Whoever a message was sent to is its customer, unless that is the shop.
        if (TryTakeApart(row.CustomerId, row.Shop, out var to, out _))
            row = row with { CustomerId = row.SenderId == row.CustomerId ? "" : row.SenderId, Shop = row.Shop.Length > 0 ? row.Shop : to };
        else if (row.CustomerId.Length > 0 && agents.Contains(row.CustomerId))
            row = row with { CustomerId = "" };

        role = row.Role;
        // A heading or file name that nobody writes under names a group, or nothing at all.
        if (role is null && format.RoleSource is not RoleSource.Accounts && row is { CustomerId.Length: > 0, ConversationId.Length: 0 } && !writing.Contains(row.CustomerId))
            row = row with { Channel = row.Channel.Length > 0 || anyAccount ? row.Channel : row.CustomerId, CustomerId = "" };
        var isCustomer = IsCustomer(row);
        if (TryTakeApart(row.SenderId, row.Shop, out var of, out var agent) && !isCustomer)
        {
            taken = true;
            var whole = row.SenderId;
            row = row with { Shop = of, SenderId = agent, SenderName = row.SenderName.Length > 0 ? row.SenderName : whole };
            role ??= IsBot(agent) || IsBot(whole) ? Role.Bot : Role.Agent;
            return row;
        }
        if (role is not null) return row;
        role = IsBot(row.SenderId) || IsBot(row.SenderName) ? Role.Bot
            : agents.Contains(row.SenderId) || agents.Contains(row.SenderName) || IsSelf(row.SenderId) ? Role.Agent
            : isCustomer ? Role.Customer
            : shops.Contains(row.SenderId) ? Role.Agent
            : anyAccount ? Role.Customer
            : row.CustomerId.Length > 0 ? ByCustomer(row)
            : format.RoleSource is not RoleSource.Accounts ? null
            : agents.Count > 0 ? Role.Customer
            : ByShopName(row.SenderId);
        return row;
    }

    /// <summary>The export names the customer. Where nobody writes under that name, it is an id.</summary>
    Role ByCustomer(TranscriptRow row)
    {
        if (writing.Contains(row.CustomerId)) return Role.Agent;
        inferred = true;
        return firstWriters.GetValueOrDefault(row.CustomerId) == row.SenderId ? Role.Customer : Role.Agent;
    }

    bool IsSelf(string nick) => format.SelfNames.Any(pattern => pattern.Match(nick).Success);

    bool IsBot(string nick) => nick.Length > 0 && (bots.Contains(nick) || format.BotNames.Any(pattern => pattern.Match(nick).Success));

    /// <summary>Of all names, exactly one calls itself a shop.</summary>
    Role? ByShopName(string nick)
    {
        if (loneShop.Length == 0)
        {
            List<string> named = [.. others.Where(other => ShopEndings.Any(ending => other.EndsWith(ending, StringComparison.Ordinal)))];
            if (named.Count != 1 || others.Count < 2) return null;
            loneShop = named[0];
            shops.Add(loneShop);
        }
        guessed = true;
        return nick == loneShop ? Role.Agent : Role.Customer;
    }

    /// <summary>The customer of the chat that this message stands in: the last one, but after a silence or a step back the next.</summary>
    string Partner(TranscriptRow message, Queue<ExportRow> ahead)
    {
        var goesOn = customer.Length > 0 && (message.SentAt is not { } now || lastAt is not { } before
            || (now >= before && now - before < profile.Conversation.Gap));
        if (goesOn) return customer;
        foreach (var row in ahead)
            if (row is ExportRow.Accepted { Row: var next } && Judged(next, out var role) is var read && role is Role.Customer)
                return read.CustomerId.Length > 0 ? read.CustomerId : read.SenderId;
        return customer;
    }

    string ShopBeside(Queue<ExportRow> ahead)
    {
        if (shop.Length > 0) return shop;
        foreach (var row in ahead)
            if (row is ExportRow.Accepted { Row: var next } && Judged(next, out _) is { Shop.Length: > 0 } found) return found.Shop;
        return "";
    }
}
