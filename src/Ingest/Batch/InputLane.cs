using QA.Ingest.Conversations;
using QA.Ingest.Readers;
using QA.Ingest.Settings;
using QA.Ingest.Store;

namespace QA.Ingest.Batch;

/// <summary>Reads one transcript after the other into partitions of its own, so that two can be read at once. Used by one thread at a time.</summary>
sealed class InputLane : IDisposable
{
    /// <summary>Rows that the reader hands over at once.</summary>
    const int PieceRows = 1 << 10;

    readonly Profile profile;
    readonly InputPart part;
    readonly NumberedNames shops, channels;
    readonly long memory;
    readonly ChunkPool pool = new();
    readonly RowBuffer[] partitions;
    readonly Dictionary<string, Shop> known = new(StringComparer.Ordinal);
    Shop? shop;
    (string Name, int Number) channel = ("", -1);
    long held;
    bool hasSpilled;

    /// <param name="profile">Its settings.</param>
    /// <param name="part">Of the conversations only these are kept, and only their rows counted.</param>
    /// <param name="names">Numbers of shops and channels, the same for all lanes.</param>
    /// <param name="memory">Bytes of rows kept in memory before they go to the disk.</param>
    /// <param name="folder">Where they go; nobody else's.</param>
    public InputLane(Profile profile, InputPart part, (NumberedNames Shops, NumberedNames Channels) names, long memory, string folder)
    {
        (this.profile, this.part, (shops, channels), this.memory) = (profile, part, names, memory);
        partitions = [.. Enumerable.Range(0, BatchInput.Partitions).Select(number => new RowBuffer(folder, number, pool))];
    }

    /// <summary>The last time that was read of each shop.</summary>
    public IEnumerable<(string Shop, DateTimeOffset SentAt)> Horizons =>
        from one in known.Values where one.LastSentAt is not null select (one.Name, one.LastSentAt!.Value);

    /// <summary>Reads one transcript to its end.</summary>
    /// <param name="number">Of the file, by which its rows know it.</param>
    public void Read(ExportFile export, BatchFile file, int number)
    {
        var assembler = new ConversationAssembler(profile);
        // Reading is a thread of its own, a few pieces ahead.
        using (var feed = new RowFeed(assembler.Assemble(export.Rows()), 0, PieceRows))
            foreach (var piece in feed.All())
                foreach (ref readonly var row in piece.AsSpan()) Add(row, file, number);
        file.AddNotes(TranscriptImport.NotesOf(assembler, profile));
    }

    /// <summary>The rows of one partition.</summary>
    public RowBuffer this[int partition] => partitions[partition];

    /// <summary>Nothing more will be read.</summary>
    public void Close()
    {
        // What went to the disk once is small beside it; of a small input nothing did.
        if (hasSpilled) Spill();
        pool.Close();
    }

    public void Dispose()
    {
        foreach (var partition in partitions) partition.Dispose();
    }

    void Add(in IncomingRow row, BatchFile file, int number)
    {
        if (row.Message is not { } message)
        {
            if (part.IsFirst) file.Count(row.Source);
            return;
        }
        // A row is mostly of the shop and channel of the row before.
        if (shop is null || !ReferenceEquals(message.Shop, shop.Name)) shop = Of(message.Shop);
        if (!ReferenceEquals(message.Channel, channel.Name) || channel.Number < 0) channel = (message.Channel, channels.Of(message.Channel));
        if (message.SentAt is { } sent && !(sent <= shop.LastSentAt)) shop.LastSentAt = sent;
        var conversation = row.Timeline ?? message.ConversationId;
        var hash = (ulong)MessageIdentity.Of(conversation);
        if (!part.Has(hash)) return;
        file.Count(row.Source);
        var partition = partitions[(int)(hash % BatchInput.Partitions)];
        var was = partition.Held;
        partition.Add(new(shop.Number, channel.Number, number, row.Source.Line, row.Source.Offset, message.SentAt?.ToUnixTimeMilliseconds(),
            row.Role, message.Kind, conversation, row.Timeline is not null, row.Content, message.MessageId, row.Customer, row.Sender, message.SenderName, message.Text), (uint)(hash >> 32));
        held += partition.Held - was;
        if (held > memory) Spill();
    }

    Shop Of(string name)
    {
        if (!known.TryGetValue(name, out var one)) known[name] = one = new(name, shops.Of(name));
        return one;
    }

    /// <summary>A shop of this lane and the last time that was read of it.</summary>
    sealed class Shop(string name, int number)
    {
        public string Name { get; } = name;
        public int Number { get; } = number;
        public DateTimeOffset? LastSentAt { get; set; }
    }

    void Spill()
    {
        hasSpilled = true;
        foreach (var partition in partitions) partition.Spill();
        held = 0;
    }
}
