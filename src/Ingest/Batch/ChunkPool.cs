namespace QA.Ingest.Batch;

/// <summary>Pieces of memory that partitions fill, give back and fill again. Used by one thread.</summary>
/// <remarks>They are pinned, so that the collector neither moves tens of megabytes about nor makes new ones after each spill.</remarks>
sealed class ChunkPool
{
    /// <summary>A partition that is a 64th of a small input needs no more; a large one needs a few hundred of them.</summary>
    public const int ChunkSize = 1 << 16;

    readonly Stack<byte[]> free = [];

    /// <param name="least">Bytes that must fit: only a row of an extraordinary length needs more than a chunk has.</param>
    public byte[] Take(int least) =>
        least > ChunkSize ? new byte[least]
        : free.TryPop(out var chunk) ? chunk
        : GC.AllocateUninitializedArray<byte>(ChunkSize, pinned: true);

    /// <summary>Lets go of what is not in use, once nothing more will be filled.</summary>
    public void Close() => free.Clear();

    public void Return(byte[] chunk)
    {
        if (chunk.Length == ChunkSize) free.Push(chunk);
    }
}
