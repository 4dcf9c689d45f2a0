using Microsoft.Data.Sqlite;
using QA.Ingest.Conversations;
using QA.Ingest.Search.Analysed;

namespace QA.Ingest.Search.Fts5;

/// <summary>Questions that FTS5 and the workspace's tables cannot answer, asked of each candidate from within SQL.</summary>
/// <remarks>A query numbers its questions; SQL calls them by number. Slow beside an index, and right: this engine is the one to measure by.</remarks>
sealed class Fts5Tests
{
    /// <summary>Names of the functions in SQL: of a text, and of a conversation's and a message's key.</summary>
    public const string OfText = "qa_text", OfKeys = "qa_keys";

    readonly List<Func<string, bool>> ofText = [];
    readonly List<Func<long, long, bool>> ofKeys = [];
    readonly Dictionary<long, Week> weeks = [];
    readonly SqliteConnection connection;
    readonly TimeZoneInfo zone;

    public Fts5Tests(SqliteConnection connection, TimeZoneInfo zone)
    {
        (this.connection, this.zone) = (connection, zone);
        connection.CreateFunction(OfText, (long test, string text) => ofText[(int)test](text));
        connection.CreateFunction(OfKeys, (long test, long conversation, long message) => ofKeys[(int)test](conversation, message));
    }

    public AnalysedFacts? Analysed { get; private set; }

    /// <summary>A new search: what the one before asked is forgotten.</summary>
    public void Begin(AnalysedFacts? analysed)
    {
        ofText.Clear();
        ofKeys.Clear();
        weeks.Clear();
        Analysed = analysed;
    }

    public int Add(Func<string, bool> test)
    {
        ofText.Add(test);
        return ofText.Count - 1;
    }

    public int Add(Func<long, long, bool> test)
    {
        ofKeys.Add(test);
        return ofKeys.Count - 1;
    }

    /// <summary>A conversation's week is that of its first customer message, or of its first message where no customer wrote.</summary>
    public Week WeekOf(long conversation)
    {
        if (weeks.TryGetValue(conversation, out var known)) return known;
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT coalesce((SELECT min(sent_at) FROM message WHERE conversation = $key AND role = 0),
                            (SELECT min(sent_at) FROM message WHERE conversation = $key))
            """;
        command.Parameters.AddWithValue("$key", conversation);
        return weeks[conversation] = command.ExecuteScalar() is not long milliseconds ? Week.Undated : Week.Of(DateOnly.FromDateTime(
            TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), zone).DateTime));
    }
}
