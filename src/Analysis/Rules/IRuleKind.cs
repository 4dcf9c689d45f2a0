using QA.Analysis.Rules.Matching;
using QA.Ingest.Settings;

namespace QA.Analysis.Rules;

/// <summary>规则类型: a way of looking that many rules share. A new kind is one new file in Kinds; the scan finds it.</summary>
internal interface IRuleKind
{
    /// <summary>What rule files write after <c>kind:</c>.</summary>
    string Name { get; }

    /// <summary>Reads the keys of a rule file that are this kind's own.</summary>
    /// <exception cref="SettingsException">A key is missing or its value cannot be used.</exception>
    IRuleCheck Read(YamlMap rule, Lexicon.Builder words);
}

/// <summary>One rule ready to look at messages.</summary>
internal interface IRuleCheck
{
    /// <summary>Words without one of which the rule has nothing to find.</summary>
    IReadOnlyList<int> Triggers { get; }

    /// <summary>Must look at every message, because no certain word is needed.</summary>
    bool AlwaysRuns { get; }

    /// <summary>Adds what is found, by start and without overlaps.</summary>
    void Find(MessageScan scan, Lexicon lexicon, List<Stretch> found);
}

/// <summary>The kinds that exist: whatever in this assembly is one.</summary>
internal static class RuleKinds
{
    static readonly Dictionary<string, IRuleKind> ByName = (
        from type in typeof(IRuleKind).Assembly.GetTypes()
        where type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IRuleKind))
        select (IRuleKind)Activator.CreateInstance(type)!).ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys.Order(StringComparer.Ordinal)];

    public static IRuleKind Read(YamlValue value) =>
        ByName.TryGetValue(value.AsText(), out var kind)
            ? kind
            : throw value.Error($"there is no kind '{Ingest.Conversations.Excerpt.Of(value.AsText())}': use {string.Join(", ", Names)}");
}
