using QA.Analysis.Rules.Matching;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Ingest.Text;

namespace QA.Analysis.Flow;

/// <summary>The wordings of a greeting's or a closing's components, read from YAML with their examples proved.</summary>
internal sealed class Wordings
{
    readonly IReadOnlyList<(string Name, Phrasing Phrasing)> components;
    readonly Lexicon lexicon;

    /// <summary>What most texts hold, so that it is kept once.</summary>
    readonly Stretch?[] nothing;

    /// <summary>First and last turns are a fifth of what is written.</summary>
    readonly TextMemory<Stretch?[]> known = new(shelves: 1 << 12);

    readonly bool byClause;

    Wordings(IReadOnlyList<(string Name, Phrasing)> components, Lexicon lexicon, bool byClause)
    {
        (this.components, this.lexicon, this.byClause, nothing) = (components, lexicon, byClause, new Stretch?[components.Count]);
        Names = [.. components.Select(component => component.Name)];
    }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The wordings embedded as <c>greeting.yaml</c> or <c>closing.yaml</c>.</summary>
    public static Wordings BuiltIn(string file)
    {
        using var reader = new StreamReader(typeof(Wordings).Assembly.GetManifestResourceStream($"QA.Analysis.Flow.{file}")!);
        return Load($"Flow/{file}", reader.ReadToEnd(), byClause: true);
    }

    /// <param name="path">Told in errors.</param>
    /// <param name="text">The YAML.</param>
    /// <param name="byClause">Emoji, line breaks and brackets are read as what ends a clause.</param>
    /// <exception cref="SettingsException">Something is not understood, or an example is not met.</exception>
    public static Wordings Load(string path, string text, bool byClause = false)
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

        var wordings = new Wordings(components, words.Build(), byClause);
        var scan = new MessageScan();
        foreach (var (component, place, wanted) in examples)
        {
            wordings.Scan(place.AsText(), scan);
            var found = components[wordings.PlaceOf(component)].Item2.Any(scan);
            if (wanted && found is null) throw place.Error($"this match example holds no {component}: change it, or add its words");
            if (!wanted && found is { } at)
                throw place.Error($"this no_match example holds a {component} at '{Excerpt.Of(place.AsText().AsSpan(at.Start, at.Length))}': change it, or add to 'unless:'");
        }
        return wordings;
    }

    /// <summary>The same wordings, asked for some components only: who needs one does not pay for all.</summary>
    public Wordings Only(params ReadOnlySpan<string> names)
    {
        var own = new List<(string, Phrasing)>();
        foreach (var name in names) own.Add(components[PlaceOf(name)]);
        return new(own, lexicon, byClause);
    }

    /// <summary>Each required component with words in the first of the messages that proves it.</summary>
    public IReadOnlyList<Component> Judge(IReadOnlyList<Message> messages, IReadOnlyList<string> required)
    {
        var judged = new Component[required.Count];
        Span<int> places = stackalloc int[judged.Length];
        for (var i = 0; i < judged.Length; i++) (judged[i], places[i]) = (Component.Unseen(required[i]), PlaceOf(required[i]));

        var missing = judged.Length;
        for (var m = 0; m < messages.Count && missing > 0; m++)
        {
            var message = messages[m];
            var seen = Seen(message.Text);
            for (var i = 0; i < judged.Length; i++)
            {
                if (judged[i].IsSeen || seen[places[i]] is not { } at) continue;
                judged[i] = new(required[i], message.Id, at.Start, at.Length, message.Text.Substring(at.Start, at.Length));
                missing--;
            }
        }
        return judged;
    }

    /// <summary>The first message that holds a component, by its place in <see cref="Names"/>; null where none does.</summary>
    public Message? First(IReadOnlyList<Message> messages, int component)
    {
        for (var i = 0; i < messages.Count; i++)
            if (Seen(messages[i].Text)[component] is not null) return messages[i];
        return null;
    }

    /// <summary>Whether a text holds a component, by its place in <see cref="Names"/>.</summary>
    public bool Holds(string text, int component) => Seen(text)[component] is not null;

    /// <summary>Whether a text holds any component.</summary>
    public bool HoldsAny(string text)
    {
        foreach (var at in Seen(text))
            if (at is not null) return true;
        return false;
    }

    /// <summary>Words that prove every component in a text, in the order of the file; greetings and goodbyes are the same texts day after day.</summary>
    /// <remarks>The first wording that stands is proof enough: to look for the earliest of all would run every expression on every greeting.</remarks>
    Stretch?[] Seen(string text)
    {
        if (known.TryGet(text, out var before)) return before;
        var scan = spare ?? new();
        spare = null;
        Scan(text, scan);
        var seen = nothing;
        for (var i = 0; i < components.Count; i++)
        {
            if (components[i].Phrasing.Any(scan) is not { } at) continue;
            if (ReferenceEquals(seen, nothing)) seen = new Stretch?[components.Count];
            seen[i] = at;
        }
        spare = scan;
        known.Set(text, seen);
        return seen;
    }

    void Scan(string text, MessageScan scan) => lexicon.Scan(byClause ? Clauses.Of(text) : text, scan);

    /// <summary>Buffers of this thread, kept from one conversation to the next.</summary>
    [ThreadStatic]
    static MessageScan? spare;

    int PlaceOf(string name)
    {
        for (var i = 0; i < components.Count; i++)
            if (components[i].Name == name) return i;
        throw new ArgumentException($"'{name}' is no component: use {string.Join(", ", Names)}", nameof(name));
    }
}
