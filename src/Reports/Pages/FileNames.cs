using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace QA.Reports.Pages;

/// <summary>Names for files and anchors out of ids that may hold anything: safe on every file system, and unique.</summary>
public sealed class FileNames
{
    const int Longest = 80;
    const int HashLength = 12;

    static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase) { "con", "prn", "aux", "nul", "index" };

    readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A file name for <paramref name="id"/>, itself where that is safe and free, else with a hash of shop and id.</summary>
    /// <param name="shown">What of the id may be seen, where it holds more than may be.</param>
    /// <remarks>Ask in a fixed order: of two ids that differ only in case, the first keeps its name.</remarks>
    public string Take(string shop, string id, string? shown = null)
    {
        if ((shown is null || shown == id) && IsSafe(id) && taken.Add(id)) return id;
        var kept = Kept(shown ?? id);
        var name = kept + Hash($"{shop}\n{id}");
        // Two equal hashes of twelve digits would take a deliberate effort; the loop costs nothing.
        for (var again = 2; !taken.Add(name); again++) name = string.Create(CultureInfo.InvariantCulture, $"{kept}{Hash($"{shop}\n{id}\n{again}")}");
        return name;
    }

    /// <summary>An anchor inside a page; the same id always gives the same one.</summary>
    public static string Anchor(string kind, string id) => $"{kind}-{(IsSafe(id) ? id : Kept(id) + Hash(id))}";

    static bool IsSafe(string id)
    {
        if (id.Length is 0 or > Longest || id[0] is '.' or '-' || id[^1] == '.') return false;
        foreach (var unit in id) if (!char.IsAsciiLetterOrDigit(unit) && unit is not ('-' or '_' or '.')) return false;
        var stem = id.Split('.')[0];
        return !Reserved.Contains(stem) &&
            !(stem.Length == 4 && char.IsAsciiDigit(stem[3]) && (stem.StartsWith("com", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("lpt", StringComparison.OrdinalIgnoreCase)));
    }

    // What can be kept helps a person to find the file.
    static string Kept(string id)
    {
        var kept = new StringBuilder();
        foreach (var unit in id)
        {
            if (kept.Length == 40) break;
            if (char.IsAsciiLetterOrDigit(unit)) kept.Append(unit);
            else if (kept.Length > 0 && kept[^1] != '-') kept.Append('-');
        }
        return kept.Length == 0 ? "x-" : kept[^1] == '-' ? kept.ToString() : kept.Append('-').ToString();
    }

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
}
