using QA.Analysis.Rules.Matching;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Rules;

/// <summary>What one thread works on while it reads a conversation.</summary>
sealed class RuleDesk(int rules)
{
    readonly int[] seen = new int[rules];
    int message;

    public MessageScan Scan { get; } = new();
    public List<int> Nominated { get; } = [];
    public List<Stretch> Found { get; } = [];

    /// <summary>Rules about what follows what that have something to begin with in this conversation, of each side.</summary>
    public List<int> AgentSequels { get; } = [];
    public List<int> CustomerSequels { get; } = [];

    /// <summary>By number of the rule.</summary>
    public Sighting[] Sightings { get; } = new Sighting[rules];

    /// <summary>Whether a cue of complaint was found in what the customer wrote so far.</summary>
    public bool HasComplained { get; set; }

    public ScopeStage Stage { get; private set; }

    public void Open(Conversation conversation, RuleSettings settings, ScopeStage stage)
    {
        (Scan.Conversation, Scan.Settings) = (conversation, settings);
        (HasComplained, Stage) = (false, stage);
        AgentSequels.Clear();
        CustomerSequels.Clear();
        Array.Clear(Sightings);
    }

    public void Close() => Scan.Conversation = null;

    public void Begin()
    {
        message++;
        Nominated.Clear();
    }

    public void Nominate(int rule)
    {
        if (seen[rule] == message) return;
        seen[rule] = message;
        Nominated.Add(rule);
    }
}
