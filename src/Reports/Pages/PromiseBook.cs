using QA.Analysis.Statistics;
using QA.Analysis.Timelines;

namespace QA.Reports.Pages;

/// <summary>承诺台账: a week's promises told apart by what became of them, for a shop or one agent.</summary>
public sealed record PromiseBook(IReadOnlyList<Promise> Kept, IReadOnlyList<Promise> Broken, IReadOnlyList<Promise> Open)
{
    /// <summary>Listed of each outcome; the promises table has all of them.</summary>
    public const int BrokenShown = 40, OpenShown = 40, KeptShown = 12;

    /// <summary>Listed on an agent's own page.</summary>
    public const int OwnShown = 6;

    public int Total => Kept.Count + Broken.Count + Open.Count;

    /// <summary>Kept of those that are settled; null where none is.</summary>
    public Rate? Rate => Wilson.Of(Kept.Count, Kept.Count + Broken.Count);

    /// <summary>Broken ones by when they were made; open ones by when they are due, the soonest first.</summary>
    public static PromiseBook Of(IEnumerable<Promise> promises)
    {
        var all = promises.ToList();
        return new(
            [.. all.Where(p => p.State is PromiseState.Kept)],
            [.. all.Where(p => p.State is PromiseState.Broken)],
            [.. all.Where(p => p.State is PromiseState.Unknown).OrderBy(p => p.Made.DueAt ?? DateTimeOffset.MaxValue)]);
    }

    /// <summary>Every promise that the promises page lists.</summary>
    public IEnumerable<Promise> Shown => Broken.Take(BrokenShown).Concat(Open.Take(OpenShown)).Concat(Kept.Take(KeptShown));

    /// <summary>What an agent's page lists: what is open presses, what was broken needs a word.</summary>
    public IEnumerable<Promise> OwnPressing => Open.Concat(Broken).Take(OwnShown);
}
