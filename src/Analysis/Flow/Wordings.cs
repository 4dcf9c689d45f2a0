using QA.Analysis.Rules.Matching;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Flow;

/// <summary>The wordings of a greeting's or a closing's components, read from YAML with their examples proved.</summary>
internal sealed class Wordings
{
    readonly IReadOnlyList<(string Name, Phrasing Phrasing)> components;
    readonly Lexicon lexicon;

    Wordings(IReadOnlyList<(string, Phrasing)> components, Lexicon lexicon) =>
        (this.components, this.lexicon) = (components, lexicon);

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<string> Names => [.. components.Select(component => component.Name)];

    /// <summary>The wordings embedded as <c>greeting.yaml</c> or <c>closing.yaml</c>.</summary>
    public static Wordings BuiltIn(string file)
    {
        using var reader = new StreamReader(typeof(Wordings).Assembly.GetManifestResourceStream($"QA.Analysis.Flow.{file}")!);
        return Load($"Flow/{file}", reader.ReadToEnd());
    }

    /// <exception cref="SettingsException">Something is not understood, or an example is not met.</exception>
    public static Wordings Load(string path, string text)
    {
        var file = YamlFile.Document(path, text) ?? throw new SettingsException(path, 1, 1, "this file is empty: name the components");
        var map = file.AsMap();
        var words = new Lexicon.Builder();
        var components = new List<(string, Phrasing)>();
        var examples = new List<(string Component, YamlValue Place, bool Wanted)>();
        foreach (var name in map.Keys)
        {
            var component = map.Get(name).AsMap();
            components.Add((name, Phrasing.Read(component, component, words)));
            var tests = component.Get("tests").AsMap();
            examples.AddRange(tests.Get("match").AsList().Select(place => (name, place, true)));
            examples.AddRange(tests.Get("no_match").AsList().Select(place => (name, place, false)));
            tests.RefuseUnknown();
            component.RefuseUnknown();
        }
        map.RefuseUnknown();

        var wordings = new Wordings(components, words.Build());
        var scan = new MessageScan();
        foreach (var (component, place, wanted) in examples)
        {
            wordings.lexicon.Scan(place.AsText(), scan);
            var found = Find(components[wordings.PlaceOf(component)].Item2, scan);
            if (wanted && found is null) throw place.Error($"this match example holds no {component}: change it, or add its words");
            if (!wanted && found is { } at)
                throw place.Error($"this no_match example holds a {component} at '{Excerpt.Of(place.AsText().AsSpan(at.Start, at.Length))}': change it, or add to 'unless:'");
        }
        return wordings;
    }

    /// <summary>Each required component with the first words in the messages that prove it.</summary>
    public IReadOnlyList<Component> Judge(IReadOnlyList<Message> messages, IReadOnlyList<string> required)
    {
        var judged = new Component[required.Count];
        for (var i = 0; i < judged.Length; i++) judged[i] = Component.Unseen(required[i]);

        var missing = judged.Length;
        foreach (var message in messages)
        {
            if (missing == 0) break;
            var seen = Seen(message.Text);
            for (var i = 0; i < judged.Length; i++)
            {
                if (judged[i].IsSeen || seen[PlaceOf(required[i])] is not { } at) continue;
                judged[i] = new(required[i], message.Id, at.Start, at.Length, message.Text.Substring(at.Start, at.Length));
                missing--;
            }
        }
        return judged;
    }

    /// <summary>The first words of every component in a text, in the order of the file; greetings and goodbyes are the same texts day after day.</summary>
    Stretch?[] Seen(string text)
    {
        var memory = memories ??= [];
        if (!memory.TryGetValue(this, out var own)) memory.Add(this, own = new());
        if (own.TryGet(text, out var known)) return known;
        var scan = spare ?? new();
        spare = null;
        lexicon.Scan(text, scan);
        var seen = new Stretch?[components.Count];
        for (var i = 0; i < seen.Length; i++) seen[i] = Find(components[i].Phrasing, scan);
        spare = scan;
        own.Set(text, seen);
        return seen;
    }

    /// <summary>Buffers of this thread, kept from one conversation to the next.</summary>
    [ThreadStatic]
    static MessageScan? spare;

    /// <summary>What this thread has looked at.</summary>
    [ThreadStatic]
    static System.Runtime.CompilerServices.ConditionalWeakTable<Wordings, TextMemory<Stretch?[]>>? memories;

    static Stretch? Find(Phrasing phrasing, MessageScan scan)
    {
        scan.Results.Clear();
        phrasing.Find(scan, scan.Results);
        return scan.Results.Count > 0 ? scan.Results[0] : null;
    }

    int PlaceOf(string name)
    {
        for (var i = 0; i < components.Count; i++)
            if (components[i].Name == name) return i;
        throw new ArgumentException($"'{name}' is no component: use {string.Join(", ", Names)}", nameof(name));
    }
}
