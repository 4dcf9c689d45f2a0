using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using QA.Ingest.Conversations;
using QA.Ingest.Search.Segments;

namespace QA.Ingest.Search.Analysed;

/// <summary>Keeps the last analysis in the workspace's database, and knows whether it still holds.</summary>
/// <remarks>Works on the caller's open connection and inside its transactions, and leaves both open.</remarks>
public sealed class AnalysedStore(SqliteConnection connection) : IDisposable
{
    Statement? conversationKey, messageKey, messages, addReadings, readings;
    AnalysedFacts? last;
    (string Data, string MadeBy) of;
    bool hasBegun;

    /// <summary>A builder that knows the keys of the workspace's conversations and messages.</summary>
    public AnalysedBuilder Builder()
    {
        var database = connection.Handle ?? throw new InvalidOperationException("the workspace's connection is not open");
        conversationKey ??= new(database, "SELECT key FROM conversation WHERE shop = ?1 AND id = ?2");
        messageKey ??= new(database, "SELECT key FROM message WHERE conversation = ?1 AND id = ?2");
        return new(
            id => conversationKey.Bind(1, id.Shop).Bind(2, id.Value).Single(),
            (conversation, message) => messageKey.Bind(1, conversation).Bind(2, message).Single());
    }

    /// <summary>An analysis with another result for one of its conversations; the same where the workspace does not have it.</summary>
    public AnalysedFacts With(AnalysedFacts facts, AnalysedConversation changed)
    {
        var builder = Builder();
        builder.Add(changed);
        if (conversationKey!.Bind(1, changed.Id.Shop).Bind(2, changed.Id.Value).Single() is not { } conversation) return facts;
        messages ??= new(connection.Handle!, "SELECT key FROM message WHERE conversation = ?1");
        messages.Bind(1, conversation);
        var keys = new List<long>();
        while (messages.Step()) keys.Add(messages.Long(0));
        return facts.With(conversation, builder.Build(), keys);
    }

    /// <summary>Keeps nothing: what it was made of is about to change for good.</summary>
    public void Forget()
    {
        last = null;
        if (!HasTable()) return;
        Run(Schema());
        Run("DELETE FROM analysed_hits; DELETE FROM analysed; DELETE FROM analysed_reading");
    }

    /// <summary>Begins an analysis: what the last one left is void, and its readings are added block after block. Until <see cref="Save"/> there is none.</summary>
    public void Begin()
    {
        Run(Schema());
        Forget();
        hasBegun = true;
    }

    /// <summary>Keeps the next block of readings, whatever is in it.</summary>
    public void Add(ReadOnlySpan<byte> readings)
    {
        addReadings ??= new(connection.Handle!, "INSERT INTO analysed_reading (readings) VALUES (?1)");
        addReadings.Bind(1, readings).Run();
    }

