using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Ingest.Store;

/// <summary>Who is who in a channel whose export names no roles: one piece of it, between two silences.</summary>
/// <remarks>
/// With a list of agents the customer is the first who is none; else the first who asks, or failing a question mark the first
/// who writes. Whoever else writes is an agent, or with a list of agents another customer.
/// </remarks>
sealed class Casting(ParticipantSettings settings)
{
    readonly HashSet<string> agents = [.. settings.Agents];
    readonly HashSet<string> bots = [.. settings.Bots];

    public bool IsBot(string sender) => bots.Contains(sender);

    public Role RoleOf(string sender, string customer) =>
        bots.Contains(sender) ? Role.Bot
        : sender == customer ? Role.Customer
        : agents.Count > 0 && !agents.Contains(sender) ? Role.Customer
        : Role.Agent;

    /// <summary>Looks at the messages of a piece in order until its customer is known.</summary>
    public sealed class Piece(Casting casting)
    {
        string? firstSender, firstWriter;

        /// <summary>Beyond doubt, whatever else is written in the piece.</summary>
        public bool IsDecided { get; private set; }

        public string Customer => firstWriter ?? firstSender ?? "";

        public void Add(string sender, string text)
        {
            if (IsDecided) return;
            firstSender ??= sender;
            if (casting.bots.Contains(sender) || casting.agents.Contains(sender)) return;
            if (casting.agents.Count > 0 || text.AsSpan().IndexOfAny('?', '？') >= 0) (firstWriter, IsDecided) = (sender, true);
            else firstWriter ??= sender;
        }

        /// <summary>Nothing more comes: the best known is the customer.</summary>
        public void Close() => IsDecided = true;
    }
}
