using QA.Ingest.Settings;

namespace QA.Analysis.Rules.Matching;

/// <summary>Words within a reach of others: <c>{chars: 6, any: [一定, 绝对]}</c>. Reach counts Han characters or Latin words.</summary>
internal sealed class Window(int reach, PatternSet any)
{
    /// <summary>Longer than any sentence that one thought fits in; more is a slip of the key.</summary>
    const int Longest = 200;

    public static Window? Read(YamlValue? value, Lexicon.Builder words)
    {
        if (value is null) return null;
        var map = value.AsMap();
        var window = new Window(map.Get("chars").AsWhole(0, Longest), PatternSet.Read(map.Get("any"), words));
        map.RefuseUnknown();
        return window;
    }

    /// <summary>Keeps what has one of the words within reach, before or behind it.</summary>
    public void KeepNear(MessageScan scan, List<Stretch> candidates)
    {
        var neighbours = Neighbours(scan);
        candidates.RemoveAll(at => !neighbours.Exists(neighbour => !neighbour.Overlaps(at) && Gap(scan.Folded, at, neighbour) <= reach));
    }

    /// <summary>Drops what has one of the words before it, within reach and in the same clause.</summary>
    public void DropAfter(MessageScan scan, List<Stretch> candidates)
    {
        var negations = Neighbours(scan);
        if (negations.Count == 0) return;
        candidates.RemoveAll(at => negations.Exists(negation =>
            negation.End <= at.Start && Gap(scan.Folded, at, negation) <= reach && IsOneClause(scan.Folded[negation.End..at.Start])));
    }

    List<Stretch> Neighbours(MessageScan scan)
    {
        scan.Neighbours.Clear();
        any.Find(scan, scan.Neighbours);
        return scan.Neighbours;
    }

    public static int Gap(ReadOnlySpan<char> text, Stretch a, Stretch b) =>
        Script.Units(a.Start < b.Start ? text[a.End..b.Start] : text[b.End..a.Start]);

    public static bool IsOneClause(ReadOnlySpan<char> between)
    {
        foreach (var c in between)
            if (Script.EndsClause(c)) return false;
        return true;
    }
}
