using System.Globalization;

namespace QA.Ingest.Store;

/// <summary>One process writes to a workspace at a time. The lock goes with its process, so a killed one leaves none behind.</summary>
sealed class WriterLock : IDisposable
{
    const string LockName = "writer.lock", HolderName = "writer.pid";
    readonly FileStream file;
    readonly string holder;

    WriterLock(FileStream file, string holder) => (this.file, this.holder) = (file, holder);

    /// <exception cref="WorkspaceException">Another process holds the workspace; the message says which.</exception>
    public static WriterLock Take(string folder)
    {
        Directory.CreateDirectory(folder);
        // A locked file cannot be read by others, so who holds it stands in a second one.
        var holder = Path.Combine(folder, HolderName);
        FileStream file;
        try
        {
            file = new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new WorkspaceException(folder, $"another process{Named(holder)} is writing to this workspace", "wait for it to end and try again");
        }
        File.WriteAllText(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new(file, holder);
    }

    static string Named(string holder)
    {
        try
        {
            return $" ({File.ReadAllText(holder)})";
        }
        catch (IOException)
        {
            return "";
        }
    }

    public void Dispose()
    {
        File.Delete(holder);
        file.Dispose();
    }
}
