using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using QA.Ingest.Conversations;

namespace QA.Ingest.Store;

/// <summary>复核簿: labels, samples, appeals and the log of viewings of one workspace. Safe to use from many threads.</summary>
/// <remarks>
/// <c>reviews.db</c> lies beside the workspace's own file, so that a verdict never waits for an import and the people's work
/// can be copied by itself. Several processes may use it at once: every write is one short transaction.
/// </remarks>
public sealed class ReviewBook : IDisposable
{
    /// <summary>Version of reviews.sql. A newer file is refused; an older one is brought up by <see cref="Upgrades"/>.</summary>
    public const int SchemaVersion = 1;

    public const string FileName = "reviews.db";

    /// <summary>What leads from version 1 to 2, from 2 to 3, and so on.</summary>
    static readonly string[] Upgrades = [];

    readonly SqliteConnection connection;
    readonly Lock turn = new();
    readonly string path;

    ReviewBook(string path, SqliteConnection connection)
    {
        (this.path, this.connection) = (path, connection);
        Labels = new(this);
        Samples = new(this);
        Appeals = new(this);
        Viewings = new(this);
    }

    public StoredLabels Labels { get; }
    public StoredSamples Samples { get; }
    public StoredAppeals Appeals { get; }
    public ViewingLog Viewings { get; }

    /// <summary>Whether anybody has reviewed in this workspace.</summary>
    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, FileName));

    /// <summary>The labels that stand in a workspace; none where nobody has reviewed, and then no file is made.</summary>
    public static IReadOnlyList<Label> LabelsIn(string folder)
    {
        if (!Exists(folder)) return [];
        using var book = Open(folder);
        return book.Labels.All();
    }

    /// <summary>Changes with every verdict in a workspace; empty where nobody has reviewed, and then no file is made.</summary>
    public static string StampIn(string folder)
    {
        if (!Exists(folder)) return "";
        using var book = Open(folder);
        return book.Labels.IsEmpty ? "" : book.Labels.Stamp();
    }

    /// <summary>Opens the book of a workspace, and makes it where there is none.</summary>
    /// <exception cref="WorkspaceException">The folder cannot be written, or the file is of a newer version.</exception>
    public static ReviewBook Open(string folder)
    {
        var path = Path.Combine(folder, FileName);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 10 }.ToString());
        try
        {
            connection.Open();
            var book = new ReviewBook(path, connection);
            book.Prepare();
            return book;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw Unusable(path);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Takes out everything said about conversations and messages that are no longer kept, so that nothing of it can be read from the file.
    /// </summary>
    /// <param name="find">The conversation as it is kept; null where it is gone.</param>
    /// <returns>How many conversations were forgotten.</returns>
    public int Forget(Func<ConversationId, Conversation?> find)
    {
        string[] tables = ["label", "sample_item", "appeal", "viewing"];
        var gone = new List<ConversationId>();
        var words = new List<(ConversationId Id, string Message)>();
        foreach (var id in Read(string.Join(" UNION ", tables.Select(t => $"SELECT shop, conversation_id FROM {t}")),
            row => new ConversationId(row.GetString(0), row.GetString(1))))
        {
            if (find(id) is not { } kept) gone.Add(id);
            else words.AddRange(SaidOf(id).Except(kept.Messages.Select(m => m.Id), StringComparer.Ordinal).Select(message => (id, message)));
        }
        if (gone.Count + words.Count == 0) return 0;
        Run("PRAGMA secure_delete = ON");
        Together(() =>
        {
            foreach (var id in gone)
            {
                Run("DELETE FROM reviewed WHERE EXISTS (SELECT 1 FROM sample_item i WHERE i.sample = reviewed.sample AND i.place = reviewed.place AND i.shop = $shop AND i.conversation_id = $id)",
                    ("$shop", id.Shop), ("$id", id.Value));
                foreach (var table in tables) Run($"DELETE FROM {table} WHERE shop = $shop AND conversation_id = $id", ("$shop", id.Shop), ("$id", id.Value));
            }
            foreach (var (id, message) in words)
                foreach (var table in (ReadOnlySpan<string>)["label", "appeal"])
                    Run($"DELETE FROM {table} WHERE shop = $shop AND conversation_id = $id AND message_id = $message", ("$shop", id.Shop), ("$id", id.Value), ("$message", message));
            return 0;
        });
        Run("PRAGMA wal_checkpoint(TRUNCATE)");
        Run("VACUUM");
        return gone.Count;
    }

    List<string> SaidOf(ConversationId id) => Read(
        "SELECT message_id FROM label WHERE shop = $shop AND conversation_id = $id UNION SELECT message_id FROM appeal WHERE shop = $shop AND conversation_id = $id",
        row => row.GetString(0), ("$shop", id.Shop), ("$id", id.Value));

    /// <summary>Runs a statement; a short write of one row is a transaction by itself.</summary>
    internal long Run(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        lock (turn)
        {
            try
            {
                using var command = Command(sql, values);
                return command.ExecuteScalar() as long? ?? 0;
            }
            catch (SqliteException)
            {
                throw Unusable();
            }
        }
    }

    /// <summary>The rows of a query, each made into a record.</summary>
    internal List<T> Read<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var rows = new List<T>();
        lock (turn)
        {
            try
            {
                using var command = Command(sql, values);
                using var reader = command.ExecuteReader();
                while (reader.Read()) rows.Add(row(reader));
            }
            catch (SqliteException)
            {
                throw Unusable();
            }
        }
        return rows;
    }

    /// <summary>All of <paramref name="work"/> or nothing of it.</summary>
    internal T Together<T>(Func<T> work)
    {
        lock (turn)
        {
            using var transaction = connection.BeginTransaction();
            var result = work();
            transaction.Commit();
            return result;
        }
    }

    internal static long Milliseconds(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds();

    internal static DateTimeOffset Moment(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    public void Dispose() => connection.Dispose();

    void Prepare()
    {
        Run("PRAGMA journal_mode = WAL");
        Run("PRAGMA synchronous = NORMAL");
        Run("PRAGMA busy_timeout = 10000");
        Run("PRAGMA foreign_keys = ON");
        using var transaction = connection.BeginTransaction(deferred: false);
        var version = (int)Run("PRAGMA user_version");
        if (version > SchemaVersion)
            throw new WorkspaceException(path, string.Create(CultureInfo.InvariantCulture,
                $"made by a newer version (reviews {version}, this one knows {SchemaVersion})"), "use that version");
        if (version == 0) Run(Schema());
        for (var from = Math.Max(version, 1); version > 0 && from < SchemaVersion; from++) Run(Upgrades[from - 1]);
        if (version != SchemaVersion) Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {SchemaVersion}"));
        transaction.Commit();
    }

    SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    WorkspaceException Unusable() => Unusable(path);

    static WorkspaceException Unusable(string path) =>
        new(path, "the reviews cannot be read or written", "check the rights of the folder and its free space, or restore a copy of the file");

    static string Schema()
    {
        using var stream = typeof(ReviewBook).Assembly.GetManifestResourceStream("QA.Ingest.Store.reviews.sql")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
