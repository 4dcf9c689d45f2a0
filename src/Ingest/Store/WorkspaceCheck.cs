using System.Globalization;
using QA.Ingest.Search;

namespace QA.Ingest.Store;

/// <summary>Something in a workspace that is not as it must be, and what mends it.</summary>
public sealed record WorkspaceProblem(string Where, string What, string Remedy);

/// <summary>Holds table, index and receipts against one another.</summary>
static class WorkspaceCheck
{
    public static IReadOnlyList<WorkspaceProblem> Of(Database database, ITranscriptIndex index)
    {
        var problems = new List<WorkspaceProblem>();
        using (var integrity = database.Prepare("PRAGMA quick_check(1)"))
            if (integrity.Step() && integrity.Text(0) != "ok")
                problems.Add(new(Database.FileName, "the file is damaged", "restore a copy, or import again into a new workspace"));
        if (problems.Count > 0) return problems;

        using (var broken = database.Prepare("PRAGMA foreign_key_check"))
            if (broken.Step())
                problems.Add(new(broken.Text(0), "rows point at what is not there", "restore a copy, or import again into a new workspace"));

        using (var files = database.Prepare(
            """
            SELECT f.path, f.accepted - f.superseded - f.forgotten, f.rejected, f.filtered, f.complete,
                   coalesce(stored.messages, 0),
                   (SELECT count(*) FROM reject r WHERE r.file = f.key),
                   (SELECT coalesce(sum(x.count), 0) FROM filtered x WHERE x.file = f.key), f.kind
            FROM file f LEFT JOIN (SELECT file, count(*) AS messages FROM message GROUP BY file) stored ON stored.file = f.key
            ORDER BY f.key
            """))
            while (files.Step())
            {
                var path = files.Text(0);
                if (files.Long(4) == 0)
                    problems.Add(new(path, "its import was interrupted", "run the same import again: it goes on where it stopped"));
                // Of the messages accepted, those are gone that a later file superseded or that were forgotten.
                if (files.Text(8) == "transcript" && files.Long(5) != files.Long(1))
                    problems.Add(new(path, Counted("messages are stored", files.Long(5), "accepted and not gone since", files.Long(1)), "import again into a new workspace"));
                if (files.Long(6) != files.Long(2))
                    problems.Add(new(path, Counted("rejected rows are kept", files.Long(6), "rejected", files.Long(2)), "import again into a new workspace"));
                if (files.Long(7) != files.Long(3))
                    problems.Add(new(path, Counted("filtered rows are counted", files.Long(7), "filtered", files.Long(3)), "import again into a new workspace"));
            }

        foreach (var problem in index.Check())
            problems.Add(new("index", problem, "build the index anew: qa workspace --reindex"));
        var empty = database.Number("SELECT count(*) FROM conversation c WHERE NOT EXISTS (SELECT 1 FROM message m WHERE m.conversation = c.key)") ?? 0;
        if (empty > 0)
            problems.Add(new("conversations", string.Create(CultureInfo.InvariantCulture, $"{empty} are without messages"), "import again into a new workspace"));
        return problems;
    }

    static string Counted(string what, long found, string claimed, long expected) =>
        string.Create(CultureInfo.InvariantCulture, $"{found} {what}, {expected} are {claimed}");
}
