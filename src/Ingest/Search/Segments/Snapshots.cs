namespace QA.Ingest.Search.Segments;

/// <summary>Gives each reader the index as it is, and remembers what does not change between two readers.</summary>
/// <remarks>
/// Only what is committed is remembered: ids and versions of a transaction that may be taken back would come again
/// with another meaning.
/// </remarks>
sealed class Snapshots(SegmentStore store)
{
    /// <summary>
    /// Bytes of columns that stay in memory between two searches: those of 12 million messages. Beyond that the
    /// columns of the oldest segments are read again by each search that needs them.
    /// </summary>
    const long MostRemembered = 256L << 20;

    readonly Statement scopes = store.Prepare("SELECT key, shop, channel FROM segment_scope");
    Snapshot? last;

    /// <summary>The index in the transaction that is open; <paramref name="isCommitted"/> says that it has written nothing.</summary>
    public Snapshot Take(bool isCommitted)
    {
        var version = store.Version;
        if (last is not null && last.Version == version) return last;
        var known = last?.Views.ToDictionary(view => view.Segment.Id) ?? [];
        var views = new List<SegmentView>();
        foreach (var row in store.Segments())
        {
            if (known.TryGetValue(row.Id, out var view) && (view.DeadCount == row.Dead))
            {
                views.Add(view);
                continue;
            }
            var dead = row.Dead == 0 ? null : store.Dead(row.Id, Bits.WordsFor(row.Documents));
            views.Add(new(store, view?.Segment ?? new(store, row), dead, row.Dead));
        }
        var snapshot = new Snapshot(version, views, Scopes());
        if (isCommitted) last = snapshot;
        return snapshot;
    }

    /// <summary>Sets memory free where it is more than the limit.</summary>
    public void Trim()
    {
        if (last is null) return;
        var remembered = 0L;
        foreach (var view in last.Views)
        {
            remembered += view.Segment.Remembered;
            if (remembered > MostRemembered) view.Segment.Forget();
        }
    }

    Scope[] Scopes()
    {
        var found = new List<(int Key, Scope Scope)>();
        while (scopes.Step()) found.Add((scopes.Int(0), new(scopes.Text(1), scopes.Text(2))));
        var byKey = new Scope[found.Count == 0 ? 0 : found.Max(scope => scope.Key) + 1];
        foreach (var (key, scope) in found) byKey[key] = scope;
        return byKey;
    }
}
