using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace QA.Ingest.Samples;

/// <summary>UTF-8 bytes on their way to a file: LF, no BOM, one flat buffer.</summary>
internal sealed class TextFile(string path) : IDisposable
{
    const int Size = 1 << 16;

    readonly FileStream stream = new(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
    readonly byte[] buffer = new byte[Size];
    int used;

    public ClockText Clock { get; } = new();

    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Size - used) Flush();
        if (bytes.Length > Size) stream.Write(bytes);
        else
        {
            bytes.CopyTo(buffer.AsSpan(used));
            used += bytes.Length;
        }
    }

    public void Write(string text)
    {
        if (text.Length * 3 > Size - used) Flush();
        if (text.Length * 3 > Size) stream.Write(Encoding.UTF8.GetBytes(text));
        else used += Encoding.UTF8.GetBytes(text, buffer.AsSpan(used));
    }

    public void Write(long number)
    {
        if (Size - used < 24) Flush();
        Utf8Formatter.TryFormat(number, buffer.AsSpan(used), out var written);
        used += written;
    }

    public void Flush()
    {
        stream.Write(buffer, 0, used);
        used = 0;
    }

    public void Dispose()
    {
        Flush();
        stream.Dispose();
    }
}
