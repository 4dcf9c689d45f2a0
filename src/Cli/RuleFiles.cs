using System.Text.Json;
using QA.Analysis.Rules;
using QA.Ingest.Settings;

namespace QA.Cli;

/// <summary>Reads rule files for the engine, which knows no folders.</summary>
static class RuleFiles
{
    /// <summary>What names the packs that come with the product.</summary>
    public const string BuiltIn = "builtin";

    /// <summary>The built-in packs and, over them, a shop's own folder or file; null for the packs alone.</summary>
    /// <exception cref="SettingsException">The path holds no rules, or a rule is wrong.</exception>
    public static RuleBook Book(string? own) =>
        own is null or BuiltIn ? RuleBook.BuiltIn() : RuleBook.Load(Files(own));

    /// <summary>The files of that book.</summary>
    /// <exception cref="SettingsException">The path holds no rules.</exception>
    public static IReadOnlyList<(string Path, string Text)> Files(string? own) =>
        own is null or BuiltIn ? RuleBook.BuiltInFiles() : [.. RuleBook.BuiltInFiles(), .. Read(own)];

    /// <summary>The rules at a path, every file with its text.</summary>
    /// <exception cref="SettingsException">There are none.</exception>
    public static IReadOnlyList<(string Path, string Text)> Read(string path)
    {
        if (path == BuiltIn) return RuleBook.BuiltInFiles();
        if (File.Exists(path)) return [(path, File.ReadAllText(path))];
        if (!Directory.Exists(path)) throw new SettingsException(path, 1, 1, "there is no such file or folder of rules: correct the path, or write 'builtin'");
        var files = Directory.EnumerateFiles(path, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        return files.Count > 0
            ? [.. files.Select(file => (file, File.ReadAllText(file)))]
            : throw new SettingsException(path, 1, 1, "this folder holds no rules: put .yaml files in it");
    }

    /// <summary>Refuses a shop's own rule that now matches otherwise than in the last analysis and still has its version.</summary>
    /// <exception cref="SettingsException">Names the rule.</exception>
    public static void RefuseSilentChanges(RuleBook book, string workspace)
    {
        if (!File.Exists(Ledger(workspace))) return;
        var last = JsonSerializer.Deserialize<Dictionary<string, Used>>(File.ReadAllText(Ledger(workspace))) ?? [];
        book.RefuseSilentChanges(last.ToDictionary(rule => rule.Key, rule => (rule.Value.Version, rule.Value.MatchHash), StringComparer.Ordinal));
    }

    /// <summary>Notes what the shop's own rules matched in this analysis.</summary>
    public static void Note(RuleBook book, string workspace)
    {
        var own = book.Rules.Where(rule => RuleBook.BuiltIn().Find(rule.Id)?.Path != rule.Path)
            .ToDictionary(rule => rule.Id, rule => new Used(rule.Version, rule.MatchHash), StringComparer.Ordinal);
        if (own.Count == 0 && !File.Exists(Ledger(workspace))) return;
        // Written beside and moved over, so that an interruption leaves the old one whole.
        var draft = Ledger(workspace) + ".new";
        File.WriteAllText(draft, JsonSerializer.Serialize(own));
        File.Move(draft, Ledger(workspace), overwrite: true);
    }

    static string Ledger(string workspace) => Path.Combine(workspace, "rules-used.json");

    sealed record Used(string Version, string MatchHash);
}
