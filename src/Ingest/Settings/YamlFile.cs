using QA.Ingest.Conversations;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace QA.Ingest.Settings;

/// <summary>Strict YAML: every value knows its place, so that a mistake is shown where it stands.</summary>
/// <remarks>YamlDotNet's object mapping coerces types weakly and loses places; profiles, formats and rules need both.</remarks>
public static class YamlFile
{
    /// <summary>The documents of <paramref name="text"/>; <paramref name="path"/> is only for messages.</summary>
    /// <exception cref="SettingsException">The text is not YAML.</exception>
    public static IReadOnlyList<YamlValue> Documents(string path, string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException problem)
        {
            // The library's own text quotes the file; the place is enough to find the slip.
            throw new SettingsException(path, problem.Start.Line, problem.Start.Column,
                "not readable as YAML here: check indentation, quotes and brackets");
        }
        catch (InvalidOperationException)
        {
            // An unclosed bracket before a word that is no key: the library stops without saying where.
            throw new SettingsException(path, 1, 1, "not readable as YAML: a bracket or a quote is not closed");
        }
        return [.. stream.Documents.Select(d => new YamlValue(path, d.RootNode))];
    }

    /// <summary>The only document of <paramref name="text"/>, or null where it is empty.</summary>
    public static YamlValue? Document(string path, string text)
    {
        var documents = Documents(path, text);
        return documents.Count switch
        {
            0 => null,
            1 => documents[0],
            _ => throw documents[1].Error("only one document is allowed here: remove what follows '---'"),
        };
    }
}

/// <summary>One YAML value and where it stands.</summary>
public sealed class YamlValue
{
    readonly YamlNode node;

    internal YamlValue(string path, YamlNode node) => (Path, this.node) = (path, node);

    public string Path { get; }
    public long Line => node.Start.Line;
    public long Column => node.Start.Column;

    public bool IsText => node is YamlScalarNode;
    public bool IsList => node is YamlSequenceNode;
    public bool IsMap => node is YamlMappingNode;
    public bool IsEmpty => node is YamlScalarNode { Value: null or "" or "~" or "null", Style: ScalarStyle.Plain or ScalarStyle.Any };

    public SettingsException Error(string problem) => new(Path, Line, Column, problem);

    public string AsText() => node is YamlScalarNode { Value: { } text } ? text : throw Error("a text is needed here");

    public int AsWhole(int least = int.MinValue, int most = int.MaxValue) =>
        int.TryParse(AsText(), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
            ? number
            : throw Error(least == int.MinValue ? "a whole number is needed here" : $"a whole number from {least} to {most} is needed here");

    public double AsNumber(double least, double most) =>
        double.TryParse(AsText(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
            ? number
            : throw Error(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"a number from {least} to {most} is needed here"));

    public bool AsFlag() => AsText() switch
    {
        "true" => true,
        "false" => false,
        _ => throw Error("true or false is needed here"),
    };

    /// <summary>A length of time: <c>90</c> or <c>90s</c> in seconds, <c>30 min</c>, <c>2h</c>, <c>1 day</c>.</summary>
    public TimeSpan AsDuration() =>
        Duration.TryParse(AsText(), out var length) ? length : throw Error("a length of time is needed here, such as 90s, 30 min or 2h");

    public DateOnly AsDate() =>
        DateOnly.TryParseExact(AsText(), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day)
            ? day : throw Error("a day is needed here, such as 2026-11-09");

    public IReadOnlyList<YamlValue> AsList() => node is YamlSequenceNode list
        ? [.. list.Children.Select(child => new YamlValue(Path, child))]
        : throw Error("a list is needed here: [one, two]");

    public IReadOnlyList<string> AsTexts() => [.. AsList().Select(value => value.AsText())];

    public YamlMap AsMap() => node is YamlMappingNode map ? new YamlMap(this, map) : throw Error("a mapping is needed here: key: value");

    /// <summary>One of an enum's names, in snake case.</summary>
    public T AsOneOf<T>() where T : struct, Enum
    {
        var text = AsText();
        foreach (var value in Enum.GetValues<T>())
            if (SnakeCase.Of(value.ToString()) == text) return value;
        throw Error($"'{Excerpt.Of(text)}' is not known here: use {string.Join(", ", Enum.GetValues<T>().Select(v => SnakeCase.Of(v.ToString())))}");
    }
}

/// <summary>A mapping of which every key must be asked for: what nobody asked for is a mistake of spelling.</summary>
public sealed class YamlMap
{
    readonly YamlValue home;
    readonly Dictionary<string, (YamlValue Key, YamlValue Value)> entries = new(StringComparer.Ordinal);
    readonly HashSet<string> known = new(StringComparer.Ordinal);

    internal YamlMap(YamlValue home, YamlMappingNode map)
    {
        this.home = home;
        foreach (var (key, value) in map.Children)
        {
            var name = new YamlValue(home.Path, key);
            // YamlDotNet refuses a doubled key itself while loading.
            entries[name.AsText()] = (name, new YamlValue(home.Path, value));
        }
    }

    public IReadOnlyCollection<string> Keys => entries.Keys;

    public YamlValue? Find(string key)
    {
        known.Add(key);
        return entries.TryGetValue(key, out var entry) && !entry.Value.IsEmpty ? entry.Value : null;
    }

    public YamlValue Get(string key) => Find(key) ?? throw Missing(key);

    /// <summary>A needed key that is missing is often there, misspelt: that is the place to look at.</summary>
    SettingsException Missing(string key)
    {
        foreach (var (other, entry) in entries)
            if (key.Length > 3 && !known.Contains(other) && Distance(other, key) <= 2)
                return entry.Key.Error($"unknown key '{Excerpt.Of(other)}': did you mean '{key}'?");
        return home.Error($"'{key}:' is missing: add it");
    }

    /// <summary>Call once all known keys were asked for.</summary>
    /// <exception cref="SettingsException">A key that nobody asked for, with the nearest known one.</exception>
    public void RefuseUnknown()
    {
        foreach (var (key, entry) in entries)
        {
            if (known.Contains(key)) continue;
            var nearest = known.OrderBy(k => Distance(k, key)).ThenBy(k => k, StringComparer.Ordinal).FirstOrDefault();
            throw entry.Key.Error(nearest is not null && Distance(nearest, key) <= 2
                ? $"unknown key '{Excerpt.Of(key)}': did you mean '{nearest}'?"
                : $"unknown key '{Excerpt.Of(key)}': known here are {string.Join(", ", known.Order(StringComparer.Ordinal))}");
        }
    }

    /// <summary>Levenshtein's edit distance: how many single-character slips lie between two spellings.</summary>
    static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.Length];
    }
}
