using QA.Analysis.Flow;
using QA.Analysis.Reviews;
using QA.Analysis.Rules;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Reviews;

public class OverridesTests
{
    static readonly Profile Profile = ProfileFile.Default;
    static readonly RuleBook Book = RuleBook.BuiltIn();

    static readonly Conversation Scolded = Chat.Of("""
        09:00:00 customer 怎么操作
        09:00:20 801      您好，抱歉，您应该当面检查的
        09:00:40 customer 那怎么办
        09:01:00 801      可以退的
        """);

    static readonly AnalysisPass Machine = AnalysisPass.Of(Profile, Book, new Dictionary<string, DateTimeOffset> { ["shop"] = Chat.At("23:00:00")!.Value }, []);

    static ScoredConversation With(params Label[] labels) => Overrides.Over(Machine, labels, Profile, Book).Score(Scolded);

    static Label On(Finding hit, Verdict verdict) => new(Scolded.Id, hit.MessageId, hit.RuleId, hit.Start, hit.Length, verdict, "rita", Chat.At("23:30:00")!.Value, "");

    [Fact]
    public void A_refused_finding_leaves_the_facts_and_gives_its_points_back()
    {
        var machine = Machine.Score(Scolded);
        var hit = Assert.Single(machine.Facts.Findings);
        var reviewed = With(On(hit, Verdict.Disagree));

        Assert.Empty(reviewed.Facts.Findings);
        Assert.True(reviewed.Sheet.ScoreCents > machine.Sheet.ScoreCents);
        // The machine's own verdict is what it was.
        Assert.Single(Machine.Score(Scolded).Facts.Findings);
    }

    [Theory, InlineData(Verdict.Agree), InlineData(Verdict.Unsure)]
    public void A_confirmed_or_doubted_finding_stays(Verdict verdict)
    {
        var machine = Machine.Score(Scolded);

        Assert.Equal(machine.Sheet.ScoreCents, With(On(machine.Facts.Findings[0], verdict)).Sheet.ScoreCents);
    }

    [Fact]
    public void A_missed_hit_is_charged_to_who_wrote_it_with_the_rules_own_severity()
    {
        var reviewed = With(new Label(Scolded.Id, "m4", "zh.forbid.command", 0, 2, Verdict.Missed, "rita", Chat.At("23:30:00")!.Value, ""));
        var added = reviewed.Facts.Findings[^1];

        Assert.Equal(("m4", "801", "可以", Book.Find("zh.forbid.command")!.Severity), (added.MessageId, added.AgentId, added.Text, added.Severity));
        Assert.True(reviewed.Sheet.ScoreCents < Machine.Score(Scolded).Sheet.ScoreCents);
    }

    [Theory, InlineData("m1", 0, 2), InlineData("m4", 3, 99), InlineData("m4", -1, 2), InlineData("gone", 0, 1)]
    public void A_label_whose_words_are_gone_or_a_customers_changes_nothing(string message, int start, int length) =>
        Assert.Equal(Machine.Score(Scolded).Sheet.ScoreCents,
            With(new Label(Scolded.Id, message, "zh.forbid.command", start, length, Verdict.Missed, "rita", Chat.At("23:30:00")!.Value, "")).Sheet.ScoreCents);

    [Fact]
    public void A_component_is_turned_round_and_back()
    {
        Label Turn(Verdict verdict) => new(Scolded.Id, "", "greeting.salutation", 0, 0, verdict, "rita", Chat.At("23:30:00")!.Value, "");
        var machine = Machine.Score(Scolded).Facts.Greeting;
        var turned = With(Turn(Verdict.Disagree)).Facts.Greeting;

        Assert.Equal(machine.Seen - 1, turned.Seen);
        Assert.NotEqual(ComplianceVerdict.Pass, turned.Verdict);
        Assert.Equal(machine.Components, With(Turn(Verdict.Disagree), Turn(Verdict.Agree)).Facts.Greeting.Components);
    }
}
