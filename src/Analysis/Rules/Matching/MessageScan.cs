using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Ingest.Text;

namespace QA.Analysis.Rules.Matching;

/// <summary>One message while it is looked at: its fold, the words seen in it, and what stood before it.</summary>
/// <remarks>Reused from message to message, because a new one for each would cost more than the scan itself.</remarks>
internal sealed class MessageScan
{
    char[] folded = new char[256];
    MessageScan? before;

    public string Text { get; private set; } = "";

    public ReadOnlySpan<char> Folded => folded.AsSpan(0, Text.Length);

    /// <summary>Words of the lexicon, wherever they stand, whole or not.</summary>
    public List<PhraseHit> Words { get; } = [];

    /// <summary>Null where a text is looked at alone.</summary>
    public Conversation? Conversation { get; set; }

    /// <summary>What the shop's profile says.</summary>
    public RuleSettings Settings { get; set; } = new();

    /// <summary>Where the message stands in <see cref="Conversation"/>.</summary>
    public int Index { get; set; }

    // Room for the phrasing that is being looked for; nothing in them outlives one call.
    public List<Stretch> Candidates { get; } = [];
    public List<Stretch> Neighbours { get; } = [];
    public List<Stretch> Excuses { get; } = [];
    public List<Stretch> Results { get; } = [];

    public void Load(string text)
    {
        if (folded.Length < text.Length) folded = new char[Math.Max(text.Length, folded.Length * 2)];
        Text = text;
        Fold.Into(text, folded);
        Words.Clear();
    }

    /// <summary>A second scan, for the messages before this one.</summary>
    public MessageScan Before => before ??= new();

    /// <summary>The customer's messages right before this one's turn, latest first; none where the agent spoke first.</summary>
    public IEnumerable<Message> PrecedingCustomerTurn()
    {
        if (Conversation is null) yield break;
        var isReached = false;
        for (var i = Index - 1; i >= 0; i--)
        {
            var message = Conversation.Messages[i];
            if (!message.IsSpoken) continue;
            var isCustomer = message.Sender.Role is Role.Customer;
            if (isReached && !isCustomer) yield break;
            if (!isCustomer) continue;
            isReached = true;
            yield return message;
        }
    }
}
