using System.Runtime.InteropServices;

namespace QA.Ingest.Batch;

/// <summary>Rows as bytes, one after another: a third of what they take as objects, and nothing for the collector to visit.</summary>
/// <remarks>Written by one thread, then read. What grows beyond memory goes to a file, which is gone once this is disposed.</remarks>
sealed class RowBuffer(string folder, int number, ChunkPool pool) : IDisposable
{
    readonly List<(byte[] Bytes, int Length)> chunks = [];
    byte[] chunk = [];
    int used;
    FileStream? file;

    /// <summary>Bytes held in memory.</summary>
    public long Held { get; private set; }

    /// <param name="row">A row of this partition.</param>
    /// <param name="hash">Of its conversation.</param>
    public void Add(in BatchRow row, uint hash)
    {
        var most = RowForm.Most(row);
        if (chunk.Length - used < most) Grow(most);
        used += RowForm.Write(row, hash, chunk.AsSpan(used));
    }

    /// <summary>Moves what is held to the disk.</summary>
    public void Spill()
    {
        Close();
        if (chunks.Count == 0) return;
        file ??= new FileStream(Path.Combine(folder, $"{number}.rows"), new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.SequentialScan,
            BufferSize = 0,
        });
        Span<byte> head = stackalloc byte[4];
        foreach (var (bytes, length) in chunks)
        {
            // Each piece says its length first, because rows never straddle two.
            MemoryMarshal.Write(head, in length);
            file.Write(head);
            file.Write(bytes, 0, length);
            pool.Return(bytes);
        }
        chunks.Clear();
        Held = 0;
    }

    /// <summary>All rows, one after the other in the order in which they were added, in a buffer that is used again.</summary>
    /// <returns>How many bytes they take.</returns>
    public int CopyTo(ref byte[] buffer)
    {
        Close();
        var (stored, length) = ((int)(file?.Length ?? 0), 0);
        foreach (var (_, used) in chunks) length += used;
        if (buffer.Length < stored + length) buffer = GC.AllocateUninitializedArray<byte>((stored + length) * 5 / 4);
        var end = 0;
        if (file is not null)
        {
            Span<byte> head = stackalloc byte[4];
            for (file.Position = 0; file.ReadAtLeast(head, 4, throwOnEndOfStream: false) == 4; end += MemoryMarshal.Read<int>(head))
                file.ReadExactly(buffer, end, MemoryMarshal.Read<int>(head));
        }
        foreach (var (bytes, used) in chunks)
        {
            bytes.AsSpan(0, used).CopyTo(buffer.AsSpan(end));
            end += used;
        }
        return end;
    }

    public void Dispose()
    {
        file?.Dispose();
        chunks.Clear();
        chunk = [];
        used = 0;
    }

    void Grow(int most)
    {
        Close();
        chunk = pool.Take(most);
        Held += chunk.Length;
    }

    void Close()
    {
        if (used > 0) chunks.Add((chunk, used));
        (chunk, used) = ([], 0);
    }
}
