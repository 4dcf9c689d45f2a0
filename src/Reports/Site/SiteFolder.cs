using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace QA.Reports.Site;

/// <summary>Where a site is put together out of sight and then moved into place, so that no reader ever meets half a page.</summary>
/// <remarks>Only files that an earlier manifest lists are ever removed: whatever else lies in the folder is not ours.</remarks>
public sealed class SiteFolder : IDisposable
{
    public const string Manifest = "manifest.json";
    const string Workshop = ".qa-writing";

    readonly string folder;
    readonly string workshop;
    readonly Dictionary<string, (string Sha256, long Bytes)> written = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, bool> folders = new(StringComparer.Ordinal);
    readonly Lock gate = new();

    public SiteFolder(string folder)
    {
        this.folder = Path.GetFullPath(folder);
        workshop = Path.Combine(this.folder, Workshop);
        if (Directory.Exists(workshop)) Directory.Delete(workshop, recursive: true);
        Directory.CreateDirectory(workshop);
    }

    /// <summary>Path with forward slashes, SHA-256 and length of every file so far, in ordinal order.</summary>
    public IReadOnlyList<(string Path, string Sha256, long Bytes)> Files
    {
        get
        {
            lock (gate) return [.. written.Select(f => (f.Key, f.Value.Sha256, f.Value.Bytes)).OrderBy(f => f.Key, StringComparer.Ordinal)];
        }
    }

    /// <summary>Adds a file; safe to call from several threads.</summary>
    public void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Adds a file; safe to call from several threads.</summary>
    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var target = Path.Combine(workshop, path);
        var parent = Path.GetDirectoryName(target)!;
        if (!folders.ContainsKey(parent))
        {
            Directory.CreateDirectory(parent);
            folders[parent] = true;
        }
        File.WriteAllBytes(target, bytes);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        lock (gate) written.Add(path, (hash, bytes.Length));
    }

    /// <summary>Moves everything into place, the manifest last, and removes what an earlier site left behind.</summary>
    public void Publish()
    {
        var stale = Earlier().Where(path => !written.ContainsKey(path)).ToList();
        // A folder that is new goes in one piece: thousands of pages at once.
        var moved = new List<string>();
        foreach (var made in Directory.EnumerateDirectories(workshop).Order(StringComparer.Ordinal))
            if (Path.Combine(folder, Path.GetFileName(made)) is var place && !Directory.Exists(place) && !File.Exists(place))
            {
                Directory.Move(made, place);
                moved.Add(Path.GetFileName(made) + "/");
            }
        foreach (var path in written.Keys.Where(p => p != Manifest && !moved.Exists(m => p.StartsWith(m, StringComparison.Ordinal))).Order(StringComparer.Ordinal).Append(Manifest).Where(written.ContainsKey))
        {
            var target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(Path.Combine(workshop, path), target, overwrite: true);
        }
        foreach (var path in stale) Remove(path);
    }

    public void Dispose()
    {
        if (Directory.Exists(workshop)) Directory.Delete(workshop, recursive: true);
    }

    void Remove(string path)
    {
        var target = Path.GetFullPath(Path.Combine(folder, path));
        if (!target.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !File.Exists(target)) return;
        File.Delete(target);
        for (var parent = Path.GetDirectoryName(target)!; parent.Length > folder.Length && !Directory.EnumerateFileSystemEntries(parent).Any(); parent = Path.GetDirectoryName(parent)!)
            Directory.Delete(parent);
    }

    /// <summary>The files of the site that is there, or none where its manifest cannot be read.</summary>
    List<string> Earlier()
    {
        var path = Path.Combine(folder, Manifest);
        if (!File.Exists(path)) return [];
        try
        {
            using var manifest = JsonDocument.Parse(File.ReadAllBytes(path));
            return manifest.RootElement.TryGetProperty("files", out var files) && files.ValueKind is JsonValueKind.Array
                ? [.. files.EnumerateArray().Select(f => f.ValueKind is JsonValueKind.Object && f.TryGetProperty("path", out var name) ? name.GetString() : null).OfType<string>()]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
