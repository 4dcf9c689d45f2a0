using QA.Analysis.Rules;

namespace QA.Tests.Analysis.Rules;

/// <summary>Every check of the handbooks is a rule in the languages where it applies, or the page of rules' neighbour that looks for it is named here.</summary>
public class InventoryTests
{
    /// <summary>Checks that are rules, with the languages in which they have to be there.</summary>
    static readonly (string Id, string Languages)[] Rules =
    [
        ("hold.pair", "zh en"), ("polite.please", "zh en"), ("polite.you-not-I", "zh en"), ("polite.complete", "zh en"),
        ("polite.cold", "zh en"), ("polite.perfunctory", "zh en"),
        ("style.no-slang-emoji", "zh en"), ("style.emoji-wanted", "zh en"), ("style.lively", "zh en"), ("style.punctuation", "zh en"),
        ("style.typo", "zh en"), ("style.jargon", "zh en"), ("style.concise", "zh en"), ("style.no-small-talk", "zh en"),
        ("forbid.command", "zh en"), ("forbid.blame", "zh en"), ("forbid.overpromise", "zh en"), ("forbid.vague", "zh en"),
        ("forbid.negative", "zh en"), ("forbid.bare-no", "zh en"), ("forbid.argue", "zh en"), ("forbid.abuse", "zh en"),
        ("forbid.confidential", "zh en"), ("forbid.guess", "zh en"),
        ("listen.restate", "zh en"), ("listen.ack", "zh"), ("listen.clarify", "zh"), ("empathy.first", "zh en"), ("empathy.phrase", "zh"),
        ("complaint.deadline", "zh en"), ("complaint.agree", "zh en"), ("options.given", "zh en"),
        ("order.verify", "zh en"), ("order.confirm", "zh"), ("order.address", "zh"),
        // Shops on Tmall sell in Chinese.
        ("order.price-change", "zh"),
        ("sale.choice-question", "zh en"), ("sale.scarcity", "zh en"), ("sale.superlative", "zh en"), ("sale.recommend", "zh en"),
        ("sale.price-objection", "zh en"), ("sale.policy-numbers", "zh en"), ("sale.disparage", "zh en"),
        // A way of writing to buyers abroad.
        ("sale.discount-terms", "en"), ("dispute.apology", "en"), ("dispute.extend", "en"),
        ("ship.tracking", "zh en"), ("ship.eta", "zh en"), ("ship.delay-apology", "zh en"), ("oos.full", "zh en"),
        ("unpaid.thanks-first", "zh en"), ("review.ask", "zh en"), ("review.thanks", "zh en"),
        ("safe.url", "any"), ("safe.invoice", "zh en"), ("uncertain.commit", "zh en"), ("greet.name-en", "en"),
    ];

    /// <summary>Checks that something else looks for.</summary>
    static readonly (string Id, string Where)[] Elsewhere =
    [
        ("greet.hello", "greeting"), ("greet.identity", "greeting"), ("greet.offer-help", "greeting"), ("greet.thanks-en", "greeting"),
        ("time.first", "metric"), ("time.gap", "metric"), ("time.typing", "metric"), ("time.busy-notice", "longest silence, and hold.pair"), ("auto.away", "metric"),
        ("promise.kept", "promises"), ("unpaid.remind", "reminders"),
        ("close.anything-else", "closing"), ("close.thanks-wish", "closing"), ("close.invite", "closing"), ("close.even-no-sale", "closing"), ("close.contact-en", "closing"),
        ("ops.transfer", "metric"), ("ops.faq", "desk"), ("ops.load", "desk"), ("ops.stage", "order stage"),
    ];

    [Fact]
    public void Every_check_of_the_inventory_has_a_place()
    {
        Assert.Equal(77, Rules.Length + Elsewhere.Length);
        Assert.Equal(77, Rules.Select(r => r.Id).Concat(Elsewhere.Select(e => e.Id)).Distinct().Count());
    }

    public static TheoryData<string> Ids => [.. from rule in Rules from language in rule.Languages.Split(' ') select $"{language}.{rule.Id}"];

    [Theory, MemberData(nameof(Ids))]
    public void A_check_that_is_a_rule_is_in_the_packs(string id) => Assert.NotNull(RuleBook.BuiltIn().Find(id));
}
