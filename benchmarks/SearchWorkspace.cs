using System.Diagnostics;
using Microsoft.Data.Sqlite;
using QA.Ingest.Conversations;
using QA.Ingest.Search;
using QA.Ingest.Search.Fts5;
using QA.Ingest.Search.Segments;
using QA.Ingest.Store;

namespace QA.Benchmarks;

/// <summary>A workspace's tables and one engine's index, filled as an import fills them: 50,000 rows and their index in one transaction.</summary>
sealed class SearchWorkspace : IDisposable
{
    const int BatchRows = 50_000;

    readonly Database database;
    readonly string folder;

    static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>By name; <c>rows alone</c> is what the engines are measured against.</summary>
    public static IReadOnlyDictionary<string, Func<SqliteConnection, ITranscriptIndex?>> Engines { get; } =
        new Dictionary<string, Func<SqliteConnection, ITranscriptIndex?>>
        {
            ["rows alone"] = _ => null,
            ["fts5"] = connection => new Fts5Index(connection, Zone),
            ["segments"] = connection => new SegmentIndex(connection, Zone),
#if WITH_LUCENE
            ["lucene"] = connection => new QA.Ingest.Lucene.LuceneIndex(connection, Zone),
#endif
        };

    SearchWorkspace(string folder, Database database, ITranscriptIndex? index) => (this.folder, this.database, Index) = (folder, database, index);

    public ITranscriptIndex? Index { get; }

    /// <summary>How long the filling took, without the making of the texts.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Processor time of the filling, on all threads: what a busy machine does not blur.</summary>
    public TimeSpan Processor { get; private set; }

    /// <summary>UTF-8 bytes of all texts.</summary>
    public long TextBytes { get; private set; }

    /// <summary>The database, and the files beside it of an engine that has some.</summary>
    public long FileBytes => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) == Database.FileName || Path.GetDirectoryName(file) != folder).Sum(file => new FileInfo(file).Length);

    public static SearchWorkspace Fill(string engine, string folder, long messages, Action<long>? progress = null)
    {
        var database = Database.Open(folder, write: true);
        var workspace = new SearchWorkspace(folder, database, Engines[engine](database.Connection));
        workspace.Fill(messages, progress);
        database.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        return workspace;
    }

    void Fill(long messages, Action<long>? progress)
    {
        using var insert = database.Prepare(
            """INSERT INTO message (key, conversation, identity, id, sender, role, kind, sent_at, text, file, line, "offset") VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, ?7, ?8, 1, ?9, 0)""");
        using var addConversation = database.Prepare("INSERT INTO conversation (key, shop, id, channel, customer_id) VALUES (?1, ?2, ?3, 'web', ?4)");
        using var addSender = database.Prepare("INSERT INTO sender (key, id, name) VALUES (?1, ?2, '')");
        using var addAgent = database.Prepare("INSERT INTO conversation_agent VALUES (?1, ?2)");
        database.Execute("INSERT INTO file (key, sha256, path, kind, format, encoding) VALUES (1, '', '', 'transcript', '', '')");
        var done = 0L;
        var (senders, conversations, agents) = (new HashSet<int>(), new HashSet<int>(), new HashSet<(int, int)>());
        foreach (var batch in new SearchCorpus(1).Messages(messages).Chunk(BatchRows))
        {
            foreach (var item in batch) TextBytes += System.Text.Encoding.UTF8.GetByteCount(item.Text);
            var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            database.Transaction(() =>
            {
                using var writer = Index?.OpenWriter();
                foreach (var item in batch)
                {
                    done++;
                    if (senders.Add(item.Sender)) addSender.Bind(1, item.Sender).Bind(2, SearchCorpus.SenderId(item.Sender)).Run();
                    if (conversations.Add(item.Conversation))
                        addConversation.Bind(1, item.Conversation).Bind(2, item.Conversation % 3 == 0 ? "east" : "west").Bind(3, $"c{item.Conversation}")
                            .Bind(4, $"buyer{item.Conversation}").Run();
                    if (item.Role == Role.Agent && agents.Add((item.Sender, item.Conversation))) addAgent.Bind(1, item.Sender).Bind(2, item.Conversation).Run();
                    insert.Bind(1, item.Key).Bind(2, item.Conversation).Bind(3, done).Bind(4, $"m{done}").Bind(5, item.Sender).Bind(6, (long)item.Role)
                        .Bind(7, item.SentAt.ToUnixTimeMilliseconds()).Bind(8, item.Text).Bind(9, done).Run();
                    writer?.Upsert(new(item.Key, item.Conversation, item.Sender, item.Role, MessageKind.Text, item.Text));
                }
                writer?.Commit(done);
            });
            Index?.Follow();
            Elapsed += clock.Elapsed;
            Processor += Environment.CpuUsage.TotalTime - processor;
            progress?.Invoke(done);
        }
    }

    public void Dispose()
    {
        Index?.Dispose();
        database.Dispose();
    }
}
