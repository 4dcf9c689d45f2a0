namespace QA.Ingest.Batch;

/// <summary>Rows of orders, ratings, agents or shifts: the newest of an id stands, in the order of first mention.</summary>
sealed class KeyedRows<TKey, T>(Func<T, TKey> key) where TKey : notnull where T : class
{
    Dictionary<TKey, int> places = [];
    readonly List<T> rows = [];

    public IReadOnlyList<T> Rows => rows;

    /// <summary>Lets go of the ids, once no row is to come.</summary>
    public void Close()
    {
        places = [];
        rows.TrimExcess();
    }

    /// <summary>False where the same row stood there already.</summary>
    public bool Set(T row)
    {
        if (places.TryAdd(key(row), rows.Count))
        {
            rows.Add(row);
            return true;
        }
        var place = places[key(row)];
        if (rows[place].Equals(row)) return false;
        rows[place] = row;
        return true;
    }
}
