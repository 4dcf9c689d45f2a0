namespace QA.Ingest.Batch;

/// <summary>The rows of one partition, put together by conversation while they are still bytes.</summary>
/// <remarks>
/// Only one conversation at a time becomes objects, and these die young: held as objects until the partition is through,
/// the collector would copy all of them again and again. Its memory is used for partition after partition, by one thread at a time.
/// </remarks>
sealed class PartitionRows
{
    const int None = -1;

    readonly List<Group> groups = [];
    byte[] bytes = [];
    int[] buckets = new int[1 << 12];

    public int Count => groups.Count;

    /// <summary>Takes the rows of a partition in place of those it has.</summary>
    public void Load(RowBuffer rows)
    {
        var end = rows.CopyTo(ref bytes);
        groups.Clear();
        Array.Fill(buckets, None);
        for (var at = 0; at < end;)
        {
            var row = bytes.AsSpan(at);
            var (length, hash) = (RowForm.Length(row), RowForm.Hash(row));
            RowForm.Link(row, None);
            if (Find(row, hash) is var known && known != None)
            {
                var group = groups[known];
                RowForm.Link(bytes.AsSpan(group.Last), at);
                groups[known] = group with { Last = at };
            }
            else Begin(at, hash);
            at += length;
        }
    }

    /// <summary>What a group's rows have in common, and the place of the first.</summary>
    public ReadOnlySpan<byte> KeyOf(int group) => RowForm.Key(bytes.AsSpan(groups[group].First));

    public int FirstOf(int group) => groups[group].First;

    /// <summary>The row at a place; <paramref name="next"/> is the place of the one after it, or negative.</summary>
    public ReadOnlySpan<byte> At(int place, out int next)
    {
        ReadOnlySpan<byte> row = bytes.AsSpan(place);
        next = RowForm.Next(row);
        return row;
    }

    int Find(ReadOnlySpan<byte> row, uint hash)
    {
        for (var i = buckets[hash & (buckets.Length - 1)]; i != None; i = groups[i].NextInBucket)
            if (groups[i].Hash == hash && RowForm.HasKey(row, KeyOf(i))) return i;
        return None;
    }

    void Begin(int at, uint hash)
    {
        if (groups.Count == buckets.Length)
        {
            Array.Resize(ref buckets, buckets.Length * 4);
            Array.Fill(buckets, None);
            for (var i = 0; i < groups.Count; i++) PutInBucket(i, groups[i]);
        }
        groups.Add(default);
        PutInBucket(groups.Count - 1, new(hash, at, at, None));
    }

    void PutInBucket(int index, in Group group)
    {
        ref var head = ref buckets[group.Hash & (buckets.Length - 1)];
        groups[index] = group with { NextInBucket = head };
        head = index;
    }

    readonly record struct Group(uint Hash, int First, int Last, int NextInBucket);
}
