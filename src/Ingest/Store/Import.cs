using Microsoft.Data.Sqlite;
using QA.Ingest.Formats;
using QA.Ingest.Readers;
using QA.Ingest.Search;
using QA.Ingest.Settings;

namespace QA.Ingest.Store;

/// <summary>Brings files into a workspace and gives each its receipt.</summary>
public sealed class Import
{
    readonly Database database;
    readonly ITranscriptIndex index;

    internal Import(Database database, ITranscriptIndex index) => (this.database, this.index) = (database, index);

    /// <summary>Imports one file. A file that is known changes nothing, and its receipt says so.</summary>
    /// <exception cref="ExportRefusedException">The file as a whole cannot be used.</exception>
    /// <exception cref="WorkspaceException">The store cannot take it; what was acknowledged is kept.</exception>
    public Receipt Add(ExportFile export, Profile profile, ImportOptions? options = null)
    {
        var kind = export.Kind.ToString().ToLowerInvariant();
        // Rows are written in an order that no foreign key could follow; `qa check` sees that they all hold in the end.
        database.Execute("PRAGMA foreign_keys = OFF");
        database.Begin();
        try
        {
            var receipt = Add(export, kind, profile, options ?? new());
            database.Commit();
            index.Follow();
            return receipt;
        }
        catch (SqliteException problem)
        {
            database.Rollback();
            throw database.Explained(problem);
        }
        catch (IndexFilesException)
        {
            database.Rollback();
            throw database.Unindexed();
        }
        catch
        {
            database.Rollback();
            throw;
        }
        finally
        {
            database.Execute("PRAGMA foreign_keys = ON");
        }
    }

    Receipt Add(ExportFile export, string kind, Profile profile, ImportOptions options)
    {
        using var file = FileRow.OpenFor(database, export.Sha256, kind, export.Path, export.Format.Name, export.EncodingName);
        if (file.IsComplete) return Repeated(export, kind, file.Counts);

        var notes = new List<string>();
        var counts = export.Kind switch
        {
            ExportKind.Transcript => new TranscriptImport(database, index, profile, file, options).Run(export.Rows(), notes),
            ExportKind.Orders => new TableImport(database, file).Orders(export.Orders()),
            ExportKind.Ratings => new TableImport(database, file).Ratings(export.Ratings()),
            ExportKind.Agents => new TableImport(database, file).Agents(export.Agents()),
            _ => new TableImport(database, file).Shifts(export.Shifts()),
        };
        notes.InsertRange(0, export.Notes);
        file.Complete(export.Replaced, notes);
        return new(export.Path, export.Sha256, kind, export.Format.Name, export.EncodingName, export.Replaced,
            counts.Read, counts.Accepted, counts.Duplicate, counts.Rejected, counts.Filtered, false, notes);
    }

    /// <summary>Brings what was imported to the disk, so that it survives power loss too. Call before a receipt is shown.</summary>
    public void Sync() => database.Execute("PRAGMA wal_checkpoint(PASSIVE)");

    static Receipt Repeated(ExportFile export, string kind, ReceiptCounts counts) =>
        new(export.Path, export.Sha256, kind, export.Format.Name, export.EncodingName, export.Replaced,
            counts.Read, 0, counts.Accepted + counts.Duplicate, counts.Rejected, counts.Filtered, true,
            ["this file was imported before: nothing changed"]);

    /// <summary>The rejected rows of a file, at most <paramref name="most"/>.</summary>
    public IReadOnlyList<RejectedRow> Rejected(string sha256, int most)
    {
        using var select = database.Prepare(
            "SELECT r.line, r.reason, r.excerpt FROM reject r JOIN file f ON f.key = r.file WHERE f.sha256 = ?1 ORDER BY r.line LIMIT ?2");
        select.Bind(1, sha256).Bind(2, (long)most);
        var rows = new List<RejectedRow>();
        while (select.Step()) rows.Add(new(select.Long(0), select.Text(1), select.Text(2)));
        return rows;
    }
}
