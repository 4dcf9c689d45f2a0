using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace QA.Ingest.Text;

/// <summary>词组匹配: finds every occurrence of many literals in one pass over a folded text.</summary>
/// <remarks>
/// An Aho-Corasick automaton in a double array, entered only where two characters begin a phrase: a table of bits says so, which
/// stays in the nearest cache. No choice of phrases or text makes the pass slower than linear. Literals are folded here; overlapping occurrences are all reported.
/// </remarks>
public sealed class PhraseMatcher
{
    /// <summary>Letter of each character: 0 in no phrase, 1 to <see cref="starters"/> those that begin one, then the rest.</summary>
    readonly ushort[] letters = new ushort[char.MaxValue + 1];
    readonly int starters;
    readonly State[] states;

    /// <summary>A bit for each pair of letters with which a phrase begins; of letters beyond the mask, at least theirs.</summary>
    readonly ulong[] pairs;
    readonly int pairBits, pairMask;

    /// <summary>A bit for the hash of each two characters with which a phrase begins; null where one character is a phrase.</summary>
    readonly ulong[]? beginnings;

    /// <summary>A bit for the hash of each three characters with which a phrase begins; all bits of the third for one of two characters.</summary>
    readonly ulong[] triples = [];
    readonly int hashShift;

    readonly Phrase[] phrases;

    /// <param name="literals">The phrases; <see cref="PhraseHit.Phrase"/> is the place in this list. None may be empty.</param>
    /// <param name="wholeWords">
    /// A literal that begins or ends with a Latin letter or a digit matches only where the word or number does too:
    /// <c>hi</c> is not in <c>this</c>, while <c>qq</c> is in <c>qq123</c>.
    /// </param>
    public PhraseMatcher(IReadOnlyList<string> literals, bool wholeWords = false)
    {
        var folded = new string[literals.Count];
        phrases = new Phrase[literals.Count];
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = Fold.Of(literals[i]);
            if (folded[i].Length == 0) throw new ArgumentException($"phrase {i} is empty", nameof(literals));
            phrases[i] = new(folded[i].Length, Edge(folded[i][0]), Edge(folded[i][^1]));
        }

        var count = 0;
        foreach (var phrase in folded) Letter(phrase[0]);
        starters = count;
        foreach (var phrase in folded)
            foreach (var c in phrase) Letter(c);

        var trie = new Trie(letters, folded);
        states = trie.Pack(count);
        for (var i = 0; i < folded.Length; i++) phrases[i].Next = trie.NextAtSameEnd[i];

        // Ten bits make 128 KB, which stays in the cache; the usual 200 phrases need nine.
        pairBits = Math.Clamp(BitOperations.Log2((uint)count) + 1, 3, 10);
        pairMask = (1 << pairBits) - 1;
        pairs = new ulong[1 << (2 * pairBits - 6)];
        foreach (var phrase in folded)
            for (var second = phrase.Length > 1 ? letters[phrase[1]] & pairMask : 0; second <= pairMask; second++)
            {
                var pair = (letters[phrase[0]] & pairMask) << pairBits | second;
                pairs[pair >> 6] |= 1UL << pair;
                if (phrase.Length > 1) break;
            }

        if (Array.TrueForAll(folded, phrase => phrase.Length > 1))
        {
            // Of the other places these bits let one in two hundred through; 16 KB leave room for the text beside them.
            var bits = Math.Clamp(BitOperations.Log2((uint)folded.Length + 1) + 8, 10, 17);
            hashShift = 32 - bits;
            beginnings = new ulong[1 << (bits - 6)];
            foreach (var phrase in folded)
            {
                var hash = Hash(phrase[0] | (uint)phrase[1] << 16);
                beginnings[hash >> 6] |= 1UL << (int)hash;
            }
            triples = new ulong[beginnings.Length];
            foreach (var phrase in folded)
            {
                var hash = Hash(phrase[0] | (uint)phrase[1] << 16);
                if (phrase.Length == 2) triples[hash >> 6] = ulong.MaxValue;
                else triples[hash >> 6] |= Third(phrase[2]);
            }
        }

        void Letter(char c)
        {
            if (letters[c] == 0) letters[c] = checked((ushort)++count);
        }

