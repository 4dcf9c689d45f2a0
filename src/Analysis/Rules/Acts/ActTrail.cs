using QA.Analysis.Rules.Matching;

namespace QA.Analysis.Rules.Acts;

/// <summary>What was done with words in one conversation: acts with their places, in order of message. Reused by its thread.</summary>
internal sealed class ActTrail
{
    int[] seen = [];
    int[] first = [];
    int message;

    public MessageScan Scan { get; } = new();

    public List<ActHit> Hits { get; } = [];

    public void Begin(int acts)
    {
        if (seen.Length < acts) (seen, first) = (new int[acts], new int[acts]);
        Array.Fill(first, -1);
        Hits.Clear();
    }

    /// <summary>The act's first place, or null where it was not seen.</summary>
    public ActHit? First(int act) => first[act] < 0 ? null : Hits[first[act]];

    public void NextMessage() => message++;

    /// <summary>True the first time that an act is asked for in a message.</summary>
    public bool Nominate(int act)
    {
        if (seen[act] == message) return false;
        seen[act] = message;
        return true;
    }

    public void Add(ActHit hit)
    {
        if (first[hit.Act] < 0) first[hit.Act] = Hits.Count;
        Hits.Add(hit);
    }
}

/// <summary>An act and its first words in a message: place of the message in the conversation, number of the act, span in UTF-16 units.</summary>
internal readonly record struct ActHit(int Message, int Act, int Start, int Length);
