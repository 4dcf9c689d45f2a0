using QA.Analysis.Metrics.Profiles;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Metrics.Profiles;

public class MetricProfileFileTests
{
    const string Head = "name: mine\ntitle: t\ntitle_zh: 题\nplatform: p\nsource: s\nsure: own\nfigures: [mean_s]\n";

    static string Vector(string expect, string chat = "09:00:00 customer 在吗\n        09:00:20 li 在的") =>
        $"vectors:\n  - chats:\n      - |\n        {chat}\n    expect: {{{expect}}}\n";

    static MetricProfile Read(string text) => MetricProfileFile.Read("profiles/mine.yaml", text);

    [Fact]
    public void What_a_profile_leaves_out_is_as_in_the_default()
    {
        var profile = Read(Head + Vector("mean_s: 20"));

        Assert.Equal((CountedUnit.Rounds, WaitStart.First, UnansweredRounds.LeaveOut, true), (profile.Settings.Unit, profile.Settings.Start, profile.Settings.Unanswered, profile.Settings.ShopHours));
    }

    [Theory]
    [InlineData("mean_s: 21", "profiles/mine.yaml:13:22: mean_s comes out as 20, not 21")]
    [InlineData("mean_s: none", "mean_s comes out as 20, not none")]
    [InlineData("next_p50_s: 3", "next_p50_s comes out as none, not 3")]
    [InlineData("average: 20", "no such figure 'average': use counted, good")]
    [InlineData("mean_s: soon", "a number, or none, is needed here")]
    [InlineData("", "a vector expects at least one figure")]
    public void A_vector_that_is_not_met_fails_where_it_stands(string expect, string problem) =>
        Assert.Contains(problem, Assert.Throws<SettingsException>(() => Read(Head + Vector(expect))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("settings: {unit: session}\n", "profiles/mine.yaml:8:18: 'session' is not known here: use rounds, conversations, messages, buyers_per_day")]
    [InlineData("settings: {unit: messages}\n", "write 'start: each'")]
    [InlineData("settings: {unit: buyers_per_day}\n", "add 'within:'")]
    [InlineData("settings: {strat: first}\n", "unknown key 'strat': did you mean 'start'?")]
    [InlineData("settings: {hours: always}\n", "shop, none or hours of the platform's own are needed here")]
    [InlineData("settings: {hours: {desks: [{mon: 8-9}]}}\n", "opening hours are needed here")]
    public void A_mistake_is_shown_where_it_stands(string settings, string problem) =>
        Assert.Contains(problem, Assert.Throws<SettingsException>(() => Read(Head + settings + Vector("mean_s: 20"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("nine o'clock", "line 1 of this chat is no message")]
    [InlineData("09:00:00 customer 在吗\n        25:00:00 li 在的", "line 2 of this chat is no message")]
    public void So_is_a_line_that_is_no_message(string chat, string problem) =>
        Assert.Contains(problem, Assert.Throws<SettingsException>(() => Read(Head + Vector("mean_s: 20", chat))).Message, StringComparison.Ordinal);

    [Fact]
    public void No_message_quotes_more_of_a_chat_than_its_line_number()
    {
        var problem = Assert.Throws<SettingsException>(() => Read(Head + Vector("mean_s: 20", "电话13800138000是我的")));

        Assert.DoesNotContain("13800138000", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_is_named_as_its_file() =>
        Assert.Contains("a profile's name is that of its file", Assert.Throws<SettingsException>(() => MetricProfileFile.Read("profiles/other.yaml", Head + Vector("mean_s: 20"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_profile_without_vectors_does_not_load() =>
        Assert.Contains("no vector", Assert.Throws<SettingsException>(() => Read(Head + "vectors: []\n")).Message, StringComparison.Ordinal);
}
