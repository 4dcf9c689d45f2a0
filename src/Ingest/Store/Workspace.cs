using QA.Ingest.Conversations;
using QA.Ingest.Search;
using QA.Ingest.Search.Analysed;

namespace QA.Ingest.Store;

/// <summary>工作区: one folder that holds what was imported, searchable, and what was made of it.</summary>
/// <remarks>Many may read while one writes; a second writer is told who holds the workspace.</remarks>
public sealed class Workspace : IDisposable
{
    readonly Database database;
    readonly TimeZoneInfo zone;
    readonly WriterLock? held;

    Workspace(string folder, TimeZoneInfo zone, Database database, WriterLock? held)
    {
        (Folder, this.zone, this.database, this.held) = (folder, zone, database, held);
        try
        {
            Index = TranscriptIndexes.Open(database.Connection, zone);
        }
        catch (UnknownEngineException unknown)
        {
            database.Dispose();
            throw new WorkspaceException(folder, $"its index was made by the engine {unknown.Name}, which this build does not have",
                "use a build that has it (dotnet build -p:Adapters=true), or import the exports into a new workspace");
        }
        Reading = new(database);
        Results = new(database);
        Analysed = new(database.Connection);
    }

    /// <summary>
    /// Says that this process will speak to a workspace from one thread at a time: SQLite then takes no locks within it.
    /// Call before any workspace is opened; too late is no harm.
    /// </summary>
    public static void ExpectOneThread() => Sqlite.ExpectOneThread();

    public string Folder { get; }

    public ITranscriptIndex Index { get; private set; }

    /// <summary>What was imported, in order.</summary>
    public StoredConversations Reading { get; }

    /// <summary>What analyses made of it.</summary>
    public StoredResults Results { get; }

    /// <summary>The last analysis as searches ask for it.</summary>
    public AnalysedStore Analysed { get; }

    /// <summary>The engine that the index was made with.</summary>
    public string Engine => TranscriptIndexes.NameOf(database.Connection) ?? TranscriptIndexes.Segments;

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
    public Forgotten Forget(ForgetRequest request)
    {
        Analysed.Forget();
        return new Forgetting(database, Index, Folder).Run(request);
    }

    /// <summary>What the workspace takes on the disk, and what of it is free.</summary>
    public WorkspaceSize Size() => WorkspaceSize.Of(database, Folder);

    /// <summary>Builds the index anew from the messages, as segments whatever the engine was before. Only of a workspace opened for writing.</summary>
    /// <exception cref="WorkspaceException">The disk is full; the index is as it was.</exception>
    public void Reindex()
    {
        try
        {
            var anew = TranscriptIndexes.MoveToSegments(database.Connection, zone);
            Index.Dispose();
            Index = anew;
        }
        catch (Microsoft.Data.Sqlite.SqliteException problem)
        {
            throw database.Explained(problem);
        }
    }

    /// <summary>Gives free pages back to the disk. Only of a workspace opened for writing.</summary>
    public void Compact()
    {
        Index.Purge();
        database.Compact();
    }

    /// <summary>Whether table, index and receipts agree; empty where all is well.</summary>
    public IReadOnlyList<WorkspaceProblem> Check() => WorkspaceCheck.Of(database, Index);

    /// <summary>A disk with room for so many pages, for tests.</summary>
    internal void LimitPages(int pages) =>
        database.Execute(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages}"));

    public void Dispose()
    {
        Analysed.Dispose();
        Index.Dispose();
        database.Dispose();
        held?.Dispose();
    }
}