        CharacterKind Edge(char c) => wholeWords && CharacterKinds.Of(c) is CharacterKind.Letter or CharacterKind.Digit
            ? CharacterKinds.Of(c) : CharacterKind.Break;
    }

    /// <summary>How many phrases there are.</summary>
    public int Count => phrases.Length;

    /// <summary>Adds every occurrence to <paramref name="hits"/>, in order of where they end, longer before shorter.</summary>
    public void Find(ReadOnlySpan<char> folded, List<PhraseHit> hits)
    {
        if (beginnings is not null) FindByHash(folded, beginnings, hits);
        else FindByLetters(folded, hits);
    }

    /// <summary>Two characters, the first in the lower half: Fibonacci hashing, whose upper bits depend on all of them.</summary>
    uint Hash(uint pair) => pair * 0x9E3779B1 >> hashShift;

    static ulong Third(char c) => 1UL << (int)(c * 0x9E3779B1 >> 26);

    /// <summary>Most places begin nothing and are passed by one look at two characters as they stand, and most of the rest by the third.</summary>
    void FindByHash(ReadOnlySpan<char> folded, ulong[] table, List<PhraseHit> hits)
    {
        ref var text = ref MemoryMarshal.GetReference(folded);
        ref var bits = ref MemoryMarshal.GetArrayDataReference(table);
        ref var thirds = ref MemoryMarshal.GetArrayDataReference(triples);
        // No bounds checks: the last place has one character after it, and the hash has as many bits as the table.
        for (var i = 0; i < folded.Length - 1; i++)
        {
            var pair = BitConverter.IsLittleEndian
                ? Unsafe.ReadUnaligned<uint>(ref Unsafe.As<char, byte>(ref Unsafe.Add(ref text, i)))
                : Unsafe.Add(ref text, i) | (uint)Unsafe.Add(ref text, i + 1) << 16;
            var hash = Hash(pair);
            if ((Unsafe.Add(ref bits, hash >> 6) >> (int)hash & 1) == 0) continue;
            if ((Unsafe.Add(ref thirds, hash >> 6) & (i + 2 < folded.Length ? Third(Unsafe.Add(ref text, i + 2)) : ulong.MaxValue)) != 0) i = Follow(folded, i, hits);
        }
    }

    /// <summary>Runs the automaton from a place where a phrase may begin, and gives the last place that it has read.</summary>
    int Follow(ReadOnlySpan<char> folded, int i, List<PhraseHit> hits)
    {
        ref var text = ref MemoryMarshal.GetReference(folded);
        ref var letter = ref MemoryMarshal.GetArrayDataReference(letters);
        ref var nodes = ref MemoryMarshal.GetArrayDataReference(states);
        int node = Unsafe.Add(ref letter, (nint)Unsafe.Add(ref text, i));
        if ((uint)(node - 1) >= (uint)starters) return i;
        while (true)
        {
            if (Unsafe.Add(ref nodes, node).Ending >= 0) Report(folded, node, i + 1, hits);
            if (i + 1 == folded.Length) return i;
            int here = Unsafe.Add(ref letter, (nint)Unsafe.Add(ref text, ++i));
            if (here == 0) return i;
            while (true)
            {
                var child = Unsafe.Add(ref nodes, node).Base + here;
                if (Unsafe.Add(ref nodes, child).Parent == node)
                {
                    node = child;
                    break;
                }
                if (node == 0) return i;
                node = Unsafe.Add(ref nodes, node).Fallback;
            }
        }
    }

    /// <summary>The same where one character may be a phrase.</summary>
    void FindByLetters(ReadOnlySpan<char> folded, List<PhraseHit> hits)
    {
        ref var text = ref MemoryMarshal.GetReference(folded);
        ref var letter = ref MemoryMarshal.GetArrayDataReference(letters);
        ref var nodes = ref MemoryMarshal.GetArrayDataReference(states);
        ref var starts = ref MemoryMarshal.GetArrayDataReference(pairs);
        var (first, mask, bits) = ((uint)starters, pairMask, pairBits);
        // No bounds checks: letters has every char, pairs every pair of masked letters, and Pack leaves room for every
        // letter after every base.
        var last = folded.Length - 1;
        var next = last < 0 ? 0 : Unsafe.Add(ref letter, (nint)text);
        for (var i = 0; i <= last; i++)
        {
            // At the root: a character begins something only together with the one after it. Branching on the pair
            // instead of the character is what the processor guesses right.
            var here = next;
            next = i == last ? 0 : Unsafe.Add(ref letter, (nint)Unsafe.Add(ref text, i + 1));
            var pair = (here & mask) << bits | next & mask;
            if ((Unsafe.Add(ref starts, pair >> 6) >> pair & 1) == 0) continue;
            if ((uint)(here - 1) >= first) continue;

            var node = here;
            while (true)
            {
                if (Unsafe.Add(ref nodes, node).Ending >= 0) Report(folded, node, i + 1, hits);
                if (i == last) break;
                here = next;
                i++;
                next = i == last ? 0 : Unsafe.Add(ref letter, (nint)Unsafe.Add(ref text, i + 1));
                if (here == 0) break;
                while (true)
                {
                    var child = Unsafe.Add(ref nodes, node).Base + here;
                    if (Unsafe.Add(ref nodes, child).Parent == node)
                    {
                        node = child;
                        break;
                    }
                    if (node == 0) break;
                    node = Unsafe.Add(ref nodes, node).Fallback;
                }
                if (node == 0) break;
            }
        }
    }

    void Report(ReadOnlySpan<char> text, int node, int end, List<PhraseHit> hits)
    {
        for (; node > 0; node = states[node].Shorter)
            for (var phrase = states[node].Own; phrase >= 0; phrase = phrases[phrase].Next)
            {
                ref readonly var found = ref phrases[phrase];
                var start = end - found.Length;
                if (found.Left != CharacterKind.Break && start > 0 && Continues(found.Left, text[start - 1])) continue;
                if (found.Right != CharacterKind.Break && end < text.Length && Continues(found.Right, text[end])) continue;
                hits.Add(new(phrase, start, found.Length));
            }
    }

    static bool Continues(CharacterKind edge, char neighbour)
    {
        var kind = CharacterKinds.Of(neighbour);
        return kind == edge || kind == CharacterKind.Mark && edge == CharacterKind.Letter;
    }

    struct Phrase(int length, CharacterKind left, CharacterKind right)
    {
        public readonly int Length = length;
        public readonly CharacterKind Left = left, Right = right;

        /// <summary>Another phrase of the same folded text, or -1.</summary>
        public int Next;
    }

    /// <summary>A state's children stand at Base + letter and name it as their Parent.</summary>
    internal struct State
    {
        public int Base, Parent;

        /// <summary>The longest proper suffix that is a state too: where to go on when no child fits.</summary>
        public int Fallback;

        /// <summary>Not negative where some phrase ends here.</summary>
        public int Ending;

        /// <summary>The phrase that this state spells, or -1; and the next shorter state that spells one, or 0.</summary>
        public int Own, Shorter;
    }
}
