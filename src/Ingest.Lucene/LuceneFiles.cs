using System.Globalization;
using Lucene.Net.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Index.Sorter;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using QA.Ingest.Search;
using Directory = System.IO.Directory;
using LuceneDirectory = Lucene.Net.Store.Directory;

namespace QA.Ingest.Lucene;

/// <summary>Lucene's own files beside the workspace's database, and how they are brought up to it.</summary>
/// <remarks>
/// Who writes the workspace owns the files: changes go into them when their transaction is through, and commit data say up to which
/// change. Everybody else reads the files as they are and finds newer changes in a small index in memory.
/// </remarks>
sealed class LuceneFiles(PendingChanges pending, string? folder) : IDisposable
{
    const string AppliedKey = "applied", CheckpointKey = "checkpoint";

    /// <summary>Files that are older than the database says, however often they are opened, were lost: the next writer makes them anew.</summary>
    const int MostLooks = 3;

    // Newest first, in the order that hits are shown in.
    static readonly Sort Order = new(new SortField(MessageFields.Key, SortFieldType.INT64, reverse: true));

    readonly LuceneDirectory directory = folder is null ? new RAMDirectory() : FSDirectory.Open(folder);
    readonly string? folder = folder;
    readonly MessageFields fields = new();
    IndexWriter? writer;
    DirectoryReader? files;
    (DirectoryReader Reader, RAMDirectory Directory, HashSet<long> Keys)? newer;
    long applied = -1;

    /// <summary>From now on changes are brought into the files from here.</summary>
    public void Own()
    {
        if (writer is not null) return;
        // A killed process leaves its lock file; the workspace's own lock says that nobody else writes.
        writer = new(directory, new(LuceneVersion.LUCENE_48, new NoAnalyzer())
        {
            MergePolicy = new SortingMergePolicy(new TieredMergePolicy(), Order),
            RAMBufferSizeMB = 64,
            OpenMode = OpenMode.CREATE_OR_APPEND,
        });
        applied = AppliedIn(directory);
        if (applied >= pending.Applied && applied <= pending.Newest) return;
        // Older than what the database believes of them, or of changes that it never saw: one of the two was lost or put back. All is indexed anew.
        writer.DeleteAll();
        applied = pending.Last;
        pending.AddEverything();
    }

    /// <summary>Brings the files up to the last change, if its transaction is through.</summary>
    /// <param name="keep">Whether to bring it to the disk as well.</param>
    /// <exception cref="IndexFilesException">The files cannot be written: they are as their last commit left them, and the changes wait in the database.</exception>
    public void Follow(bool keep)
    {
        if (writer is null || pending.IsInTransaction) return;
        try
        {
            Apply();
            if (keep && writer.HasUncommittedChanges()) Keep();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            GiveUp();
            throw new IndexFilesException(problem);
        }
    }

    void Apply()
    {
        var until = pending.Last;
        if (until <= applied) return;
        foreach (var change in pending.Read(applied, until))
        {
            if (change.Message is not { } message) writer!.DeleteDocuments(MessageFields.IdOf(change.Key));
            else if (change.IsNew) writer!.AddDocument(fields.Of(message, change.SentAt));
            else writer!.UpdateDocument(MessageFields.IdOf(change.Key), fields.Of(message, change.SentAt));
        }
        applied = until;
    }

    void Keep()
    {
        writer!.SetCommitData(new Dictionary<string, string>
        {
            [AppliedKey] = applied.ToString(CultureInfo.InvariantCulture),
            [CheckpointKey] = pending.Checkpoint.ToString(CultureInfo.InvariantCulture),
        });
        writer.Commit();
        pending.Forget(applied);
    }

    /// <summary>What is not committed is thrown away; whoever writes next replays it.</summary>
    void GiveUp()
    {
        try
        {
            writer!.Rollback();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // A disk that is full cannot be tidied up either; files without a commit are cleared away by the next writer.
        }
        writer = null;
        files?.Dispose();
        files = null;
        applied = -1;
    }

    /// <summary>Merges all into one segment: nothing of a deleted message is left.</summary>
    public void Purge()
    {
        Own();
        Follow(keep: false);
        try
        {
            writer!.ForceMerge(1);
            // Deleted messages of a segment that was alone already stay until then.
            writer.ForceMergeDeletes();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            GiveUp();
            throw new IndexFilesException(problem);
        }
        Follow(keep: true);
        writer?.DeleteUnusedFiles();
    }

    /// <summary>Closes the files and deletes them.</summary>
    public void Leave()
    {
        newer?.Reader.Dispose();
        files?.Dispose();
        (newer, files) = (null, null);
        writer?.Rollback();
        writer = null;
        if (folder is not null && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    /// <summary>The index as the connection sees the workspace: good until the next.</summary>
    /// <exception cref="IndexDamagedException">The files cannot be read.</exception>
    public IndexView View()
    {
        Follow(keep: false);
        try
        {
            return Look();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new IndexDamagedException(problem);
        }
    }

    IndexView Look()
    {
        long known, until;
        var looks = 0;
        do
        {
            files = Fresh();
            until = pending.Last;
            known = writer is null ? files is null ? 0 : AppliedIn(files) : applied;
            newer?.Reader.Dispose();
            newer?.Directory.Dispose();
            newer = until > known ? InMemory(known, until) : null;
        }
        // A writer that committed meanwhile has let go of the changes: then they stand in newer files.
        while (writer is null && pending.Applied > known && looks++ < MostLooks);
        return new(files, newer?.Reader, newer?.Keys);
    }

    DirectoryReader? Fresh()
    {
        if (writer is null && !DirectoryReader.IndexExists(directory)) return null;
        if (files is null) return writer is null ? DirectoryReader.Open(directory) : DirectoryReader.Open(writer, applyAllDeletes: true);
        var next = writer is null ? DirectoryReader.OpenIfChanged(files) : DirectoryReader.OpenIfChanged(files, writer, applyAllDeletes: true);
        if (next is null) return files;
        files.Dispose();
        return next;
    }

    (DirectoryReader, RAMDirectory, HashSet<long>) InMemory(long after, long upTo)
    {
        var (memory, keys) = (new RAMDirectory(), new HashSet<long>());
        using (var inMemory = new IndexWriter(memory, new(LuceneVersion.LUCENE_48, new NoAnalyzer())))
            foreach (var change in pending.Read(after, upTo))
            {
                keys.Add(change.Key);
                if (change.Message is { } message) inMemory.AddDocument(fields.Of(message, change.SentAt));
            }
        return (DirectoryReader.Open(memory), memory, keys);
    }

    static long AppliedIn(LuceneDirectory directory)
    {
        if (!DirectoryReader.IndexExists(directory)) return 0;
        using var reader = DirectoryReader.Open(directory);
        return AppliedIn(reader);
    }

    static long AppliedIn(DirectoryReader reader) =>
        reader.IndexCommit.UserData.TryGetValue(AppliedKey, out var text) && long.TryParse(text, CultureInfo.InvariantCulture, out var known) ? known : 0;

    public void Dispose()
    {
        try
        {
            Follow(keep: true);
        }
        catch (IndexFilesException)
        {
            // Whoever asked for the last change to be kept was told; there is nobody to tell here.
        }
        newer?.Reader.Dispose();
        newer?.Directory.Dispose();
        files?.Dispose();
        writer?.Dispose();
        directory.Dispose();
    }

    /// <summary>Texts come as finished words, and ids are not split.</summary>
    sealed class NoAnalyzer : Analyzer
    {
        protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader) =>
            throw new InvalidOperationException($"field {fieldName} was to be indexed as it is");
    }
}
