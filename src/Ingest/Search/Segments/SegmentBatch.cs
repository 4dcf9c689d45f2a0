using System.Collections.Concurrent;
using QA.Ingest.Text;

namespace QA.Ingest.Search.Segments;

/// <summary>Documents that wait to become a segment: tokenised as they come, sorted when they are written.</summary>
sealed class SegmentBatch
{
    /// <summary>
    /// Stands for the punctuation between two tokens, at the position that it leaves free, so that a phrase with a break in it is
    /// exact. Tokens never hold private-use characters.
    /// </summary>
    public const char Break = '\uE000';

    static readonly ulong BreakKey = TermTable.KeyOf(Break, '\0');

    readonly TermTable terms = new();
    readonly ConcurrentStack<BlockList> spare = [];
    long[] keys = new long[1024];
    int[] conversations = new int[1024], senders = new int[1024], tokenEnds = new int[1024];
    uint[] traits = new uint[1024];
    bool[] dead = new bool[1024];
    int[] tokenTerms = new int[16 * 1024], tokenPositions = new int[16 * 1024];
    char[] folded = new char[256], term = new char[256];
    long[] dealt = [];
    Dictionary<long, int>? places;
    bool ascending = true;

    /// <summary>Documents added, those of them that were not taken out again, and the tokens of all.</summary>
    int count, alive, tokens;

    public bool IsEmpty => alive == 0;

    /// <summary>Adds a document; one with the same key is replaced, unless the caller knows that there is none.</summary>
    public void Add(in MessageDocument document, bool isNew = false)
    {
        if (count > 0 && (!ascending || document.Key <= keys[count - 1]))
        {
            if (!isNew) Remove(document.Key);
            ascending = false;
        }
        if (count == keys.Length) Grow(2 * count);
        var text = document.Text;
        if (folded.Length < text.Length) (folded, term) = (new char[2 * text.Length], new char[2 * text.Length]);
        // A token for each character and a break before each.
        if (tokenTerms.Length - tokens < 2 * text.Length)
        {
            var room = Math.Max(2 * tokenTerms.Length, tokens + 2 * text.Length);
            Array.Resize(ref tokenTerms, room);
            Array.Resize(ref tokenPositions, room);
        }

        var length = Tokenise(text);
        keys[count] = document.Key;
        conversations[count] = checked((int)document.ConversationKey);
        senders[count] = checked((int)document.SenderKey);
        traits[count] = Traits.Of(document.Role, document.Kind, length);
        tokenEnds[count] = tokens;
        dead[count] = false;
        places?.Add(document.Key, count);
        count++;
        alive++;
    }

    /// <summary>Takes a document out; false where there is none of that key.</summary>
    public bool Remove(long key)
    {
        if (!Places().Remove(key, out var at)) return false;
        dead[at] = true;
        alive--;
        return true;
    }

    /// <summary>Keys of the documents that were not taken out.</summary>
    public List<long> Keys()
    {
        var live = new List<long>(alive);
        for (var i = 0; i < count; i++)
            if (!dead[i]) live.Add(keys[i]);
        return live;
    }

    public void Clear()
    {
        terms.Clear();
        (places, ascending, alive, count, tokens) = (null, true, 0, 0, 0);
    }

    /// <summary>Makes one segment of the documents, and is empty again. The batch is not empty.</summary>
    public SegmentDraft Draft()
    {
        if (!spare.TryPop(out var blocks)) blocks = new();
        var order = Order();
        var columns = new SegmentColumns(order.Length);
        foreach (var document in order) columns.Add(keys[document], conversations[document], senders[document], traits[document]);
        WriteTerms(new BlockWriter(blocks), order);
        Clear();
        return new(columns, blocks);
    }

    /// <summary>A draft was written: the next one may have its memory. On any thread.</summary>
    public void Reuse(SegmentDraft draft) => spare.Push(draft.TakeBlocks());

    /// <summary>Where each key stands: most batches come in order and never ask.</summary>
    Dictionary<long, int> Places()
    {
        if (places is not null) return places;
        places = [];
        for (var i = 0; i < count; i++)
            if (!dead[i]) places.Add(keys[i], i);
        return places;
    }

    int Tokenise(string text)
    {
        var source = folded.AsSpan(0, text.Length);
        Fold.Into(text, source);
        var (at, position, length) = (tokens, -1, 0);
        foreach (var token in new Tokens(source))
        {
            if (token.Position > position + 1)
            {
                tokenTerms[at] = terms.Add(BreakKey);
                tokenPositions[at++] = token.Position - 1;
            }
            position = token.Position;
            tokenTerms[at] = Term(source, token);
            tokenPositions[at++] = position;
            length++;
        }
        tokens = at;
        return length;
    }

    int Term(ReadOnlySpan<char> source, in Token token)
    {
        // Nearly all tokens are two CJK characters; a surrogate half, a mark or a joiner is of another kind.
        if (token is { Length: 2, Kind: CharacterKind.Cjk })
        {
            var (first, second) = (source[token.Start], source[token.Start + 1]);
            if (CharacterKinds.Of(first) == CharacterKind.Cjk && CharacterKinds.Of(second) == CharacterKind.Cjk)
                return terms.Add(TermTable.KeyOf(first, second));
        }
        return terms.Add(term.AsSpan(0, token.CopyTerm(source, term)));
    }

    /// <summary>The documents that live, in the order of their keys.</summary>
    int[] Order()
    {
        var order = new int[alive];
        for (int i = 0, next = 0; i < count; i++)
            if (!dead[i]) order[next++] = i;
        if (!ascending) order.AsSpan().Sort((a, b) => keys[a].CompareTo(keys[b]));
        return order;
    }

    /// <summary>A counting sort: documents come in order and their tokens do, so each term's places need only be dealt out.</summary>
    void WriteTerms(BlockWriter blocks, int[] order)
    {
        var sorted = terms.Sorted();
        var counts = terms.Counts();
        var next = new int[counts.Length];
        var total = 0;
        foreach (var id in sorted)
        {
            next[id] = total;
            total += counts[id];
        }
        // Kept for the next batch: of this size a new one each time would be most of what the memory goes up and down by.
        if (dealt.Length < total) dealt = new long[total + total / 8];
        var all = dealt;
        for (var document = 0; document < order.Length; document++)
        {
            var at = order[document];
            for (var token = at == 0 ? 0 : tokenEnds[at - 1]; token < tokenEnds[at]; token++)
                all[next[tokenTerms[token]]++] = (long)document << 32 | (uint)tokenPositions[token];
        }

        Span<char> spelling = stackalloc char[4];
        var start = 0;
        foreach (var id in sorted)
        {
            // The places of documents that were taken out were not dealt.
            if (next[id] > start) blocks.Add(terms.Spell(id, spelling), all.AsSpan(start, next[id] - start));
            start += counts[id];
        }
        blocks.Finish();
    }

    void Grow(int room)
    {
        Array.Resize(ref keys, room);
        Array.Resize(ref conversations, room);
        Array.Resize(ref senders, room);
        Array.Resize(ref tokenEnds, room);
        Array.Resize(ref traits, room);
        Array.Resize(ref dead, room);
    }
}
