namespace QA.Ingest.Search.Segments;

/// <summary>Marks documents of segments as deleted.</summary>
static class Graveyard
{
    /// <summary>Marks the documents with these keys, where they live.</summary>
    public static void Bury(SegmentStore store, Snapshot snapshot, List<long> keys)
    {
        keys.Sort();
        foreach (var view in snapshot.Views)
        {
            ulong[]? dead = null;
            var count = view.DeadCount;
            var first = keys.BinarySearch(view.Segment.FirstKey);
            for (var i = first >= 0 ? first : ~first; i < keys.Count && keys[i] <= view.Segment.LastKey; i++)
            {
                if (i > 0 && keys[i] == keys[i - 1] && dead is not null) continue;
                var document = view.Find(keys[i]);
                if (document < 0) continue;
                dead ??= view.Dead?.ToArray() ?? new ulong[Bits.WordsFor(view.Documents)];
                dead[document >> 6] |= 1UL << document;
                count++;
            }
            if (dead is null) continue;
            if (count == view.Documents) store.Remove(view.Segment.Id);
            else store.SaveDead(view.Segment.Id, count, dead);
        }
    }
}
