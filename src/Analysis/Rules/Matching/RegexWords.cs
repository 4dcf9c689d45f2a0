using System.Globalization;

namespace QA.Analysis.Rules.Matching;

/// <summary>What a regular expression needs: words of which one must be seen before it can match.</summary>
/// <param name="Needed">One of them is in every match; null where nothing is certain.</param>
/// <param name="Exact">The very texts that it matches, where they are few and nothing else is asked; else null.</param>
/// <param name="Also">One of these is in every match too, beside one of <paramref name="Needed"/>; null where no more is certain.</param>
/// <param name="Ways">How many ways of matching there are at one place.</param>
/// <remarks>
/// Regular expressions are the slow part of a scan. One that is only a way of writing a few words is turned into those
/// words, and any other runs only where a word that it needs was seen. Where the ways of matching are few it is left to .NET's
/// backtracking engine, which cannot run away with it then, is built a hundred times faster than the NonBacktracking one and
/// takes a megabyte less; it also holds nothing that the latter refuses. All others are given to NonBacktracking.
/// </remarks>
internal sealed record RegexWords(
    IReadOnlyCollection<string>? Needed, IReadOnlyCollection<string>? Also, IReadOnlyCollection<string>? Exact, RegexWays Ways)
{
    /// <summary>Beyond this, writing a pattern out costs more than running it.</summary>
    const int Most = 96;

    public static RegexWords Of(string pattern)
    {
        try
        {
            var parser = new Parser(pattern);
            var whole = parser.Alternatives();
            return parser.AtEnd
                ? new(Shortest(whole.Best), Shortest(whole.Also), whole.IsPlain ? whole.Exact : null, whole.Ways)
                : new(null, null, null, RegexWays.Unknown);
        }
        catch (FormatException)
        {
            // Syntax that this reader does not know: the expression is run on every message, which is slow but right.
            return new(null, null, null, RegexWays.Unknown);
        }
    }

    /// <param name="Exact">All texts that the part matches; null where they are many or unknown.</param>
    /// <param name="Needed">Words of which one is in every match.</param>
    /// <param name="IsPlain">Whether nothing but text is asked: no border, no start, no end.</param>
    /// <param name="Ways">At most how many ways there are of matching it at one place.</param>
    sealed record Part(HashSet<string>? Exact, HashSet<string>? Needed, bool IsPlain, RegexWays Ways)
    {
        /// <summary>Words of which one is in every match as well as one of <see cref="Best"/>.</summary>
        public HashSet<string>? Also { get; init; }

        public static readonly Part Unknown = new(null, null, true, RegexWays.One);
        public static readonly Part Border = new([""], null, false, RegexWays.One);

        public static Part Text(string text) => new([text], null, true, RegexWays.OfWords(text.Length, 1));

        public HashSet<string>? Best => Better(Exact, Needed);
    }

    static HashSet<string>? Better(HashSet<string>? a, HashSet<string>? b)
    {
        if (a is null || a.Contains("")) return b;
        if (b is null) return a;
        if (IsCommon(a) != IsCommon(b)) return IsCommon(a) ? b : a;
        var (shortest, other) = (a.Min(w => w.Length), b.Min(w => w.Length));
        return shortest > other || (shortest == other && a.Count <= b.Count) ? a : b;
    }

    /// <summary>Without the words that hold another of them: who writes 帮您查 has written 帮您.</summary>
    static HashSet<string>? Shortest(HashSet<string>? words)
    {
        if (words is null) return null;
        var others = words.GetAlternateLookup<ReadOnlySpan<char>>();
        return [.. words.Where(word => !HoldsAnother(word))];

        bool HoldsAnother(string word)
        {
            for (var start = 0; start < word.Length; start++)
                for (var end = start + 1; end <= word.Length; end++)
                    if (end - start < word.Length && others.Contains(word.AsSpan(start, end - start))) return true;
            return false;
        }
    }

    /// <summary>Words that are in every second message: an expression that waited for one would run nearly always.</summary>
    static bool IsCommon(HashSet<string> words) => words.Any(Common.Contains);

    static readonly HashSet<string> Common = [
        .. "你您我他的是了在有不这那个们就也都好一吗呢吧啊要会可能到没给和说,。!? 0123456789abcdefghijklmnopqrstuvwxyz".Select(c => c.ToString()),
        "您好", "我们", "可以", "这个", "一下", "you", "you ", "u ", "the ", "i ", "we ", "is", "is ", "are", "to ", "it", "it ", "your", "your ",
    ];

    /// <summary>Of different words only those can match at one place that begin with each other: 我 and 我们.</summary>
    static int LongestChain(HashSet<string> words)
    {
        var beginnings = words.GetAlternateLookup<ReadOnlySpan<char>>();
        return words.Max(Beginnings);

        int Beginnings(string word)
        {
            var count = 0;
            for (var length = 0; length <= word.Length; length++)
                if (beginnings.Contains(word.AsSpan(0, length))) count++;
            return count;
        }
    }

    /// <summary>What means something else than itself, and what of that repeats the sign before it.</summary>
    static readonly System.Buffers.SearchValues<char> Signs = System.Buffers.SearchValues.Create("()[].^$\\*+?{|"), Repeats = System.Buffers.SearchValues.Create("*+?{");

    sealed class Parser(string pattern)
    {
        int at;

        public bool AtEnd => at == pattern.Length;

        public Part Alternatives()
        {
            var parts = new List<Part> { Sequence() };
            while (!AtEnd && pattern[at] == '|')
            {
                at++;
                parts.Add(Sequence());
            }
            if (parts.Count == 1) return parts[0];
            HashSet<string>? exact = parts.All(p => p.Exact is not null) ? [.. parts.SelectMany(p => p.Exact!)] : null;
            HashSet<string>? needed = parts.All(p => p.Best is not null) ? [.. parts.SelectMany(p => p.Best!)] : null;
            return new(exact is { Count: > Most } ? null : exact, needed, parts.All(p => p.IsPlain),
                exact is null ? parts.Aggregate(RegexWays.None, (sum, p) => sum.Or(p.Ways)) : RegexWays.OfWords(exact.Sum(word => word.Length), LongestChain(exact)));
        }

        Part Sequence()
        {
            HashSet<string> run = [""];
            var sets = new List<HashSet<string>?>();
            // Only this alternative asks for the start, whatever stands beside it.
            var (isWhole, isPlain, ways) = (true, true, !AtEnd && pattern[at] == '^' ? RegexWays.Nothing.AtStart() : RegexWays.Nothing);
            while (!AtEnd && pattern[at] is not ('|' or ')'))
            {
                var part = Letters() is { } letters ? Part.Text(letters) : Quantified(Atom());
                isPlain &= part.IsPlain;
                ways = ways.Then(part.Ways);
                if (part.Exact is { } texts && run.Count * texts.Count <= Most)
                {
                    run = Joined(run, texts);
                    continue;
                }
                sets.Add(run);
                // What is known exactly begins the next run, and is needed as that.
                if (part.Exact is null) sets.Add(part.Needed);
                run = part.Exact ?? [""];
                isWhole = false;
            }
            if (isWhole) return new(run, null, isPlain, ways);
            sets.Add(run);
            sets.RemoveAll(set => set is null || set.Contains(""));
            var best = sets.Aggregate((HashSet<string>?)null, Better);
            sets.RemoveAll(set => ReferenceEquals(set, best) || IsCommon(set!));
            return new(null, best, isPlain, ways) { Also = sets.Aggregate((HashSet<string>?)null, Better) };
        }

        static HashSet<string> Joined(HashSet<string> heads, HashSet<string> tails)
        {
            if (heads.Count == 1 && heads.Contains("")) return tails;
            var joined = new HashSet<string>(heads.Count * tails.Count);
            foreach (var head in heads)
                foreach (var tail in tails) joined.Add(head + tail);
            return joined;
        }

        /// <summary>As many plain letters as follow, but for one that is repeated; null where fewer than two do.</summary>
        string? Letters()
        {
            var end = at;
            while (end < pattern.Length && !Signs.Contains(pattern[end])) end++;
            if (end < pattern.Length && Repeats.Contains(pattern[end])) end--;
            if (end - at < 2) return null;
            var letters = pattern[at..end];
            at = end;
            return letters;
        }

        Part Atom()
        {
            var c = pattern[at++];
            switch (c)
            {
                case '(': return Group();
                case '[': return Class();
                case '.': return Part.Unknown;
                case '^' or '$': return Part.Border;
                case '\\': return Escape();
                case '*' or '+' or '?': throw new FormatException();
                default: return Part.Text(c.ToString());
            }
        }

        Part Group()
        {
            if (Take("?:")) { }
            else if (!AtEnd && pattern[at] == '?') throw new FormatException();
            var inner = Alternatives();
            if (!Take(")")) throw new FormatException();
            return inner;
        }

        Part Escape()
        {
            if (AtEnd) throw new FormatException();
            var c = pattern[at++];
            switch (c)
            {
                case 'n': return Part.Text("\n");
                case 'r': return Part.Text("\r");
                case 't': return Part.Text("\t");
                case 'b' or 'B' or 'A' or 'z' or 'Z': return Part.Border;
                case 'd' or 'D' or 's' or 'S' or 'w' or 'W': return Part.Unknown;
                default: return char.IsLetterOrDigit(c) ? throw new FormatException() : Part.Text(c.ToString());
            }
        }

        Part Class()
        {
            var members = new HashSet<string>();
            var isOpen = Take("^");
            for (var first = true; ; first = false)
            {
                if (AtEnd) throw new FormatException();
                var c = pattern[at++];
                if (c == ']' && !first) break;
                if (c == '[') throw new FormatException();
                if (c == '\\')
                {
                    if (Escape() is { Exact.Count: 1 } escaped) c = escaped.Exact.First()[0];
                    else isOpen = true;
                }
                if (at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']')
                {
                    // A range is too many words to be worth writing out.
                    at++;
                    if (pattern[at++] == '\\') at++;
                    isOpen = true;
                }
                members.Add(c.ToString());
            }
            return isOpen ? Part.Unknown : new(members, null, true, RegexWays.One);
        }

        Part Quantified(Part part)
        {
            if (AtEnd) return part;
            var (least, most) = (1, 1);
            switch (pattern[at])
            {
                case '?': (least, most) = (0, 1); at++; break;
                case '*': (least, most) = (0, int.MaxValue); at++; break;
                case '+': (least, most) = (1, int.MaxValue); at++; break;
                case '{' when Count() is var (low, high, length): (least, most) = (low, high); at += length; break;
                default: return part;
            }
            Take("?");
            var ways = part.Ways.Repeated(least, most);
            return (least, most) switch
            {
                (1, 1) => part,
                (0, 1) when part.Exact is { } texts => new([.. texts, ""], null, part.IsPlain, ways),
                (0, _) => Part.Unknown with { IsPlain = part.IsPlain, Ways = ways },
                _ => new(null, part.Best, part.IsPlain, ways),
            };
        }

        /// <summary><c>{2}</c>, <c>{2,}</c> or <c>{2,4}</c> at this place, or null.</summary>
        (int Least, int Most, int Length)? Count()
        {
            var end = pattern.IndexOf('}', at);
            if (end < 0) return null;
            var numbers = pattern[(at + 1)..end].Split(',');
            if (numbers.Length > 2 || !Whole(numbers[0], out var least)) return null;
            if (numbers.Length == 1) return (least, least, end - at + 1);
            if (numbers[1].Length == 0) return (least, int.MaxValue, end - at + 1);
            return Whole(numbers[1], out var most) ? (least, most, end - at + 1) : null;

            static bool Whole(string text, out int number) =>
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
        }

        bool Take(string token)
        {
            if (!pattern.AsSpan(at).StartsWith(token, StringComparison.Ordinal)) return false;
            at += token.Length;
            return true;
        }
    }
}
