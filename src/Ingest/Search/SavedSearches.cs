using System.Text;

namespace QA.Ingest.Search;

/// <summary>已存检索: queries with a name, each a small text file in the workspace's <c>searches</c> folder.</summary>
/// <remarks>
/// The text is a query as it is typed on the command line and in the browser. Names become file names, so they are held to letters, digits, spaces and a few marks: no path
/// can be made of one.
/// </remarks>
public sealed class SavedSearches(string workspace)
{
    const int LongestName = 40;

    /// <summary>More than anyone reads in a column.</summary>
    const int Most = 100;

    readonly string folder = Path.Combine(workspace, "searches");
    readonly Lock turn = new();

    public IReadOnlyList<(string Name, string Query)> All()
    {
        lock (turn)
            return !Directory.Exists(folder) ? [] :
                [.. Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).Take(Most)
                    .Select(f => (Path.GetFileNameWithoutExtension(f), File.ReadAllText(f, Encoding.UTF8).Trim()))];
    }

    /// <summary>The query of that name, or null where there is none.</summary>
    public string? Find(string name)
    {
        if (!IsName(name)) return null;
        var path = Path.Combine(folder, name.Trim() + ".txt");
        lock (turn) return File.Exists(path) ? File.ReadAllText(path, Encoding.UTF8).Trim() : null;
    }

    /// <summary>False where the name cannot be used.</summary>
    public bool Save(string name, string query)
    {
        if (!IsName(name)) return false;
        lock (turn)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, name.Trim() + ".txt"), query.ReplaceLineEndings(" ") + "\n", new UTF8Encoding(false));
        }
        return true;
    }

    public bool Remove(string name)
    {
        if (!IsName(name)) return false;
        lock (turn)
        {
            var path = Path.Combine(folder, name.Trim() + ".txt");
            if (!File.Exists(path)) return false;
            File.Delete(path);
            return true;
        }
    }

    public static bool IsName(string name)
    {
        var trimmed = name.Trim();
        if (trimmed.Length is 0 or > LongestName) return false;
        foreach (var unit in trimmed)
            if (!char.IsLetterOrDigit(unit) && unit is not (' ' or '-' or '_' or '+' or '＋' or '、')) return false;
        return true;
    }
}
