using System.Collections.Concurrent;
using System.IO.Compression;
using System.Threading.Channels;
using QA.Ingest.Formats;
using QA.Ingest.Readers;
using QA.Ingest.Store;

namespace QA.Web.Live;

/// <summary>导入台: takes uploaded and watched files, one after another, in the background, and keeps what became of each.</summary>
public sealed class ImportDesk : IDisposable
{
    static readonly TimeSpan Look = TimeSpan.FromSeconds(3);

    /// <summary>A packed file may be so many times as large unpacked as the largest upload: chats pack about ten to one.</summary>
    const int MostUnpacked = 20;

    readonly WebOptions options;
    readonly string incoming;
    readonly Channel<ImportJob> queue = Channel.CreateUnbounded<ImportJob>(new() { SingleReader = true });
    readonly ConcurrentQueue<ImportJob> jobs = new();
    readonly CancellationTokenSource stop = new();
    readonly HashSet<string> watched = new(StringComparer.Ordinal);
    readonly Dictionary<string, long> growing = new(StringComparer.Ordinal);
    Task? working, watching;

    public ImportDesk(WebOptions options)
    {
        this.options = options;
        incoming = Path.Combine(options.Workspace, "incoming");
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ImportJob> Jobs => [.. jobs.Reverse().Take(50)];

    public void Start()
    {
        working = Task.Run(WorkAsync);
        if (options.Watch is { } folder) watching = Task.Run(() => WatchAsync(folder));
    }

    /// <summary>Whether a name is one file's name and nothing else: no folder, no drive, no way up.</summary>
    public static bool IsFileName(string name)
    {
        if (name.Length is 0 or > 150 || name is "." or ".." || name[0] == '.' || name.EndsWith(' ') || name.EndsWith('.')) return false;
        foreach (var unit in name)
            if (char.IsControl(unit) || unit is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|') return false;
        return true;
    }

    /// <summary>Stores an upload in a folder of its own and queues it.</summary>
    /// <exception cref="ArgumentException">The name could lead out of the folder.</exception>
    public async Task<ImportJob> TakeAsync(string name, Stream content, string account, CancellationToken cancel)
    {
        if (!IsFileName(name)) throw new ArgumentException("not a file name", nameof(name));
        var home = Path.Combine(incoming, Guid.NewGuid().ToString("n"));
        Directory.CreateDirectory(home);
        var path = Path.Combine(home, name);
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            await content.CopyToAsync(file, cancel);
        }
        catch
        {
            Directory.Delete(home, recursive: true);
            throw;
        }
        return Queue(new(name, path, account, home));
    }

    ImportJob Queue(ImportJob job)
    {
        jobs.Enqueue(job);
        while (jobs.Count > 200 && jobs.TryDequeue(out _)) { }
        queue.Writer.TryWrite(job);
        return job;
    }

    async Task WorkAsync()
    {
        try
        {
            await foreach (var job in queue.Reader.ReadAllAsync(stop.Token)) Import(job);
        }
        catch (OperationCanceledException)
        {
            // The server stops; what was committed is kept, and the same file goes on where it stopped.
        }
    }

    void Import(ImportJob job)
    {
        job.State = ImportState.Running;
        try
        {
            RefuseBombs(job.Path);
            var export = ExportFile.Open(job.Path, FormatCatalog.BuiltIn, options.Profile, new ReadOptions());
            using var workspace = Workspace.OpenForWriting(options.Workspace, options.Profile.TimeZone);
            var import = workspace.Import();
            job.Receipt = import.Add(export, options.Profile, new ImportOptions { Progress = rows => job.Rows = rows });
            job.Rejected = import.Rejected(job.Receipt.Sha256, 20);
            job.State = ImportState.Done;
        }
        catch (ExportRefusedException refused)
        {
            job.Fail($"{refused.What}; {refused.Remedy}");
        }
        catch (WorkspaceException problem)
        {
            job.Fail($"{problem.What}; {problem.Remedy}");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            job.Fail("the file could not be read");
        }
        finally
        {
            // What was accepted is in the workspace with its line numbers; a second copy of the chats is only a risk.
            if (job.Home is { } home && Directory.Exists(home)) Directory.Delete(home, recursive: true);
            job.End();
        }
    }

    /// <summary>A few kilobytes can unpack to a full disk: unpack once into nothing, and stop at a limit.</summary>
    void RefuseBombs(string path)
    {
        using var file = File.OpenRead(path);
        if (file.ReadByte() != 0x1F || file.ReadByte() != 0x8B) return;
        file.Position = 0;
        using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        var block = new byte[1 << 16];
        long total = 0;
        int read;
        while ((read = unpacked.Read(block)) > 0)
            if ((total += read) > MostUnpacked * options.UploadLimit)
                throw new ExportRefusedException(Path.GetFileName(path), "unpacked it is too large", "unpack it and split it, or import it with qa import");
    }

    async Task WatchAsync(string folder)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                foreach (var path in Directory.Exists(folder) ? Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToArray() : [])
                {
                    var length = new FileInfo(path).Length;
                    // Still being copied where it grew since the last look.
                    var isWhole = growing.TryGetValue(path, out var before) && before == length && length > 0;
                    growing[path] = length;
                    if (isWhole && watched.Add(path + "|" + length)) Queue(new(Path.GetFileName(path), path, "watched folder", null));
                }
                await Task.Delay(Look, stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (IOException)
            {
                options.Remark("the watched folder cannot be read; trying again");
                await Task.Delay(Look, CancellationToken.None);
            }
        }
    }

    public void Dispose()
    {
        stop.Cancel();
        queue.Writer.TryComplete();
        working?.Wait(TimeSpan.FromSeconds(30));
        watching?.Wait(TimeSpan.FromSeconds(10));
        stop.Dispose();
    }
}

/// <summary>How far one file has come.</summary>
public sealed class ImportJob(string name, string path, string account, string? home)
{
    readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    volatile ImportState state;
    long rows;

    /// <summary>Ends when the file is in, or refused.</summary>
    public Task Finished => finished.Task;

    public string Name { get; } = name;
    public string Account { get; } = account;
    internal string Path { get; } = path;

    /// <summary>Folder to remove afterwards; null where the file is not ours.</summary>
    internal string? Home { get; } = home;

    public ImportState State { get => state; internal set => state = value; }

    /// <summary>Rows committed so far.</summary>
    public long Rows { get => Interlocked.Read(ref rows); internal set => Interlocked.Exchange(ref rows, value); }

    public Receipt? Receipt { get; internal set; }
    public IReadOnlyList<RejectedRow> Rejected { get; internal set; } = [];

    /// <summary>Why the file was refused; null where it was not.</summary>
    public string? Problem { get; private set; }

    internal void End() => finished.TrySetResult();

    internal void Fail(string problem)
    {
        Problem = problem;
        State = ImportState.Refused;
    }
}

/// <summary>Waiting, running, done, refused.</summary>
public enum ImportState { Waiting, Running, Done, Refused }
