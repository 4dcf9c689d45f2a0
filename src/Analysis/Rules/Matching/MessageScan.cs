using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Ingest.Text;

namespace QA.Analysis.Rules.Matching;

/// <summary>One message while it is looked at: its fold, the words seen in it, and what stood before it.</summary>
/// <remarks>Reused from message to message, because a new one for each would cost more than the scan itself.</remarks>
internal sealed class MessageScan
{
    char[] folded = new char[256];
    MessageScan? other;

    public string Text { get; private set; } = "";

    /// <summary>The fold of <see cref="Text"/>, made when it is first asked for.</summary>
    public ReadOnlySpan<char> Folded
    {
        get
        {
            if (!isFolded) FoldText();
            return folded.AsSpan(0, Text.Length);
        }
    }

    bool isFolded;

    void FoldText()
    {
        if (folded.Length < Text.Length) folded = new char[Math.Max(Text.Length, folded.Length * 2)];
        Fold.Into(Text, folded);
        isFolded = true;
    }

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

    /// <summary>By expression: the scan in which it was last woken. A list would have to be searched for each expression.</summary>
    int[] woken = [];
    int scans;

    /// <summary>Forgets which expressions the text before woke.</summary>
    public void Sleep(int expressions)
    {
        if (woken.Length < expressions) woken = new int[expressions];
        scans++;
    }

    public void Wake(int expression) => woken[expression] = scans;

    /// <summary>Whether a word that the expression needs was seen.</summary>
    public bool IsAwake(int expression) => woken[expression] == scans;

    public void Load(string text)
    {
        Text = text;
        (isFolded, hasHan, hasLatin, ReadBy) = (false, null, null, null);
        Words.Clear();
    }

    /// <summary>The lexicon whose words were looked for; null until then.</summary>
    public Lexicon? ReadBy { get; set; }

    bool? hasHan, hasLatin;

    /// <summary>Whether a Han character is in the text.</summary>
    public bool HasHan => hasHan ??= Script.HasHan(Folded);

    /// <summary>Whether one of the letters a to z is in the text.</summary>
    public bool HasLatin => hasLatin ??= Folded.ContainsAnyInRange('a', 'z');

    /// <summary>A second scan, for other messages than this one.</summary>
    public MessageScan Other => other ??= new();

    /// <summary>The customer's messages of the last turns before this one, latest first.</summary>
    public IEnumerable<Message> PrecedingCustomerTurns(int turns)
    {
        if (Conversation is null) yield break;
        var wasCustomer = false;
        for (var i = Index - 1; i >= 0; i--)
        {
            var message = Conversation.Messages[i];
            if (!message.IsSpoken) continue;
            var isCustomer = message.Sender.Role is Role.Customer;
            if (wasCustomer && !isCustomer && --turns == 0) yield break;
            wasCustomer = isCustomer;
            if (isCustomer) yield return message;
        }
    }

    /// <summary>What the same side writes on before the other does.</summary>
    public IEnumerable<Message> RestOfTurn()
    {
        if (Conversation is null) yield break;
        for (var i = Index + 1; i < Conversation.Messages.Count; i++)
        {
            var message = Conversation.Messages[i];
            if (!message.IsSpoken) continue;
            if (message.Sender.Role != Conversation.Messages[Index].Sender.Role) yield break;
            yield return message;
        }
    }
}
