using QA.Analysis.Flow;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Flow;

public class WordingsTests
{
    static string Refusal(string yaml) => Assert.Throws<SettingsException>(() => Wordings.Load("flow.yaml", yaml)).Message;

    [Fact]
    public void An_unmet_example_is_refused_where_it_stands() => Assert.Equal(
        "flow.yaml:3:19: this match example holds no thanks: change it, or add its words",
        Refusal("thanks:\n  any: [谢谢]\n  tests: {match: [好的], no_match: [您好]}"));

    [Fact]
    public void A_no_match_example_that_is_met_is_refused_with_the_words_found() => Assert.Equal(
        "flow.yaml:3:35: this no_match example holds a thanks at '谢谢': change it, or add to 'unless:'",
        Refusal("thanks:\n  any: [谢谢]\n  tests: {match: [谢谢], no_match: [不用谢谢]}"));

    [Fact]
    public void A_component_without_examples_is_refused() => Assert.Equal(
        "flow.yaml:2:3: 'tests:' is missing: add it", Refusal("thanks:\n  any: [谢谢]"));

    [Fact]
    public void An_unknown_key_is_refused() => Assert.Equal(
        "flow.yaml:4:3: unknown key 'unles': did you mean 'unless'?",
        Refusal("thanks:\n  any: [谢谢]\n  tests: {match: [谢谢], no_match: [您好]}\n  unles: [不用谢]"));

    [Fact]
    public void The_components_are_those_that_profiles_name()
    {
        Assert.Equal(new Profile().Greeting.Required, GreetingCheck.Components);
        Assert.Equal(new Profile().Closing.Required, ClosingCheck.Components);
    }
}
