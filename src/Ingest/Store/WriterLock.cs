using System.Globalization;
using System.Text;

namespace QA.Ingest.Store;

/// <summary>One process writes to a workspace at a time. The lock goes with its process, so a killed one leaves none behind.</summary>
sealed class WriterLock : IDisposable
{
    const string FileName = "writer.lock";
    readonly FileStream file;

    WriterLock(FileStream file) => this.file = file;

    /// <exception cref="WorkspaceException">Another process holds the workspace; the message says which.</exception>
    public static WriterLock Take(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, FileName);
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            file.SetLength(0);
            file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            file.Flush();
            return new(file);
        }
        catch (IOException)
        {
            throw new WorkspaceException(folder, $"another process is writing to this workspace{Holder(path)}", "wait for it to end and try again");
        }
    }

    static string Holder(string path)
    {
        // .NET's lock is advisory on Unix: a handle opened without sharing rules still reads who wrote the file.
        try
        {
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            Span<byte> text = stackalloc byte[16];
            var length = RandomAccess.Read(handle, text, 0);
            return length > 0 ? $" (process {Encoding.ASCII.GetString(text[..length])})" : "";
        }
        catch (IOException)
        {
            return "";
        }
    }

    public void Dispose() => file.Dispose();
}
