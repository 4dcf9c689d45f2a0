using QA.Analysis.Rules.Matching;
using QA.Ingest.Conversations;

namespace QA.Analysis.Rules.Acts;

/// <summary>What was done with words in one conversation: acts with their places, in order of message. Reused by its thread.</summary>
internal sealed class ActTrail
{
    /// <summary>The rules and the flow ask for the same conversation one after the other: it is read once.</summary>
    [ThreadStatic]
    static ActTrail? last;

    readonly List<ActHit> hits = [];
    int[] seen = [];
    int[] first = [];
    int[] starts = [];
    int scanned;
    int messages;
    Conversation? conversation;

    public MessageScan Scan { get; } = new();

    /// <summary>The hits from a certain one on, as those of message 0.</summary>
    public ActHit[] Since(int count)
    {
        if (hits.Count == count) return [];
        var since = new ActHit[hits.Count - count];
        for (var i = 0; i < since.Length; i++) since[i] = hits[count + i] with { Message = 0 };
        return since;
    }

    public ReadOnlySpan<ActHit> Hits => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(hits);

    /// <summary>The acts of a conversation, as this thread read them last or reads them now.</summary>
    public static ActTrail Of(Conversation conversation)
    {
        var trail = last ??= new();
        if (!ReferenceEquals(trail.conversation, conversation)) ActBook.BuiltIn.Read(conversation, trail);
        return trail;
    }

    public void Begin(int acts, Conversation? read, int count)
    {
        if (seen.Length < acts) (seen, first) = (new int[acts], new int[acts]);
        if (starts.Length <= count) starts = new int[Math.Max(count + 1, 2 * starts.Length)];
        Array.Fill(first, -1);
        hits.Clear();
        (conversation, messages) = (read, count);
    }

    /// <summary>The act's first place, or null where it was not seen.</summary>
    public ActHit? First(int act) => first[act] < 0 ? null : hits[first[act]];

    /// <summary>The acts of one message.</summary>
    public ReadOnlySpan<ActHit> In(int message) => message < messages
        ? System.Runtime.InteropServices.CollectionsMarshal.AsSpan(hits)[starts[message]..(message + 1 < messages ? starts[message + 1] : hits.Count)]
        : [];

    /// <summary>The act in this message, or null.</summary>
    public ActHit? In(int message, int act)
    {
        foreach (var hit in In(message))
            if (hit.Act == act) return hit;
        return null;
    }

    public void NextMessage(int place)
    {
        scanned++;
        starts[place] = hits.Count;
    }

    /// <summary>True the first time that an act is asked for in a message.</summary>
    public bool Nominate(int act)
    {
        if (seen[act] == scanned) return false;
        seen[act] = scanned;
        return true;
    }

    public void Add(ActHit hit)
    {
        if (first[hit.Act] < 0) first[hit.Act] = hits.Count;
        hits.Add(hit);
    }
}

/// <summary>An act and its first words in a message: place of the message in the conversation, number of the act, span in UTF-16 units.</summary>
internal readonly record struct ActHit(int Message, int Act, int Start, int Length);
