using System.Diagnostics.CodeAnalysis;

namespace QA.Ingest.Store;

/// <summary>Remembers keys of the store, forgets all of them when they are too many: memory stays flat, the store knows them anyway.</summary>
sealed class BoundedCache<TKey, TValue>(int limit) where TKey : notnull
{
    readonly Dictionary<TKey, TValue> entries = [];

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value) => entries.TryGetValue(key, out value);

    public void Set(TKey key, TValue value)
    {
        if (entries.Count >= limit) entries.Clear();
        entries[key] = value;
    }
}
