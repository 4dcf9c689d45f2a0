using QA.Ingest.Conversations;
using QA.Ingest.Search;
using QA.Ingest.Search.Fts5;

namespace QA.Ingest.Store;

/// <summary>工作区: one folder that holds what was imported, searchable, and what was made of it.</summary>
/// <remarks>Many may read while one writes; a second writer is told who holds the workspace.</remarks>
public sealed class Workspace : IDisposable
{
    readonly Database database;
    readonly WriterLock? held;

    Workspace(string folder, TimeZoneInfo zone, Database database, WriterLock? held)
    {
        (Folder, this.database, this.held) = (folder, database, held);
        Index = new Fts5Index(database.Connection, zone);
        Reading = new(database);
        Results = new(database);
    }

    public string Folder { get; }

    public ITranscriptIndex Index { get; }

    /// <summary>What was imported, in order.</summary>
    public StoredConversations Reading { get; }

    /// <summary>What analyses made of it.</summary>
    public StoredResults Results { get; }

    /// <param name="zone">Where weeks are counted in facets: the profile's.</param>
    /// <exception cref="WorkspaceException">There is none, or it cannot be read.</exception>
    /// <remarks>One that an older version made is upgraded first; a copy of it is kept.</remarks>
    public static Workspace Open(string folder, TimeZoneInfo zone)
    {
        if (Database.IsOlder(folder)) OpenForWriting(folder, zone).Dispose();
        return new(folder, zone, Database.Open(folder, write: false), null);
    }

    /// <summary>Opens for writing; makes the workspace where there is none.</summary>
    /// <exception cref="WorkspaceException">It cannot be written, or another process is writing to it.</exception>
    public static Workspace OpenForWriting(string folder, TimeZoneInfo zone)
    {
        WriterLock held;
        try
        {
            held = WriterLock.Take(folder);
        }
        catch (Exception problem) when (problem is UnauthorizedAccessException or IOException)
        {
            throw new WorkspaceException(folder, "the folder cannot be written", "check its rights, or choose another with --workspace DIR");
        }
        try
        {
            return new(folder, zone, Database.Open(folder, write: true), held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public Import Import() => new(database, Index);

    /// <summary>Takes conversations, or all that is known of a customer, out for good: tables, index, results and free pages.</summary>
    /// <remarks>Only of a workspace opened for writing.</remarks>
    public Forgotten Forget(ForgetRequest request) => new Forgetting(database, Index, Folder).Run(request);

    /// <summary>What the workspace takes on the disk, and what of it is free.</summary>
    public WorkspaceSize Size() => WorkspaceSize.Of(database, Folder);

    /// <summary>Gives free pages back to the disk. Only of a workspace opened for writing.</summary>
    public void Compact()
    {
        Index.Purge();
        database.Compact();
    }

    /// <summary>Whether table, index and receipts agree; empty where all is well.</summary>
    public IReadOnlyList<WorkspaceProblem> Check() => WorkspaceCheck.Of(database, Index);

    public void Dispose()
    {
        Index.Dispose();
        database.Dispose();
        held?.Dispose();
    }
}
