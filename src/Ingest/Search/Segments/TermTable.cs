using System.Numerics;
using System.Runtime.InteropServices;

namespace QA.Ingest.Search.Segments;

/// <summary>Gives each term of a batch a number, in the order of first sight.</summary>
/// <remarks>
/// Nearly all terms are one or two characters, so up to four UTF-16 units are looked up as one 64-bit number, without a
/// string; its order is the ordinal order of strings, because no term holds a NUL.
/// </remarks>
sealed class TermTable
{
    const int KeyUnits = 4;

    Slot[] slots = new Slot[1 << 16];
    ulong[] keys = new ulong[1 << 15];
    readonly Dictionary<string, int> longIds = new(StringComparer.Ordinal);
    readonly Dictionary<int, (string Term, int Count)> longTerms = [];
    int shortCount;

    /// <summary>All that a lookup touches stands side by side: a batch has more terms than the processor's cache has room.</summary>
    struct Slot
    {
        public ulong Key;

        /// <summary>The term's number and one; 0 in an empty slot.</summary>
        public int Id;

        public int Count;
    }

    public int Count { get; private set; }

    /// <summary>How often each term was added.</summary>
    public int[] Counts()
    {
        var counts = new int[Count];
        foreach (ref readonly var slot in slots.AsSpan())
            if (slot.Id > 0) counts[slot.Id - 1] = slot.Count;
        foreach (var (id, term) in longTerms) counts[id] = term.Count;
        return counts;
    }

    /// <summary>The first four units, first one highest.</summary>
    public static ulong KeyOf(ReadOnlySpan<char> term)
    {
        var key = 0UL;
        for (var i = 0; i < KeyUnits; i++) key = key << 16 | (i < term.Length ? term[i] : 0UL);
        return key;
    }

    public static ulong KeyOf(char first, char second) => (ulong)first << 48 | (ulong)second << 32;

    public int Add(ReadOnlySpan<char> term)
    {
        if (term.Length <= KeyUnits) return Add(KeyOf(term));
        var lookup = longIds.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(term, out var id))
        {
            id = New(KeyOf(term));
            var text = term.ToString();
            longIds.Add(text, id);
            longTerms.Add(id, (text, 0));
        }
        CollectionsMarshal.GetValueRefOrNullRef(longTerms, id).Count++;
        return id;
    }

    /// <summary>Adds a term of at most four units.</summary>
    public int Add(ulong key)
    {
        var mask = slots.Length - 1;
        for (var at = Place(key); ; at = at + 1 & mask)
        {
            ref var slot = ref slots[at];
            if (slot.Key == key && slot.Id > 0)
            {
                slot.Count++;
                return slot.Id - 1;
            }
            if (slot.Id == 0) return Fill(ref slot, key);
        }
    }

    /// <summary>The terms' numbers in ordinal order of the terms.</summary>
    public int[] Sorted()
    {
        var ids = new int[Count];
        for (var i = 0; i < ids.Length; i++) ids[i] = i;
        var order = keys.AsSpan(0, Count).ToArray();
        Array.Sort(order, ids);
        // Long words with the same beginning stand side by side now, in no order.
        for (int from = 0, until; from < ids.Length; from = until)
        {
            for (until = from + 1; until < ids.Length && order[until] == order[from]; until++) { }
            if (until - from > 1) ids.AsSpan(from, until - from).Sort((a, b) => string.CompareOrdinal(TermOf(a), TermOf(b)));
        }
        return ids;
    }

    public string TermOf(int id)
    {
        if (longTerms.TryGetValue(id, out var known)) return known.Term;
        Span<char> units = stackalloc char[KeyUnits];
        return units[..Copy(id, units)].ToString();
    }

    /// <summary>The term's characters: a long one's own, a short one's in the buffer, which holds four.</summary>
    public ReadOnlySpan<char> Spell(int id, Span<char> buffer) =>
        longTerms.Count > 0 && longTerms.TryGetValue(id, out var known) ? known.Term : buffer[..Copy(id, buffer)];

    public void Clear()
    {
        Array.Clear(slots);
        longIds.Clear();
        longTerms.Clear();
        (Count, shortCount) = (0, 0);
    }

    int Copy(int id, Span<char> units)
    {
        var key = keys[id];
        var length = 0;
        for (; key != 0; key <<= 16) units[length++] = (char)(key >> 48);
        return length;
    }

    int Fill(ref Slot slot, ulong key)
    {
        var id = New(key);
        slot = new() { Key = key, Id = id + 1, Count = 1 };
        if (++shortCount * 2 > slots.Length) Widen();
        return id;
    }

    int New(ulong key)
    {
        if (Count == keys.Length) Array.Resize(ref keys, 2 * Count);
        keys[Count] = key;
        return Count++;
    }

    void Widen()
    {
        var narrow = slots;
        slots = new Slot[2 * narrow.Length];
        foreach (ref readonly var slot in narrow.AsSpan())
        {
            if (slot.Id == 0) continue;
            var at = Place(slot.Key);
            while (slots[at].Id != 0) at = at + 1 & slots.Length - 1;
            slots[at] = slot;
        }
    }

    // Multiplicative hashing (Knuth): the high bits of the product depend on all bits of the key.
    int Place(ulong key) => (int)((key ^ key >> 32) * 0x9E3779B97F4A7C15UL >> 64 - BitOperations.Log2((uint)slots.Length));
}
