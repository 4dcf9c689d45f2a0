using System.Runtime.InteropServices;

namespace QA.Ingest.Text;

/// <summary>The phrases as a tree of letters, and its packing into the states that <see cref="PhraseMatcher"/> runs on.</summary>
sealed class Trie
{
    readonly List<Node> nodes = [new(0, -1)];
    readonly Dictionary<(int Node, ushort Letter), int> children = [];

    /// <summary>For each phrase another one with the same letters, or -1.</summary>
    public int[] NextAtSameEnd { get; }

    public Trie(ushort[] letters, string[] phrases)
    {
        NextAtSameEnd = new int[phrases.Length];
        for (var phrase = 0; phrase < phrases.Length; phrase++)
        {
            var at = 0;
            foreach (var c in phrases[phrase]) at = Child(at, letters[c]);
            ref var end = ref CollectionsMarshal.AsSpan(nodes)[at];
            (NextAtSameEnd[phrase], end.Phrase) = (end.Phrase, phrase);
        }
    }

    int Child(int parent, ushort letter)
    {
        ref var child = ref CollectionsMarshal.GetValueRefOrAddDefault(children, (parent, letter), out var isKnown);
        if (isKnown) return child;
        child = nodes.Count;
        ref var above = ref CollectionsMarshal.AsSpan(nodes)[parent];
        var node = new Node(letter, above.FirstChild);
        above.FirstChild = child;
        nodes.Add(node);
        return child;
    }

    /// <summary>Breadth first, so that a state's shorter suffixes are ready before it.</summary>
    public PhraseMatcher.State[] Pack(int letterCount)
    {
        var free = new PhraseMatcher.State { Parent = -1, Own = -1, Ending = -1 };
        var states = new PhraseMatcher.State[2 * nodes.Count + letterCount + 1];
        Array.Fill(states, free);
        // Of places that hold a state, the first is never given away: it is the root.
        var (used, firstFree, highest) = (letterCount + 1, 1, 0);
        var own = new List<(ushort Letter, int Node)>();
        var queue = new Queue<(int Node, int Place)>([(0, 0)]);
        while (queue.TryDequeue(out var parent))
        {
            own.Clear();
            for (var child = nodes[parent.Node].FirstChild; child >= 0; child = nodes[child].NextSibling) own.Add((nodes[child].Letter, child));
            if (own.Count == 0) continue;
            own.Sort(static (a, b) => a.Letter.CompareTo(b.Letter));
            // The root's children stand at their letters: there the first letter is the state.
            var offset = parent.Place == 0 ? 0 : FirstFit(CollectionsMarshal.AsSpan(own));
            highest = Math.Max(highest, offset);
            Grow(offset + own[^1].Letter + 1);
            states[parent.Place].Base = offset;
            foreach (var (letter, index) in own)
            {
                var fallback = parent.Place == 0 ? 0 : Step(states[parent.Place].Fallback, letter);
                var shorter = states[fallback].Own >= 0 ? fallback : states[fallback].Shorter;
                var phrase = nodes[index].Phrase;
                states[offset + letter] = new()
                {
                    Parent = parent.Place,
                    Fallback = fallback,
                    Own = phrase,
                    Shorter = shorter,
                    Ending = phrase >= 0 || shorter > 0 ? 0 : -1,
                };
                queue.Enqueue((index, offset + letter));
            }
            while (firstFree < used && states[firstFree].Parent >= 0) firstFree++;
        }
        // Every base plus every letter is a place, so that the matcher needs no bounds check.
        Grow(highest + letterCount + 1);
        return states[..used];

        void Grow(int count)
        {
            used = Math.Max(used, count);
            if (used <= states.Length) return;
            var known = states.Length;
            Array.Resize(ref states, Math.Max(used, 2 * known));
            Array.Fill(states, free, known, states.Length - known);
        }

        int FirstFit(ReadOnlySpan<(ushort Letter, int Node)> letters)
        {
            var smallest = letters[0].Letter;
            for (var place = Math.Max(firstFree, smallest + 1); ; place++)
            {
                var fits = true;
                foreach (var (letter, _) in letters)
                {
                    var wanted = place - smallest + letter;
                    if (wanted < used && states[wanted].Parent >= 0) { fits = false; break; }
                }
                if (fits) return place - smallest;
            }
        }

        int Step(int state, ushort letter)
        {
            while (true)
            {
                var child = states[state].Base + letter;
                if (child < used && states[child].Parent == state && child != 0) return child;
                if (state == 0) return 0;
                state = states[state].Fallback;
            }
        }
    }

    struct Node(ushort letter, int nextSibling)
    {
        public readonly ushort Letter = letter;
        public readonly int NextSibling = nextSibling;
        public int FirstChild = -1;
        public int Phrase = -1;
    }
}
