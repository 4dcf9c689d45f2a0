using QA.Ingest.Conversations;

namespace QA.Ingest.Samples;

/// <summary>A message as it was invented, with what was planted in it. Times are seconds of the shop's clock since year 1.</summary>
/// <param name="Asks">Said by the customer and more than a courtesy or an emoticon.</param>
internal readonly record struct DraftMessage(
    string Id, long At, Role Role, string Sender, MessageKind Kind, string Text, Mark[] Marks, bool Asks)
{
    public bool IsSpoken => Role is Role.Customer or Role.Agent && Kind is not MessageKind.Recall && Text.Length > 0;
}

/// <summary>A conversation as it was invented. One draft is used again for each conversation.</summary>
internal sealed class Draft
{
    public string Id { get; private set; } = "";
    public Customer Customer { get; private set; } = new("", "", default);
    public Scenario Scenario { get; private set; } = Scenarios.All[0];
    public Language Language => Customer.Language;
    public bool IsUndated { get; private set; }

    /// <summary>What was meant from the start: <c>internal</c> or <c>empty</c>; a monologue shows only in the messages.</summary>
    public string Excluded { get; set; } = "";

    public List<DraftMessage> Messages { get; } = [];
    public List<DraftPromise> Promises { get; } = [];
    public List<DraftTransfer> Transfers { get; } = [];

    /// <summary>How well the customer was served, −1 to +1: what the outcome model reads.</summary>
    public double Quality { get; set; }

    /// <summary>The model's chance of an order, per mille; null where nobody could buy.</summary>
    public int? OrderPermille { get; set; }

    /// <summary>The order that this conversation brought about.</summary>
    public Sale? Sale { get; set; }

    /// <summary>Whether the customer had an order under way when the conversation began.</summary>
    public bool HadOpenOrder { get; set; }

    public void Begin(string id, Customer customer, Scenario scenario, bool isUndated)
    {
        (Id, Customer, Scenario, IsUndated) = (id, customer, scenario, isUndated);
        (Excluded, Quality, OrderPermille, Sale, HadOpenOrder) = ("", 0, null, null, false);
        Messages.Clear();
        Promises.Clear();
        Transfers.Clear();
    }

    /// <summary>The export ends here: what would have been sent later does not exist.</summary>
    public void CutAt(long end)
    {
        Messages.RemoveAll(message => message.At >= end);
        Promises.RemoveAll(promise => promise.MadeAt >= end);
        Transfers.RemoveAll(transfer => transfer.At >= end);
        if (Sale is { } sale && sale.PlacedAt >= end) Sale = null;
    }
}

internal readonly record struct DraftPromise(string MessageId, string AgentId, Mark Words, long MadeAt, long DueAt);

internal readonly record struct DraftTransfer(string MessageId, string From, string To, long At);
