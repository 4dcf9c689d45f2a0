using QA.Analysis.Rules.Matching;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Ingest.Text;

namespace QA.Analysis.Rules.Acts;

/// <summary>All acts, read from YAML with their examples proved, and one pass that finds them in a conversation.</summary>
/// <remarks>Safe to share between threads.</remarks>
internal sealed class ActBook
{
    const string Home = "QA.Analysis.Rules.Acts.";

    static readonly Lazy<ActBook> Ours = new(() => Load(BuiltInFiles()));

    readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    readonly Lexicon lexicon;
    readonly Roster customers, agents;

    /// <summary>Acts by the text of an agent or a customer, each with message 0: they rest on nothing but the text.</summary>
    readonly TextMemory<ActHit[]> ofAgents = new(), ofCustomers = new();

    ActBook(IReadOnlyList<Act> acts, Lexicon lexicon)
    {
        (Acts, this.lexicon) = (acts, lexicon);
        for (var i = 0; i < acts.Count; i++) numbers.Add(acts[i].Name, i);
        customers = Roster.Of(acts, Role.Customer, lexicon.Words.Count);
        agents = Roster.Of(acts, Role.Agent, lexicon.Words.Count);
    }

    /// <summary>The acts that come with the product.</summary>
    public static ActBook BuiltIn => Ours.Value;

    public IReadOnlyList<Act> Acts { get; }

    /// <summary>The act that a file names.</summary>
    /// <exception cref="SettingsException">There is no such act.</exception>
    public int Read(YamlValue name) => numbers.TryGetValue(name.AsText(), out var number)
        ? number
        : throw name.Error($"there is no act '{Excerpt.Of(name.AsText())}': use one of {string.Join(", ", numbers.Keys)}");

    /// <summary>The number of an act that the code itself asks for.</summary>
    public int NumberOf(string name) => numbers[name];

    /// <summary>The acts of a conversation, in order of message.</summary>
    public void Read(Conversation conversation, ActTrail trail)
    {
        var messages = conversation.Messages;
        trail.Begin(Acts.Count, conversation, messages.Count);
        for (var i = 0; i < messages.Count; i++)
        {
            var message = messages[i];
            trail.NextMessage(i);
            if (!message.IsSpoken || message.Kind is not (MessageKind.Text or MessageKind.Card)) continue;
            Read(message.Text, message.Sender.Role is Role.Agent ? agents : customers, i, trail);
        }
    }

    /// <summary>Whether a text, or a part of one, does one of these things.</summary>
    public bool Does(string text, ReadOnlySpan<int> acts, MessageScan scan)
    {
        lexicon.Scan(text, scan);
        foreach (var act in acts)
            if (Acts[act].Phrasing.Any(scan) is not null) return true;
        return false;
    }

    void Read(string text, Roster roster, int place, ActTrail trail)
    {
        var memory = ReferenceEquals(roster, agents) ? ofAgents : ofCustomers;
        if (memory.TryGet(text, out var known))
        {
            foreach (var hit in known) trail.Add(hit with { Message = place });
            return;
        }
        var before = trail.Hits.Length;
        Look(text, roster, place, trail);
        memory.Set(text, trail.Since(before));
    }

    void Look(string text, Roster roster, int place, ActTrail trail)
    {
        var scan = trail.Scan;
        lexicon.Scan(text, scan);
        foreach (var word in scan.Words)
            foreach (var act in roster.AskedFor(word.Phrase))
            {
                if (!trail.Nominate(act)) continue;
                if (Acts[act].Phrasing.Any(scan) is { } at) trail.Add(new(place, act, at.Start, at.Length));
            }
    }

    /// <exception cref="SettingsException">Something is not understood, or an example is not met.</exception>
    public static ActBook Load(IEnumerable<(string Path, string Text)> files)
    {
        var words = new Lexicon.Builder();
        var acts = new List<Act>();
        var examples = new List<(int Act, YamlValue Place, bool Wanted)>();
        foreach (var (path, text) in files)
        {
            var map = (YamlFile.Document(path, text) ?? throw new SettingsException(path, 1, 1, "this file is empty: name the acts")).AsMap();
            foreach (var name in map.Keys)
            {
                var value = map.Get(name);
                var act = value.AsMap();
                var phrasing = Phrasing.Read(act, act, words);
                if (phrasing.AlwaysRuns)
                    throw value.Error($"'{name}' has an expression that needs no certain word, so that every message would have to be tried: name a word in it");
                foreach (var (key, wanted) in (ReadOnlySpan<(string, bool)>)[("match", true), ("no_match", false)])
                    foreach (var place in act.Get("tests").AsMap().Get(key).AsList()) examples.Add((acts.Count, place, wanted));
                var speaker = act.Get("role").AsOneOf<Role>();
                acts.Add(new(name, speaker, RuleFile.Text(act.Get("title"))!, phrasing) { Place = value });
                act.RefuseUnknown();
            }
        }
        var book = new ActBook(acts, words.Build());
        foreach (var (act, place, wanted) in examples) book.RefuseUnmet(act, place, wanted);
        return book;
    }

    void RefuseUnmet(int act, YamlValue place, bool wanted)
    {
        var trail = new ActTrail();
        trail.Begin(Acts.Count, null, 1);
        trail.NextMessage(0);
        Read(place.AsText(), Acts[act].Speaker is Role.Agent ? agents : customers, 0, trail);
        if (trail.First(act) is { } found == wanted) return;
        throw place.Error(wanted
            ? $"this match example holds no {Acts[act].Name}: change it, or add its words"
            : $"this no_match example holds {Acts[act].Name} at '{Excerpt.Of(place.AsText().AsSpan(trail.First(act)!.Value.Start, trail.First(act)!.Value.Length))}': change it, or add to 'unless:'");
    }

    static IEnumerable<(string Path, string Text)> BuiltInFiles()
    {
        var assembly = typeof(ActBook).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Home, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return ($"Acts/{name[Home.Length..]}", reader.ReadToEnd());
        }
    }

    /// <summary>The acts of one side, by the word that calls for them.</summary>
    sealed class Roster
    {
        readonly int[]?[] byWord;

        Roster(int[]?[] byWord) => this.byWord = byWord;

        public ReadOnlySpan<int> AskedFor(int word) => byWord[word];

        public static Roster Of(IReadOnlyList<Act> acts, Role speaker, int words)
        {
            var byWord = new List<int>?[words];
            for (var i = 0; i < acts.Count; i++)
                if (acts[i].Speaker == speaker)
                    foreach (var word in acts[i].Phrasing.Triggers) (byWord[word] ??= []).Add(i);
            return new([.. byWord.Select(own => own?.ToArray())]);
        }
    }
}
