using QA.Ingest.Conversations;

namespace QA.Ingest.Samples;

/// <summary>The tables beside the messages: orders, ratings, agents and shifts, in the canonical columns.</summary>
internal sealed class DeskTables : IDisposable
{
    readonly TableFile orders, ratings, agents, shifts;
    readonly OutcomeModel model;
    readonly long end;

    public DeskTables(string folder, OutcomeModel model, long end)
    {
        (this.model, this.end) = (model, end);
        TableFile Table(string name, string headings) => new(Path.Combine(folder, name + ".csv"), headings);
        orders = Table("orders",
            "order_id,customer_id,shop,placed_at,paid_at,shipped_at,delivered_at,completed_at,closed_at,refunded_at,status,amount,currency,"
            + "refund_amount,quantity,tracking_number");
        ratings = Table("ratings", "rating_id,shop,conversation_id,order_id,customer_id,rated_at,stars,reason,text");
        agents = Table("agents", "shop,agent_id,name,team,active_from,active_until");
        shifts = Table("shifts", "shop,agent_id,from,until");
    }

    public long Orders => orders.Rows;
    public long Ratings => ratings.Rows;

    public void AddStaff(SampleShop shop, DateOnly start, int weeks)
    {
        var first = start.ToDateTime(default).Ticks / TimeSpan.TicksPerSecond;
        var from = start.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        for (var number = 0; number < shop.Agents.Count; number++)
        {
            var agent = shop.Agents[number];
            agents.Cell(shop.Name).Cell(agent.Id).Cell(agent.Name).Cell(agent.Team).Cell(from).Cell("").End();
            for (var day = 0; day < weeks * 7; day++)
            {
                var (begins, ends) = Shifts.Of(shop, number, first + day * Sale.Day);
                shifts.Cell(shop.Name).Cell(agent.Id).Time(begins).Time(ends).End();
            }
        }
    }

    /// <summary>The order as the export sees it: what lies after its end has not happened.</summary>
    public bool AddOrder(SampleShop shop, Sale sale)
    {
        if (sale.PlacedAt >= end) return false;
        long? Seen(long? at) => at < end ? at : null;
        var closed = Seen(sale.ClosedAt);
        var refunded = Seen(sale.RefundedAt);
        orders.Cell(sale.Id).Cell(sale.CustomerId).Cell(shop.Name)
            .Time(sale.PlacedAt).Time(Seen(sale.PaidAt)).Time(Seen(sale.ShippedAt)).Time(Seen(sale.DeliveredAt))
            .Time(Seen(sale.CompletedAt)).Time(closed).Time(refunded)
            .Cell(closed is not null ? "closed" : Seen(sale.CompletedAt) is not null ? "completed" : Seen(sale.ShippedAt) is not null ? "shipped"
                : Seen(sale.PaidAt) is not null ? "paid" : "waiting_for_payment")
            .Money((long)sale.Product.Cents(shop.Currency != "CNY") * sale.Quantity).Cell(shop.Currency)
            .Money(refunded is null ? null : sale.RefundCents).Cell(sale.Quantity)
            .Cell(Seen(sale.ShippedAt) is null ? "" : sale.Tracking).End();
        return true;
    }

    public void MaybeRate(SampleShop shop, Draft draft, Truth truth, Dice dice, Voice voice)
    {
        if (truth.Excluded.Length > 0 || truth.Unanswered || !dice.Chance(model.Rated)) return;
        var at = draft.Messages[^1].At + dice.Between(60, 7200);
        var minutes = (truth.FirstWaitMs ?? 0) / 60000.0;
        var stars = model.Stars(minutes, draft.Quality, draft.Scenario.Grief, dice.Bell());
        if (at >= end) return;
        var (reason, list) = stars > 3 ? ("", dice.Chance(450) ? "rating.good" : "") : Reason(draft, dice);
        var text = list.Length > 0 ? voice.Say(list).Text : "";
        var sale = draft.Sale ?? (draft.Scenario.Needs is Needs.Nothing ? null : draft.Customer.Sale);
        ratings.Cell(NumberOf(ratings.Rows + 1)).Cell(shop.Name).Cell(draft.Id).Cell(sale?.Id ?? "").Cell(draft.Customer.Id)
            .Time(at).Cell(stars).Cell(reason).Cell(text).End();
    }

    public void Dispose()
    {
        orders.Dispose();
        ratings.Dispose();
        agents.Dispose();
        shifts.Dispose();
    }

    static string NumberOf(long row) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"r{row:00000}");

    // What the customer complained about in the chat, else the service.
    static (string Reason, string List) Reason(Draft draft, Dice dice)
    {
        foreach (var message in draft.Messages)
            foreach (var mark in message.Marks)
                if (message.Role is Role.Customer && mark.Name.StartsWith("complaint.", StringComparison.Ordinal))
                {
                    var factor = mark.Name["complaint.".Length..];
                    return (factor, dice.Chance(600) ? "rating.bad." + factor : "");
                }
        return ("service", dice.Chance(600) ? "rating.bad.service" : "");
    }
}