    /// <summary>How many blocks of readings the last analysis kept, if it was made so and of what the workspace holds now; reviews since change nothing of them.</summary>
    public int Readings(string madeBy)
    {
        if (Read(madeBy).State is not (AnalysedState.Good or AnalysedState.OtherReviews)) return 0;
        if (!HasTable("analysed_reading")) return 0;
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM analysed_reading";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>One of these blocks, from 0.</summary>
    /// <exception cref="InvalidDataException">It is not there.</exception>
    public byte[] Reading(int block)
    {
        readings ??= new(connection.Handle!, "SELECT readings FROM analysed_reading WHERE block = ?1");
        readings.Bind(1, block + 1);
        var bytes = readings.Step() ? readings.Blob(0).ToArray() : throw new InvalidDataException("a block of readings is missing");
        readings.Reset();
        return bytes;
    }

    /// <summary>Keeps an analysis of what the workspace holds now, in place of the one before.</summary>
    /// <param name="facts">What was made.</param>
    /// <param name="madeBy">Engine, profile and rules that made it: whatever, changed, would make something else. One line.</param>
    /// <param name="reviews">Which of the reviewers' verdicts are in it.</param>
    public void Save(AnalysedFacts facts, string madeBy, string reviews = "")
    {
        using var transaction = connection.BeginTransaction();
        Run(Schema());
        Run("DELETE FROM analysed_hits");
        // Readings that nobody added for this analysis are another's.
        if (!hasBegun) Run("DELETE FROM analysed_reading");
        hasBegun = false;
        Run("INSERT OR REPLACE INTO analysed VALUES (1, $data, $by, $waits, $scores, $stars, $outcomes, $traits)",
            ("$data", DataStamp()), ("$by", reviews.Length == 0 ? madeBy : $"{madeBy}\n{reviews}"), ("$waits", Bytes<int>(facts.Waits)), ("$scores", Bytes<int>(facts.Scores)),
            ("$stars", facts.Stars), ("$outcomes", facts.Outcomes), ("$traits", Bytes<ushort>(facts.Traits)));
        foreach (var hits in facts.Hits)
            Run("INSERT INTO analysed_hits VALUES ($rule, $severity, $keys)",
                ("$rule", hits.Rule), ("$severity", (long)hits.Severity), ("$keys", Bytes<long>(hits.Keys)));
        transaction.Commit();
    }

    /// <summary>What made the last analysis; null where there was none.</summary>
    public string? MadeBy
    {
        get
        {
            if (!HasTable()) return null;
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT made_by FROM analysed";
            return (command.ExecuteScalar() as string)?.Split('\n')[0];
        }
    }

    /// <summary>The last analysis if it was made so, and of what the workspace holds now; else what is the matter.</summary>
    /// <remarks>Where only verdicts came in since, what does not hang on them still holds, and the facts are given with the state.</remarks>
    public (AnalysedFacts? Facts, AnalysedState State) Read(string madeBy, string reviews = "")
    {
        if (!HasTable()) return (null, AnalysedState.Missing);
        var data = DataStamp();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT data, made_by, waits, scores, stars, outcomes, traits FROM analysed";
        using var row = command.ExecuteReader();
        if (!row.Read()) return (null, AnalysedState.Missing);
        if (row.GetString(0) != data) return (null, AnalysedState.Outdated);
        var made = row.GetString(1).Split('\n', 2);
        if (made[0] != madeBy) return (null, AnalysedState.OtherSettings);
        var state = (made.Length > 1 ? made[1] : "") == reviews ? AnalysedState.Good : AnalysedState.OtherReviews;
        if (last is not null && of == (data, row.GetString(1))) return (last, state);
        last = new(Values<int>(row.GetFieldValue<byte[]>(2)), Values<int>(row.GetFieldValue<byte[]>(3)), row.GetFieldValue<byte[]>(4),
            row.GetFieldValue<byte[]>(5), Values<ushort>(row.GetFieldValue<byte[]>(6)), Hits());
        of = (data, row.GetString(1));
        return (last, state);
    }

    public void Dispose()
    {
        conversationKey?.Dispose();
        messageKey?.Dispose();
        messages?.Dispose();
        addReadings?.Dispose();
        readings?.Dispose();
    }

    List<RuleHits> Hits()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT rule, severity, keys FROM analysed_hits ORDER BY rule, severity";
        using var row = command.ExecuteReader();
        var hits = new List<RuleHits>();
        while (row.Read()) hits.Add(new(row.GetString(0), (Severity)row.GetInt32(1), Values<long>(row.GetFieldValue<byte[]>(2))));
        return hits;
    }

    /// <summary>Every import and every forgetting changes a count of its file, or adds one.</summary>
    string DataStamp()
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT count(*), coalesce(max(key), 0), coalesce(sum(accepted), 0), coalesce(sum(duplicate), 0), coalesce(sum(superseded), 0), "
            + "coalesce(sum(forgotten), 0), coalesce(sum(complete), 0) FROM file";
        using var row = command.ExecuteReader();
        row.Read();
        return string.Join('/', Enumerable.Range(0, row.FieldCount).Select(column => row.GetInt64(column).ToString(CultureInfo.InvariantCulture)));
    }

    bool HasTable(string name = "analysed")
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1 FROM sqlite_master WHERE name = $name";
        command.Parameters.AddWithValue("$name", name);
        return command.ExecuteScalar() is not null;
    }

    void Run(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }

    static byte[] Bytes<T>(T[] values) where T : unmanaged => MemoryMarshal.AsBytes<T>(values).ToArray();

    static T[] Values<T>(byte[] bytes) where T : unmanaged => MemoryMarshal.Cast<byte, T>(bytes).ToArray();

    static string Schema()
    {
        using var stream = typeof(AnalysedStore).Assembly.GetManifestResourceStream("QA.Ingest.Search.Analysed.analysed.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>Whether searches can be answered from the last analysis.</summary>
public enum AnalysedState
{
    Good,

    /// <summary>There was none.</summary>
    Missing,

    /// <summary>Files have come in, or something was forgotten, since.</summary>
    Outdated,

    /// <summary>It was made with another engine, profile or rules.</summary>
    OtherSettings,

    /// <summary>Reviewers have decided since: it may say something else of findings and scores.</summary>
    OtherReviews,
}
