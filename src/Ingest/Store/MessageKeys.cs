namespace QA.Ingest.Store;

/// <summary>Keys of messages: they ascend with time, so that table and index are in order of time without being sorted.</summary>
sealed class MessageKeys : IDisposable
{
    /// <summary>Room below one millisecond for messages of the same moment.</summary>
    const int CounterBits = 20;

    /// <summary>Keys of messages without a time lie below the first minutes of 1970, where no export has any.</summary>
    const long UndatedLimit = 1L << 40;

    readonly Database database;
    readonly Statement highest;
    readonly long lane;
    long last = -1;
    long? lastUndated;

    public MessageKeys(Database database, long file)
    {
        this.database = database;
        highest = database.Prepare("SELECT max(key) FROM message WHERE key >= ?1 AND key < ?2");
        // Files of many shops have messages of the same second: each begins at a place of its own, and seldom meets another.
        lane = (file & 0xFF) << (CounterBits - 8);
    }

    /// <summary>The key to try first. Undated messages count up below every real time, from where the last import stopped.</summary>
    public long Next(long? sentAt)
    {
        if (sentAt is { } at) return last >> CounterBits == at ? last + 1 : (at << CounterBits) + lane;
        lastUndated ??= database.Number($"SELECT max(key) FROM message WHERE key < {UndatedLimit}") ?? 0;
        return lastUndated.Value + 1;
    }

    /// <summary>A key that is free, where the first was not.</summary>
    public long Free(long? sentAt)
    {
        if (sentAt is null) return 1 + (lastUndated = database.Number($"SELECT max(key) FROM message WHERE key < {UndatedLimit}") ?? 0)!.Value;
        for (var at = sentAt.Value; ; at++)
        {
            highest.Bind(1, at << CounterBits).Bind(2, (at + 1) << CounterBits);
            if (highest.Single() is not { } taken) return at << CounterBits;
            if (taken + 1 < (at + 1) << CounterBits) return taken + 1;
        }
    }

    public void Took(long key, long? sentAt)
    {
        if (sentAt is null) lastUndated = key;
        else last = key;
    }

    public void Dispose() => highest.Dispose();
}
