using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Rules.Matching;

/// <summary>措辞: words to be found, bound by what must stand near them and excused by what stands before or over them.</summary>
/// <remarks>
/// <c>near</c> binds every alternative and is not part of the span. <c>not_after</c> is a negation: it does not reach
/// across the end of a clause. <c>unless</c> excuses only the words that it overlaps, so that
/// 「活动要交保证金,我保证今天到」 is still a breach.
/// </remarks>
internal sealed class Phrasing
{
    readonly PatternSet any;
    readonly Window? near;
    readonly Window? notAfter;
    readonly PatternSet? unless;
    readonly bool excusesQuotes;

    Phrasing(PatternSet any, Window? near, Window? notAfter, PatternSet? unless, bool excusesQuotes) =>
        (this.any, this.near, this.notAfter, this.unless, this.excusesQuotes) = (any, near, notAfter, unless, excusesQuotes);

    /// <summary>Words without one of which nothing can be found.</summary>
    public IReadOnlyList<int> Triggers => any.Triggers;

    public bool AlwaysRuns => any.AlwaysRuns;

    /// <summary>Whether nothing but the message's text decides: a customer quoted in it is looked for in the messages before.</summary>
    public bool RestsOnText => !excusesQuotes;

    /// <param name="match">Where <c>any</c> and <c>near</c> stand.</param>
    /// <param name="rest">Where <c>not_after</c> and <c>unless</c> stand.</param>
    /// <exception cref="SettingsException">A key is missing or wrong, or an alternative can never be found.</exception>
    public static Phrasing Read(YamlMap match, YamlMap rest, Lexicon.Builder words) =>
        Of(PatternSet.Read(match.Get("any"), words), match, rest, words);

    /// <summary>The same for words that stand elsewhere than under <c>any</c>.</summary>
    public static Phrasing Of(PatternSet any, YamlMap match, YamlMap rest, Lexicon.Builder words)
    {
        var near = Window.Read(match.Find("near"), words);
        var notAfter = Window.Read(rest.Find("not_after"), words);
        var (unless, excusesQuotes) = Excuses(rest.Find("unless"), words);
        foreach (var alternative in any.Words) RefuseDead(alternative, unless);
        return new(any, near, notAfter, unless, excusesQuotes);
    }

    /// <summary>Adds what is found, by start, one in a clause: of two that overlap the longer, else the first.</summary>
    /// <remarks>Who writes 您必须 twice in one clause has said it once.</remarks>
    public void Find(MessageScan scan, List<Stretch> found) => Find(scan, found, isOncePerClause: true);

    /// <summary>The same, with every one in a clause: for counting.</summary>
    public void FindAll(MessageScan scan, List<Stretch> found) => Find(scan, found, isOncePerClause: false);

    /// <summary>One place where it is found, or null: for those who ask only whether it was said.</summary>
    /// <remarks>Looks at one alternative after the other and stops at the first that stands; of its places the first.</remarks>
    public Stretch? Any(MessageScan scan) => Any(scan, excusesQuotes);

    /// <summary>Whether the words stand there, so far as the message alone tells: what the customer said before can only excuse them.</summary>
    public bool CanFind(MessageScan scan) => Any(scan, excusesQuotes: false) is not null;

    Stretch? Any(MessageScan scan, bool excusesQuotes)
    {
        var candidates = scan.Candidates;
        for (var part = 0; part < any.Parts; part++)
        {
            candidates.Clear();
            any.Find(scan, part, candidates);
            if (candidates.Count > 0) near?.KeepNear(scan, candidates);
            if (candidates.Count > 0) notAfter?.DropAfter(scan, candidates);
            if (candidates.Count > 0 && unless is not null) DropExcused(scan, candidates);
            if (candidates.Count > 0 && excusesQuotes) DropQuoted(scan, candidates);
            if (candidates.Count == 0) continue;
            if (candidates.Count > 1) candidates.Sort(ByStartThenLongest);
            return candidates[0];
        }
        return null;
    }

    void Find(MessageScan scan, List<Stretch> found, bool isOncePerClause)
    {
        var candidates = scan.Candidates;
        candidates.Clear();
        any.Find(scan, candidates);
        if (candidates.Count > 0) near?.KeepNear(scan, candidates);
        if (candidates.Count > 0) notAfter?.DropAfter(scan, candidates);
        if (candidates.Count > 0 && unless is not null) DropExcused(scan, candidates);
        if (candidates.Count > 0 && excusesQuotes) DropQuoted(scan, candidates);
        if (candidates.Count > 1) candidates.Sort(ByStartThenLongest);

        var first = found.Count;
        foreach (var at in candidates)
        {
            if (found.Count > first && found[^1].Overlaps(at))
            {
                if (at.Length > found[^1].Length) found[^1] = at;
                continue;
            }
            if (isOncePerClause && found.Count > first && Window.IsOneClause(scan.Folded[found[^1].End..at.Start])) continue;
            found.Add(at);
        }
    }

    static int ByStartThenLongest(Stretch a, Stretch b) =>
        a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.Length.CompareTo(a.Length);

    static void DropQuoted(MessageScan scan, List<Stretch> candidates) => candidates.RemoveAll(at => Quotation.IsFromCustomer(scan, at));

    void DropExcused(MessageScan scan, List<Stretch> candidates)
    {
        var excuses = scan.Excuses;
        excuses.Clear();
        unless!.Find(scan, excuses);
        if (excuses.Count > 0) candidates.RemoveAll(at => excuses.Exists(excuse => excuse.Overlaps(at)));
    }

    static (PatternSet? Patterns, bool Quotes) Excuses(YamlValue? list, Lexicon.Builder words)
    {
        if (list is null) return (null, false);
        var (patterns, quotes) = (new List<Pattern>(), false);
        foreach (var entry in list.AsList())
        {
            if (entry.IsMap && entry.AsMap() is { } map && map.Find("quoted_from_customer") is { } flag)
            {
                map.RefuseUnknown();
                quotes |= flag.AsFlag();
            }
            else patterns.Add(Pattern.Read(entry));
        }
        return (PatternSet.Of(patterns, words), quotes);
    }

    static void RefuseDead(Pattern alternative, PatternSet? unless)
    {
        if (unless is null) return;
        foreach (var excuse in unless.Words)
        {
            var start = alternative.Folded.IndexOf(excuse.Folded, StringComparison.Ordinal);
            if (start < 0 || !Script.IsWhole(alternative.Folded, new(start, excuse.Folded.Length))) continue;
            throw alternative.Place.Error(
                $"'{Excerpt.Of(alternative.Folded)}' can never match: unless '{Excerpt.Of(excuse.Folded)}' excuses all of it; remove one of them");
        }
    }
}
