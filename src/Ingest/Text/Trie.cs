namespace QA.Ingest.Text;

/// <summary>The phrases as a tree of letters, and its packing into the states that <see cref="PhraseMatcher"/> runs on.</summary>
sealed class Trie
{
    readonly List<Node> nodes = [new()];

    /// <summary>For each phrase another one with the same letters, or -1.</summary>
    public int[] NextAtSameEnd { get; }

    public Trie(ushort[] letters, string[] phrases)
    {
        NextAtSameEnd = new int[phrases.Length];
        for (var phrase = 0; phrase < phrases.Length; phrase++)
        {
            var at = 0;
            foreach (var c in phrases[phrase])
            {
                if (!nodes[at].Children.TryGetValue(letters[c], out var child))
                {
                    nodes[at].Children.Add(letters[c], child = nodes.Count);
                    nodes.Add(new());
                }
                at = child;
            }
            NextAtSameEnd[phrase] = nodes[at].Phrase;
            nodes[at].Phrase = phrase;
        }
    }

    /// <summary>Breadth first, so that a state's shorter suffixes are ready before it.</summary>
    public PhraseMatcher.State[] Pack(int letterCount)
    {
        var states = new List<PhraseMatcher.State>();
        Grow(letterCount + 1);
        states[0] = states[0] with { Parent = -1 };
        var firstFree = 1;
        var queue = new Queue<(Node Node, int Place)>([(nodes[0], 0)]);
        while (queue.TryDequeue(out var parent))
        {
            if (parent.Node.Children.Count == 0) continue;
            // The root's children stand at their letters: there the first letter is the state.
            var offset = parent.Place == 0 ? 0 : FirstFit(parent.Node.Children);
            states[parent.Place] = states[parent.Place] with { Base = offset };
            foreach (var (letter, index) in parent.Node.Children)
            {
                var place = offset + letter;
                Grow(place + 1);
                var child = nodes[index];
                var fallback = parent.Place == 0 ? 0 : Step(states[parent.Place].Fallback, letter);
                var shorter = states[fallback].Own >= 0 ? fallback : states[fallback].Shorter;
                states[place] = states[place] with
                {
                    Parent = parent.Place,
                    Fallback = fallback,
                    Own = child.Phrase,
                    Shorter = shorter,
                    Ending = child.Phrase >= 0 || shorter > 0 ? 0 : -1,
                };
                queue.Enqueue((child, place));
            }
            while (firstFree < states.Count && states[firstFree].Parent >= 0) firstFree++;
        }
        // Every base plus every letter is a place, so that the matcher needs no bounds check.
        var highest = 0;
        foreach (var state in states) highest = Math.Max(highest, state.Base);
        Grow(highest + letterCount + 1);
        return [.. states];

        void Grow(int count)
        {
            while (states.Count < count) states.Add(new() { Parent = -1, Own = -1, Ending = -1 });
        }

        int FirstFit(SortedDictionary<ushort, int> children)
        {
            var smallest = 0;
            foreach (var letter in children.Keys) { smallest = letter; break; }
            for (var place = Math.Max(firstFree, smallest + 1); ; place++)
            {
                var fits = true;
                foreach (var letter in children.Keys)
                {
                    var wanted = place - smallest + letter;
                    if (wanted < states.Count && states[wanted].Parent >= 0) { fits = false; break; }
                }
                if (fits) return place - smallest;
            }
        }

        int Step(int state, ushort letter)
        {
            while (true)
            {
                var child = states[state].Base + letter;
                if (child < states.Count && states[child].Parent == state && child != 0) return child;
                if (state == 0) return 0;
                state = states[state].Fallback;
            }
        }
    }

    sealed class Node
    {
        public SortedDictionary<ushort, int> Children { get; } = [];
        public int Phrase { get; set; } = -1;
    }
}
