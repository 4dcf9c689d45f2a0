using System.Collections.Concurrent;

namespace QA.Ingest.Samples;

/// <summary>The sentences of one language, by list: a name on a line of its own, its templates indented below.</summary>
internal sealed class PhraseBook
{
    readonly Dictionary<string, List<Template>> lists = new(StringComparer.Ordinal);

    readonly ConcurrentDictionary<string, string[]> topics = new(StringComparer.Ordinal);

    public PhraseBook(params ReadOnlySpan<string> texts)
    {
        // Two passes, because a template may name a list that stands further down.
        foreach (var text in texts)
            foreach (var line in text.EnumerateLines())
                if (line.Length > 0 && line[0] != ' ') lists.Add(line.ToString(), []);
        foreach (var text in texts)
        {
            var open = new List<Template>();
            foreach (var line in text.EnumerateLines())
            {
                if (line.IsEmpty) continue;
                if (line[0] != ' ') open = lists[line.ToString()];
                else open.Add(Template.Parse(line.Trim().ToString(), name => this[name]));
            }
        }
    }

    public IReadOnlyList<Template> this[string name] =>
        lists.TryGetValue(name, out var found) ? found : throw new KeyNotFoundException($"no phrases are called '{name}'");

    /// <summary>What may follow that prefix: <c>size</c>, <c>colour</c> … after <c>ask.detail.</c></summary>
    public IReadOnlyList<string> Topics(string prefix)
    {
        if (topics.TryGetValue(prefix, out var known)) return known;
        return topics[prefix] = [.. lists.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name => name[prefix.Length..])];
    }

    public bool Has(string name) => lists.ContainsKey(name);

    public IEnumerable<string> Names => lists.Keys;
}
