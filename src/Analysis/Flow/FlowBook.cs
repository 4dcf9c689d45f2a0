using QA.Analysis.Rules;
using QA.Analysis.Rules.Acts;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Flow;

/// <summary>The steps and scenarios, read from YAML; their example chats are run while they load.</summary>
internal sealed class FlowBook
{
    static readonly Lazy<FlowBook> Ours = new(() => Load(ActBook.BuiltIn, ("Flow/steps.yaml", TextOf("steps.yaml")), ("Flow/scenarios.yaml", TextOf("scenarios.yaml"))));

    /// <summary>Steps of the handbooks' flow, shown for every conversation; the rest belong to scenarios.</summary>
    const string LastGeneral = "closing";

    FlowBook(ActBook acts, IReadOnlyList<FlowStepSpec> steps, IReadOnlyList<ScenarioSpec> scenarios)
    {
        (Acts, Steps, Scenarios) = (acts, steps, scenarios);
        General = steps.ToList().FindIndex(step => step.Name == LastGeneral) + 1;
        MostScenarioActs = Marked(scenarios.SelectMany(scenario => scenario.When));
    }

    public static FlowBook BuiltIn => Ours.Value;

    public ActBook Acts { get; }
    public IReadOnlyList<FlowStepSpec> Steps { get; }
    public IReadOnlyList<ScenarioSpec> Scenarios { get; }

    /// <summary>How many of the steps, from the first on, are shown for every conversation.</summary>
    public int General { get; }

    /// <summary>By act: whether some scenario is recognised by it.</summary>
    public bool[] MostScenarioActs { get; }

    /// <exception cref="SettingsException">Something is not understood, or an example chat is not read as it says.</exception>
    public static FlowBook Load(ActBook acts, (string Path, string Text) stepFile, (string Path, string Text) scenarioFile)
    {
        var steps = new List<FlowStepSpec>();
        var stepMap = Document(stepFile).AsMap();
        foreach (var name in stepMap.Keys) steps.Add(ReadStep(name, stepMap.Get(name), acts));

        var scenarios = new List<ScenarioSpec>();
        var examples = new List<YamlValue>();
        var scenarioMap = Document(scenarioFile).AsMap();
        foreach (var name in scenarioMap.Keys) scenarios.Add(ReadScenario(name, scenarioMap.Get(name), scenarioMap.Keys, acts, steps, examples));

        var book = new FlowBook(acts, steps, scenarios);
        foreach (var example in examples) FlowExample.Prove(book, example);
        return book;
    }

    static FlowStepSpec ReadStep(string name, YamlValue value, ActBook acts)
    {
        var map = value.AsMap();
        var check = map.Find("check")?.AsOneOf<BuiltInStep>();
        var seen = Numbers(map.Find("seen"), acts);
        if ((check is null) == (seen.Length == 0)) throw value.Error("a step is proved either by 'seen:' or by a 'check:'");
        var step = new FlowStepSpec(name, RuleFile.Text(map.Get("title"))!, Source(map.Get("source")), check,
            Numbers(map.Find("after"), acts), seen, Numbers(map.Find("before"), acts), map.Find("turns")?.AsWhole(1, 100) ?? 100,
            check is null ? null : RuleFile.Text(map.Get("proof")));
        map.RefuseUnknown();
        return step;
    }

    static ScenarioSpec ReadScenario(
        string name, YamlValue value, IReadOnlyCollection<string> names, ActBook acts, List<FlowStepSpec> steps, List<YamlValue> examples)
    {
        var map = value.AsMap();
        var scenario = new ScenarioSpec(name, RuleFile.Text(map.Get("title"))!, Source(map.Get("source")), map.Find("english")?.AsFlag() ?? false,
            Numbers(map.Get("when"), acts),
            [.. (map.Find("yields_to")?.AsList() ?? []).Select(other => names.Contains(other.AsText()) ? other.AsText() : throw other.Error("there is no such scenario here"))],
            [.. map.Get("steps").AsList().Select(step => steps.FindIndex(s => s.Name == step.AsText()) is var at and >= 0 ? at : throw step.Error("there is no such step in steps.yaml"))]);
        examples.AddRange(map.Get("tests").AsList());
        map.RefuseUnknown();
        return scenario;
    }

    static RuleSource Source(YamlValue value)
    {
        var map = value.AsMap();
        var source = new RuleSource(map.Get("handbook").AsText(), map.Get("section").AsText(), "");
        map.RefuseUnknown();
        return source;
    }

    static int[] Numbers(YamlValue? list, ActBook acts) => list is null ? [] : [.. list.AsList().Select(acts.Read)];

    bool[] Marked(IEnumerable<int> acts)
    {
        var marks = new bool[Acts.Acts.Count];
        foreach (var act in acts) marks[act] = true;
        return marks;
    }

    static YamlValue Document((string Path, string Text) file) =>
        YamlFile.Document(file.Path, file.Text) ?? throw new SettingsException(file.Path, 1, 1, "this file is empty");

    static string TextOf(string file)
    {
        using var reader = new StreamReader(typeof(FlowBook).Assembly.GetManifestResourceStream($"QA.Analysis.Flow.{file}")!);
        return reader.ReadToEnd();
    }
}
