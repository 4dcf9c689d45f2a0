using System.Security.Cryptography;
using System.Text;
using QA.Analysis.Rules.Matching;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Rules;

/// <summary>规则册: all rules that an analysis uses, loaded strictly and with every example proved.</summary>
public sealed class RuleBook
{
    const string Home = "QA.Analysis.Rules.Packs.";

    static readonly Lazy<RuleBook> Ours = new(() => Load(BuiltInFiles()));

    readonly Dictionary<string, Rule> byId;

    RuleBook(IReadOnlyList<Rule> rules, IReadOnlyList<RulePack> packs, string hash, Lexicon lexicon)
    {
        (Rules, Packs, Hash, Lexicon) = (rules, packs, hash, lexicon);
        byId = rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
    }

    /// <summary>By id.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>By name.</summary>
    public IReadOnlyList<RulePack> Packs { get; }

    /// <summary>SHA-256 over all rule files: part of what a result depends on.</summary>
    public string Hash { get; }

    internal Lexicon Lexicon { get; }

    public Rule? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The packs that come with the product.</summary>
    public static RuleBook BuiltIn() => Ours.Value;

    /// <summary>The files of those packs, for a book that adds a shop's own: <c>Load([.. BuiltInFiles(), .. own])</c>.</summary>
    public static IReadOnlyList<(string Path, string Text)> BuiltInFiles()
    {
        var assembly = typeof(RuleBook).Assembly;
        var files = new List<(string, string)>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Home, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            // The compiler writes a folder's '-' as '_'; pack names have no '_' of their own.
            var parts = name[Home.Length..].Split('.', 2);
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            files.Add(($"Packs/{parts[0].Replace('_', '-')}/{parts[1]}", reader.ReadToEnd()));
        }
        return files;
    }

    /// <summary>Rules from YAML texts, one rule a document; the paths are for messages, and their folder names the pack.</summary>
    /// <exception cref="SettingsException">The first mistake, with place and remedy.</exception>
    public static RuleBook Load(IEnumerable<(string Path, string Text)> files)
    {
        var words = new Lexicon.Builder();
        var (rules, places) = (new List<Rule>(), new Dictionary<string, YamlValue>(StringComparer.Ordinal));
        var packs = new Dictionary<string, RulePack>(StringComparer.Ordinal);
        var overlays = new List<RuleOverlay>();
        var sorted = files.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        foreach (var (path, text) in sorted)
        {
            foreach (var document in YamlFile.Documents(path, text))
            {
                if (document.IsEmpty) continue;
                if (document.IsMap && document.AsMap().Find("pack") is not null)
                {
                    var described = RulePack.Read(document);
                    packs[RulePack.NameFrom(path)] = described;
                    continue;
                }
                if (document.IsMap && document.AsMap().Find("overlay") is not null)
                {
                    overlays.Add(RuleOverlay.Read(document, words));
                    continue;
                }
                var rule = RuleFile.Read(document, RulePack.NameFrom(path), words);
                var place = document.AsMap().Get("id");
                if (!places.TryAdd(rule.Id, place))
                    throw place.Error($"'{rule.Id}' is already the id of the rule at {places[rule.Id].Path}:{places[rule.Id].Line}: choose another");
                rules.Add(rule with { Text = Part(text, rule.Line) });
            }
        }
        foreach (var rule in rules)
            if (rule.ConflictsWith.FirstOrDefault(other => !places.ContainsKey(other)) is { } unknown)
                throw places[rule.Id].Error($"conflicts_with names '{Excerpt.Of(unknown)}', which is no rule here: correct or remove it");

        foreach (var overlay in overlays)
            if (!places.ContainsKey(overlay.RuleId))
                throw overlay.Place.Error($"there is no rule '{Excerpt.Of(overlay.RuleId)}' to overlay: qa rules list names them");

        foreach (var pack in rules.Select(rule => rule.Pack).Distinct()) packs.TryAdd(pack, new(pack, "", new(pack, pack)));
        var book = new RuleBook(
            [.. from rule in rules orderby rule.Id
                select rule with { Pack = packs[rule.Pack].Name, Overlays = [.. overlays.Where(overlay => overlay.RuleId == rule.Id)] }],
            [.. packs.Values.OrderBy(pack => pack.Name, StringComparer.Ordinal)], HashOf(sorted), words.Build());
        book.RefuseUnmetExamples();
        return book;
    }

    /// <summary>Known misses that the examples record, and how many of them have since come right.</summary>
    public (int Known, int Met) Todo()
    {
        var proof = new RuleProof(this);
        var todo = (from rule in Rules from example in rule.Examples where example.IsTodo select (rule, example)).ToList();
        return (todo.Count, todo.Count(t => proof.Problem(t.rule, t.example) is null));
    }

    /// <summary>Refuses a rule whose matching changed while its version did not.</summary>
    /// <param name="lastRun">Version and <see cref="Rule.MatchHash"/> by rule id, as the last run used them.</param>
    /// <exception cref="SettingsException">Names the rule that needs a new version.</exception>
    public void RefuseSilentChanges(IReadOnlyDictionary<string, (string Version, string MatchHash)> lastRun)
    {
        foreach (var rule in Rules)
            if (lastRun.TryGetValue(rule.Id, out var last) && last.Version == rule.Version && last.MatchHash != rule.MatchHash)
                throw new SettingsException(rule.Path, rule.Line, 1,
                    $"what '{rule.Id}' matches has changed since the last run, its version {rule.Version} has not: raise it");
    }

    void RefuseUnmetExamples()
    {
        var proof = new RuleProof(this);
        foreach (var rule in Rules)
        {
            foreach (var example in rule.Examples)
                if (!example.IsTodo && proof.Problem(rule, example) is { } problem)
                    throw example.Place.Error(problem);
            foreach (var overlay in rule.Overlays)
                foreach (var example in overlay.Examples)
                    if (!example.IsTodo && proof.Problem(rule, example, overlay.Shops.FirstOrDefault() ?? "") is { } problem)
                        throw example.Place.Error(problem);
        }
    }

    /// <summary>The document of a file that holds a line, without the separators around it.</summary>
    static string Part(string text, long line)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var (first, last) = ((int)line - 1, (int)line - 1);
        while (first > 0 && !IsSeparator(lines[first - 1])) first--;
        while (last + 1 < lines.Length && !IsSeparator(lines[last + 1])) last++;
        return string.Join('\n', lines[first..(last + 1)]).TrimEnd() + "\n";

        static bool IsSeparator(string line) => line.StartsWith("---", StringComparison.Ordinal);
    }

    static string HashOf(List<(string Path, string Text)> files)
    {
        // Names and line ends may differ between machines; the rules do not.
        var text = string.Join('\0', files.Select(file => file.Text.ReplaceLineEndings("\n")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
