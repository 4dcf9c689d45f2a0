using QA.Analysis.Rules;

namespace QA.Analysis.Flow;

/// <summary>流程目录: what the steps and scenarios are called, where they come from and what they are recognised by; docs and pages are written from it.</summary>
public static class FlowCatalog
{
    static readonly Dictionary<string, FlowStepDescription> ByName = Steps().ToDictionary(step => step.Name, StringComparer.Ordinal);
    static readonly Dictionary<string, Localized> Titles = Scenarios().ToDictionary(s => s.Name, s => s.Title, StringComparer.Ordinal);
    static readonly Dictionary<string, Localized> Acts = FlowBook.BuiltIn.Acts.Acts.ToDictionary(act => act.Name, act => act.Title, StringComparer.Ordinal);

    /// <summary>In the order of the handbook's flow, then those of the scenarios.</summary>
    public static IReadOnlyList<FlowStepDescription> Steps() =>
    [
        .. from step in FlowBook.BuiltIn.Steps
           select new FlowStepDescription(step.Name, step.Title, step.Source,
               step.Check is { } check ? Ingest.Settings.SnakeCase.Of(check.ToString()) : null, Named(step.After), Named(step.Seen), Named(step.Before)) { Proof = step.Proof },
    ];

    public static IReadOnlyList<ScenarioDescription> Scenarios() =>
    [
        .. from scenario in FlowBook.BuiltIn.Scenarios
           select new ScenarioDescription(scenario.Name, scenario.Title, scenario.Source, scenario.EnglishOnly, Named(scenario.When),
               scenario.YieldsTo, [.. scenario.Steps.Select(step => FlowBook.BuiltIn.Steps[step].Name)]),
    ];

    /// <summary>Null where there is no step of that name.</summary>
    public static FlowStepDescription? Step(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Null where there is no scenario of that name.</summary>
    public static Localized? Scenario(string name) => Titles.GetValueOrDefault(name);

    /// <summary>What a technique or another act is called; <c>technique_</c> may be left out.</summary>
    public static Localized? Act(string name) => Acts.GetValueOrDefault(name) ?? Acts.GetValueOrDefault("technique_" + name);

    static IReadOnlyList<string> Named(int[] acts) => [.. acts.Select(act => FlowBook.BuiltIn.Acts.Acts[act].Name)];
}

/// <summary>One step: <paramref name="Check"/> where the code looks, else the acts that make it due, prove it, and must not come first.</summary>
public sealed record FlowStepDescription(
    string Name, Localized Title, RuleSource Source, string? Check, IReadOnlyList<string> After, IReadOnlyList<string> Seen, IReadOnlyList<string> Before)
{
    /// <summary>What the check looks at, in words; null where acts prove the step.</summary>
    public Localized? Proof { get; init; }
}

/// <summary>One scenario with its steps by name.</summary>
public sealed record ScenarioDescription(
    string Name, Localized Title, RuleSource Source, bool EnglishOnly, IReadOnlyList<string> When, IReadOnlyList<string> YieldsTo, IReadOnlyList<string> Steps);
