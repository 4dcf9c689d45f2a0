namespace QA.Ingest.Samples;

/// <summary>
/// The scripts. One act a line, steps joined by <c>&gt;</c>; <c>60%</c> or <c>skill</c> before an act is its chance, <c>*</c>
/// before a step leaves it to the agent's skill, and <c>~list</c> is what is said instead when the agent slips.
/// </summary>
internal static class Scenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new Scenario("product", Stage.Selling, Needs.Nothing, 25, Scenario.Script("""
            C ask.product.? > A answer.product.?
            60% C ask.detail.? > A answer.detail.?
            45% C ask.stock > A stock.yes~vague.stock
            40% C ask.ship.? > A ship.when.?~vague.ship
            35% A sell.technique
            10% C ask.invoice > A invoice.how > C give.invoice > A invoice.done
            Order
            """)),
        new Scenario("size", Stage.Selling, Needs.Nothing, 13, Scenario.Script("""
            Card card.item > C ask.size > A size.advice
            65% C ask.need.? > A size.pick.?
            30% C ask.stock > A stock.out~bareno.stock
            55% C ask.ship.? > A ship.when.?~vague.ship
            Order
            """)),
        new Scenario("price", Stage.Selling, Needs.Nothing, 12, Scenario.Script("""
            45% C ask.product.? > A answer.product.?
            C object.price > *A empathy.price > A price.value~negative.price
            55% C object.again > A price.offer~negative.price
            Order
            """)),
        new Scenario("promotion", Stage.Selling, Needs.Nothing, 9, Scenario.Script("""
            C ask.promo > A promo.terms~vague.price
            55% C ask.coupon.? > A coupon.how.?
            30% A sell.technique
            Order
            """)),
        new Scenario("change", Stage.Service, Needs.Unshipped, 8, Scenario.Script("""
            C ask.change.? > *A order.verify
            C give.order
            50% Hold
            A change.result.?
            """)),
        new Scenario("logistics", Stage.Service, Needs.Shipping, 13, Scenario.Script("""
            C ask.where > *A empathy.delay > *A order.verify
            C give.order > Hold > A delay.status~vague.ship
            45% C delay.urge > A delay.remedy
            22% Promise
            """)) with { Grief = true },
        new Scenario("damage", Stage.Service, Needs.Delivered, 7, Scenario.Script("""
            C damage.tell > Image image.damage > *A empathy.damage > A damage.ask > C give.order
            35% Transfer
            A damage.offer > Remedy damage.choose > A damage.done
            20% Promise
            """)) with { Grief = true },
        new Scenario("invoice", Stage.Service, Needs.Delivered, 3, Scenario.Script("""
            C ask.invoice > A invoice.how > C give.invoice > A invoice.done
            """)),
        new Scenario("complaint", Stage.Service, Needs.Delivered, 4, Scenario.Script("""
            C complaint.open > *A empathy.complaint > *A order.verify
            C complaint.detail
            60% Transfer
            Hold > A complaint.remedy
            50% C complaint.push > *A empathy.complaint
            Remedy complaint.accept
            55% Promise
            """)) with { Grief = true },
        new Scenario("dispute", Stage.Service, Needs.Delivered, 7, Scenario.Script("""
            C ask.dispute.? > *A empathy.damage > *A order.verify
            C give.order > Hold > A dispute.status.?
            A dispute.offer > Remedy dispute.answer > A dispute.done
            15% Promise
            """)) with { Grief = true, EnglishOnly = true },
        new Scenario("praise", Stage.Service, Needs.Delivered, 3, Scenario.Script("""
            C praise.say > A praise.reply
            """)),
        new Scenario("reminder", Stage.Selling, Needs.Unpaid, 4, Scenario.Script("""
            A remind.open
            65% C remind.reply > A remind.answer
            """)) with { AgentFirst = true },
    ];
}
