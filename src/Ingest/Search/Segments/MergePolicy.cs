using System.Numerics;

namespace QA.Ingest.Search.Segments;

/// <summary>Which segments to make one of, so that a search meets few and a commit merges little.</summary>
/// <remarks>
/// Segments of about one size wait until there are eight, so a message is written again once for every eightfold growth; those
/// of whole batches until there are sixteen, since twelve of them already are the largest that a merge makes. No merge makes more than a million documents: a commit never takes much longer than that.
/// </remarks>
static class MergePolicy
{
    const int Width = 8, WidthBits = 3, LargeWidth = 16, LargeTier = 5, MostDocuments = 1_000_000;

    /// <summary>Ids of the segments to merge now; empty where there is nothing to do.</summary>
    public static IReadOnlyList<long> Due(IReadOnlyList<SegmentRow> segments)
    {
        // Deleted documents cost every search; where a quarter is gone, the rest is written anew.
        foreach (var segment in segments)
            if (segment.Dead * 4L >= segment.Documents) return [segment.Id];

        foreach (var tier in segments.GroupBy(segment => BitOperations.Log2((uint)segment.Live) / WidthBits).OrderBy(tier => tier.Key))
        {
            if (tier.Count() < (tier.Key >= LargeTier ? LargeWidth : Width)) continue;
            var total = 0;
            var due = tier.OrderBy(segment => segment.Live).ThenBy(segment => segment.Id)
                .TakeWhile(segment => (total += segment.Live) <= MostDocuments).Select(segment => segment.Id).ToList();
            if (due.Count > 1) return due;
        }
        return [];
    }
}
