using QA.Analysis.Flow;
using QA.Analysis.Rules.Acts;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Flow;

public class FlowBookTests
{
    const string Acts = """
        sorry:
          role: agent
          title: {zh: 道歉, en: Apology}
          any: [抱歉]
          tests: {match: [非常抱歉], no_match: [好的]}
        late:
          role: customer
          title: {zh: 催, en: Late}
          any: [没到]
          tests: {match: [还没到], no_match: [到了]}
        """;

    static string Refusal(string yaml) => Assert.Throws<SettingsException>(() => ActBook.Load([("acts.yaml", yaml)])).Message;

    [Fact]
    public void An_act_whose_example_is_not_met_is_refused_where_it_stands()
    {
        Assert.Equal("acts.yaml:5:19: this match example holds no sorry: change it, or add its words", Refusal(Acts.Replace("非常抱歉", "您好", StringComparison.Ordinal)));
        Assert.Equal("acts.yaml:10:36: this no_match example holds late at '没到': change it, or add to 'unless:'", Refusal(Acts.Replace("到了", "没到", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_expression_without_a_certain_word_is_refused() =>
        Assert.Contains("needs no certain word", Refusal(Acts.Replace("[抱歉]", "[{regex: '[a-z]{3}[0-9]'}]", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void The_acts_and_scenarios_that_come_with_the_product_load() =>
        Assert.True(FlowBook.BuiltIn.Scenarios.Count >= 9 && ActBook.BuiltIn.Acts.Count > 50);

    [Fact]
    public void Traditional_characters_are_read_like_simplified_ones()
    {
        var trail = new ActTrail();
        ActBook.BuiltIn.Read(Chat.Of("- customer 我要投訴\n- li 非常抱歉,讓您著急了"), trail);
        string[] said = [.. trail.Hits.Select(hit => ActBook.BuiltIn.Acts[hit.Act].Name)];
        Assert.Equal(["complaint", "apology", "empathy"], said);
    }
}
