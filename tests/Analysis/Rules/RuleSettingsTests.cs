using QA.Analysis.Rules;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using static QA.Tests.Analysis.Rules.RuleText;

namespace QA.Tests.Analysis.Rules;

/// <summary>What a shop's profile, its overlays and a conversation's stage do to rules.</summary>
public class RuleSettingsTests
{
    static readonly DateTimeOffset Nine = Chat.Of("09:00:00 customer 在").Messages[0].SentAt!.Value;

    static IReadOnlyList<string> Found(RuleBook book, string chat, RuleSettings? settings = null, IReadOnlyList<Order>? orders = null)
    {
        var findings = new List<Finding>();
        new RuleEngine(book, settings, orders is null ? null : (_, _) => orders).Check(Chat.Of(chat), findings, []);
        return [.. findings.Select(finding => finding.Text)];
    }

    const string Said = "09:00:00 customer 在吗\n09:10:00 li 我保证";

    [Fact]
    public void An_optional_rule_runs_only_where_the_profile_names_it()
    {
        var book = Load(Around("{any: [保证]}", "optional: true"));
        Assert.Empty(Found(book, Said));
        Assert.Equal(["保证"], Found(book, Said, new() { On = ["zh.test.words"] }));
    }

    [Fact]
    public void Any_rule_can_be_left_out() => Assert.Empty(Found(Load(Around("{any: [保证]}")), Said, new() { Off = ["zh.test.words"] }));

    [Fact]
    public void A_prepared_text_is_told_from_typing_by_the_shop_s_list()
    {
        var typed = Load(Around("{any: [保证]}", "scope: {origin: human}"));
        var prepared = Load(Around("{any: [保证]}", "scope: {origin: template}"));
        var settings = new RuleSettings { Templates = ["我保證"] };
        Assert.Empty(Found(typed, Said, settings));
        Assert.Equal(["保证"], Found(prepared, Said, settings));
        Assert.Equal(["保证"], Found(typed, Said));
    }

    [Theory]
    [InlineData("pre_sale", null, null, true)]
    [InlineData("pre_sale", 20, null, true)]
    [InlineData("pre_sale", 5, null, false)]
    [InlineData("in_sale", 5, null, true)]
    [InlineData("in_sale", 5, 20, true)]
    [InlineData("after_sale", 5, 8, true)]
    [InlineData("in_sale", 5, 8, false)]
    public void A_stage_is_where_the_newest_order_stood_when_it_was_said(string stage, int? placed, int? closed, bool isHit)
    {
        IReadOnlyList<Order> orders = placed is null ? [] :
            [new("1", "customer", "") { PlacedAt = Nine.AddMinutes(placed.Value), CompletedAt = closed is null ? null : Nine.AddMinutes(closed.Value) }];
        var book = Load(Around("{any: [保证]}", $"scope: {{stage: {stage}}}"));
        Assert.Equal(isHit, Found(book, Said, null, orders).Count == 1);
        Assert.Empty(Found(book, Said));
    }

    [Fact]
    public void A_complaint_opens_its_stage()
    {
        var book = RuleBook.Load([("p/r.yaml", $$"""
            {{Around("{any: [保证]}", "scope: {stage: complaint}")}}
            ---
            id: zh.complaint.test
            kind: forbidden
            severity: info
            version: 1.0.0
            scope: {role: customer}
            match: {any: [投诉]}
            """)]);
        Assert.Empty(Found(book, Said));
        Assert.Equal(["保证"], Found(book, "09:00:00 customer 我要投诉\n09:10:00 li 我保证"));
        Assert.Empty(Found(book, "09:00:00 li 我保证\n09:10:00 customer 我要投诉"));
    }

    const string Overlay = """
        overlay: zh.test.words
        shops: [甲店]
        unless: [保证换新]
        tests: {no_match: [我们保证换新]}
        """;

    [Fact]
    public void An_overlay_excuses_a_shop_s_words_and_no_other_shop_s()
    {
        var book = RuleBook.Load([("p/r.yaml", Around("{any: [保证]}")), ("own/o.yaml", Overlay)]);
        IReadOnlyList<Finding> Check(string shop)
        {
            var findings = new List<Finding>();
            var chat = Chat.Of("09:00:00 customer 在\n09:00:05 li 保证换新，我保证");
            new RuleEngine(book).Check(new(new(shop, "1"), "c", "", chat.Messages), findings, []);
            return findings;
        }
        Assert.Equal([6], Check("甲店").Select(finding => finding.Start));
        Assert.Equal([0, 6], Check("乙店").Select(finding => finding.Start));
    }

    [Fact]
    public void An_overlay_of_no_rule_is_refused() => Assert.Equal(
        "own/o.yaml:1:10: there is no rule 'zh.test.words' to overlay: qa rules list names them",
        Assert.Throws<SettingsException>(() => RuleBook.Load([("own/o.yaml", Overlay)])).Message);

    [Fact]
    public void An_overlay_whose_example_is_still_hit_is_refused() => Assert.StartsWith(
        "own/o.yaml:4:20: this no_match example is hit at '保证'",
        Assert.Throws<SettingsException>(() => RuleBook.Load([("p/r.yaml", Around("{any: [保证]}")), ("own/o.yaml", Overlay.Replace("[我们", "[我也保证，我们", StringComparison.Ordinal))])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void The_profile_names_rules_links_and_policies()
    {
        var rules = ProfileFile.Read("p.yaml", """
            rules:
              on: [zh.style.emoji-wanted]
              off: [zh.sale.scarcity]
              links: [heli-tea.com]
              shop_links: {禾礼: [heli.com.tw]}
              policies: {returns: [7天, 1年]}
              templates: [您好，欢迎光临]
            """).Rules;
        Assert.Equal(["zh.style.emoji-wanted"], rules.On);
        Assert.Equal(["heli.com.tw"], rules.ShopLinks["禾礼"]);
        Assert.Equal(["7天", "1年"], rules.Policies["returns"]);
    }

    [Theory, InlineData("https://heli-tea.com"), InlineData("www.heli-tea.com"), InlineData("heli-tea.com/x"), InlineData("*.heli.com"), InlineData("heli")]
    public void A_domain_is_a_domain(string link) => Assert.Contains("a registrable domain is needed here",
        Assert.Throws<SettingsException>(() => ProfileFile.Read("p.yaml", $"rules: {{links: ['{link}']}}")).Message, StringComparison.Ordinal);

    [Fact]
    public void Two_profiles_with_other_rules_have_other_hashes() => Assert.NotEqual(
        ProfileFile.HashOf(ProfileFile.Default), ProfileFile.HashOf(ProfileFile.Read("p.yaml", "rules: {off: [zh.sale.scarcity]}")));
}
