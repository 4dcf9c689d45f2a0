using QA.Ingest.Conversations;

namespace QA.Ingest.Store;

/// <summary>One conversation's result as the store keeps it. <paramref name="ScoreCents"/> is in hundredths of points.</summary>
public sealed record StoredResult(ConversationId Conversation, int? ScoreCents, string? Excluded, IReadOnlyList<Finding> Hits);

/// <summary>What analyses made of the conversations: one run per engine version, profile and rule packs; old runs stay.</summary>
public sealed class StoredResults
{
    readonly Database database;

    internal StoredResults(Database database) => this.database = database;

    /// <summary>Stores a whole run in one transaction, in place of an earlier one of the same engine, profile and packs.</summary>
    public void Save(string engine, string profileHash, string packsHash, IEnumerable<StoredResult> results) => database.Transaction(() =>
    {
        using var addRun = database.Prepare(
            "INSERT INTO run (engine, profile, packs) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET engine = excluded.engine RETURNING key");
        addRun.Bind(1, engine).Bind(2, profileHash).Bind(3, packsHash);
        var run = addRun.Single()!.Value;
        foreach (var table in (ReadOnlySpan<string>)["result", "finding"])
        {
            using var clear = database.Prepare($"DELETE FROM {table} WHERE run = ?1");
            clear.Bind(1, run).Run();
        }
        using var findConversation = database.Prepare("SELECT key FROM conversation WHERE shop = ?1 AND id = ?2");
        using var addResult = database.Prepare("INSERT INTO result (run, conversation, content, score, excluded) VALUES (?1, ?2, 0, ?3, ?4)");
        using var addFinding = database.Prepare(
            """
            INSERT INTO finding (run, conversation, message_id, agent_id, rule_id, rule_version, severity, start, length, text, source)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            """);
        foreach (var result in results)
        {
            findConversation.Bind(1, result.Conversation.Shop).Bind(2, result.Conversation.Value);
            if (findConversation.Single() is not { } conversation) continue;
            addResult.Bind(1, run).Bind(2, conversation).Bind(3, (long?)result.ScoreCents).BindOrNull(4, result.Excluded).Run();
            foreach (var hit in result.Hits)
                addFinding.Bind(1, run).Bind(2, conversation).Bind(3, hit.MessageId).Bind(4, hit.AgentId).Bind(5, hit.RuleId).Bind(6, hit.RuleVersion)
                    .Bind(7, (long)hit.Severity).Bind(8, (long)hit.Start).Bind(9, (long)hit.Length).Bind(10, hit.Text).Bind(11, hit.Source).Run();
        }
    });

    /// <summary>How many runs are kept, and of how many conversations the newest has a result.</summary>
    public (long Runs, long Results) Counts() =>
        (database.Number("SELECT count(*) FROM run") ?? 0,
         database.Number("SELECT count(*) FROM result WHERE run = (SELECT max(key) FROM run)") ?? 0);
}
