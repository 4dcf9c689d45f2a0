using System.Collections.Concurrent;
using QA.Ingest.Store;

namespace QA.Web.Live;

/// <summary>A few open readers of the workspace: a connection is never shared by two requests at once, nor opened for each.</summary>
/// <remarks>Requests wait for a free one without holding a thread, so that many readers cost memory for few.</remarks>
public sealed class ReaderPool : IDisposable
{
    readonly ConcurrentBag<Workspace> idle = [];
    readonly SemaphoreSlim free;
    readonly string folder;
    readonly TimeZoneInfo zone;
    bool disposed;

    public ReaderPool(string folder, TimeZoneInfo zone)
    {
        (this.folder, this.zone) = (folder, zone);
        // More than the processors can work for only makes all of them slower.
        free = new(Math.Max(4, 2 * Environment.ProcessorCount));
    }

    /// <exception cref="WorkspaceException">The workspace cannot be read.</exception>
    public async Task<Lease> TakeAsync(CancellationToken cancel = default)
    {
        await free.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            return new(this, idle.TryTake(out var reader) ? reader : Workspace.Open(folder, zone));
        }
        catch
        {
            free.Release();
            throw;
        }
    }

    public void Dispose()
    {
        disposed = true;
        while (idle.TryTake(out var reader)) reader.Dispose();
    }

    void Return(Workspace reader, bool isSound)
    {
        if (isSound && !disposed) idle.Add(reader);
        else reader.Dispose();
        free.Release();
    }

    /// <summary>One reader for one request.</summary>
    public sealed class Lease : IDisposable
    {
        readonly ReaderPool pool;
        bool returned;

        internal Lease(ReaderPool pool, Workspace workspace) => (this.pool, Workspace) = (pool, workspace);

        public Workspace Workspace { get; }

        /// <summary>Set where a read failed: such a connection is not used again.</summary>
        public bool IsBroken { get; set; }

        public void Dispose()
        {
            if (returned) return;
            returned = true;
            pool.Return(Workspace, !IsBroken);
        }
    }
}
