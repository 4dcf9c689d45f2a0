using System.Globalization;
using System.Text;
using QA.Analysis.Flow;
using QA.Analysis.Rules.Acts;
using QA.Analysis.Rules.Matching;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Flow;

/// <summary>docs/flow.md is written from the YAML of the flow; <c>ACCEPT=1 dotnet test</c> rewrites it.</summary>
public class FlowPageTests
{
    static readonly ActBook Acts = ActBook.BuiltIn;

    [Fact]
    public void The_page_of_the_flow_is_what_its_files_say()
    {
        var path = Repository.Path("docs", "flow.md");
        var page = Page();
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1") File.WriteAllText(path, page);
        Assert.True(File.Exists(path) && File.ReadAllText(path) == page, "docs/flow.md is stale: run ACCEPT=1 dotnet test");
    }

    static string Page()
    {
        var page = new StringBuilder("""
            # The flow of a good conversation

            Written from the files in `src/Analysis/Flow` and `src/Analysis/Rules/Acts` by a test; `ACCEPT=1 dotnet test` rewrites it.
            Their examples are proved whenever they are loaded.

            A step is **seen** (with the message and the words that prove it), **not seen**, or **not applicable**: nothing made it due,
            or no human had a turn left to take it. The steps of the first table are shown for every conversation; a scenario adds its
            own. Only the steps of the scenarios that were recognised count towards the process category of the score. What steps and scenarios
            are recognised by are *acts*, things done with words, listed at the end with their examples. `qa export steps` lists
            every step of every conversation.


            """);
        page.Append("## Greeting and closing\n\nThe first human turn and the last one are read for these; the profile says which are required (all by default).\n\n");
        page.Append("| component | of the | for example | but not |\n| --- | --- | --- | --- |\n");
        foreach (var (turn, file) in new[] { ("greeting", "greeting.yaml"), ("closing", "closing.yaml") })
        {
            var components = Yaml($"src/Analysis/Flow/{file}");
            foreach (var name in components.Keys)
                page.Append(CultureInfo.InvariantCulture, $"| `{name}` | {turn} | {Examples(components.Get(name), "match")} | {Examples(components.Get(name), "no_match")} |\n");
        }
        var steps = FlowCatalog.Steps();
        page.Append("\n## Steps of every conversation\n\n");
        Table(page, steps.Take(FlowBook.BuiltIn.General));
        page.Append("\n## Scenarios\n\nThe first that was recognised, in this order, is the one a conversation is listed under; the steps of all that were recognised count.\n");
        var files = Yaml("src/Analysis/Flow/scenarios.yaml");
        foreach (var scenario in FlowCatalog.Scenarios()) Describe(page, scenario, files.Get(scenario.Name));
        page.Append("\n## Acts\n\n| act | 名称 | name | whose words | for example | but not |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var act in Acts.Acts)
            page.Append(CultureInfo.InvariantCulture, $"| <a id=\"{act.Name}\"></a>`{act.Name}` | {act.Title.Zh} | {act.Title.En} | {(act.Speaker is Role.Agent ? "agent" : "customer")} | {Examples(act.Place, "match")} | {Examples(act.Place, "no_match")} |\n");
        return page.ToString();
    }

    static void Describe(StringBuilder page, ScenarioDescription scenario, YamlValue file)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### {scenario.Name} · {scenario.Title.Zh} · {scenario.Title.En}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Source: `{scenario.Source.Handbook}` {scenario.Source.Section}. Recognised by: {Linked(scenario.When)}.");
        if (scenario.EnglishOnly) page.Append(" Only in chats written in English.");
        if (scenario.YieldsTo.Count > 0) page.Append(CultureInfo.InvariantCulture, $" Gives way to {string.Join(", ", scenario.YieldsTo.Select(name => $"`{name}`"))} where one of them was recognised no later.");
        page.Append("\n\n");
        Table(page, scenario.Steps.Select(name => FlowCatalog.Step(name)!));
        page.Append("\nFor example:\n");
        foreach (var example in file.AsMap().Get("tests").AsList())
        {
            page.Append("\n```\n");
            foreach (var line in example.AsMap().Get("chat").AsTexts()) page.Append(line).Append('\n');
            page.Append("```\n\n");
            string[] verdicts = [.. from verdict in new[] { "seen", "not_seen", "na" }
                                    where example.AsMap().Find(verdict) is not null
                                    select $"{Spoken(verdict)}: {string.Join(", ", example.AsMap().Get(verdict).AsTexts().Select(name => $"`{name}`"))}"];
            page.Append(CultureInfo.InvariantCulture, $"Recognised as {string.Join(", ", example.AsMap().Get("scenarios").AsTexts().Select(name => $"`{name}`"))}. {string.Join("; ", verdicts)}");
            page.Append(verdicts.Length > 0 ? ".\n" : "\n");
        }
    }

    static void Table(StringBuilder page, IEnumerable<FlowStepDescription> steps)
    {
        page.Append("| step | 名称 | name | due | proved by | source |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var step in steps)
        {
            var due = step.After.Count > 0 ? $"after {Linked(step.After)}" : step.Check is null ? "from where the scenario begins" : "";
            var proof = step.Proof is { } words ? $"{words.Zh} · {words.En}" : Linked(step.Seen) + (step.Before.Count > 0 ? $", before {Linked(step.Before)}" : "");
            page.Append(CultureInfo.InvariantCulture, $"| `{step.Name}` | {step.Title.Zh} | {step.Title.En} | {due} | {proof} | `{step.Source.Handbook}` {step.Source.Section} |\n");
        }
    }

    static string Spoken(string verdict) => verdict switch { "seen" => "Seen", "not_seen" => "not seen", _ => "not applicable" };

    static string Linked(IEnumerable<string> acts) => string.Join(", ", acts.Select(name => $"[{Acts.Acts[Acts.NumberOf(name)].Title.En}](#{name})"));

    /// <summary>Of each language, enough to see what is meant.</summary>
    const int Shown = 4;

    static string Examples(YamlValue phrasing, string key)
    {
        var texts = phrasing.AsMap().Get("tests").AsMap().Get(key).AsTexts().ToLookup(text => text.Any(Script.IsHan));
        return string.Join(", ", texts[true].Take(Shown).Concat(texts[false].Take(Shown)).Select(text => $"“{text.Replace("|", "\\|", StringComparison.Ordinal)}”"));
    }

    static YamlMap Yaml(string path) => YamlFile.Document(path, File.ReadAllText(Repository.Path(path)))!.AsMap();
}
