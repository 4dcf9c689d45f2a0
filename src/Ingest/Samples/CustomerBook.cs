using System.Globalization;

namespace QA.Ingest.Samples;

/// <summary>
/// The customers whom the shop remembers. Only so many are kept, whatever the size of the sample, and an order is handed
/// to <paramref name="finished"/> when nothing can happen to it any more.
/// </summary>
internal sealed class CustomerBook(Dice dice, bool abroad, Action<Sale> finished)
{
    const int Capacity = 4096, Tries = 12;

    readonly List<Customer> known = [];
    readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    int oldest, customers, orders;

    /// <summary>A customer whose order is in that state, coming back; null where a few tries find none.</summary>
    public Customer? Returning(Needs needs, Language language, long now)
    {
        for (var i = 0; i < Tries && known.Count > 0; i++)
        {
            var customer = dice.Pick(known);
            if (customer.IdleUntil < now && customer.Language == language && (customer.Sale?.Fits(needs, now) ?? needs is Needs.Nothing)) return customer;
        }
        return null;
    }

    /// <summary>A customer who never wrote before; with the order that the scenario is about, where it needs one.</summary>
    public Customer Newcomer(Needs needs, Language language, long now, int silentRefund)
    {
        var number = (customers++ + 1000).ToString(CultureInfo.InvariantCulture);
        var name = language is Language.English ? dice.Pick(Names) : "";
        var id = language is Language.English ? name.ToLowerInvariant() + number
            : dice.Pick(language is Language.Traditional ? TraditionalNicks : Nicks) + number;
        var customer = new Customer(id, name, language);
        return needs is Needs.Nothing ? customer : customer with { Sale = Earlier(needs, id, now, silentRefund) };
    }

    /// <summary>The order that a customer places now.</summary>
    public Sale Place(string customerId, Product product, long at) =>
        new(OrderId(at), customerId, product, dice.Chance(150) ? 2 : 1, at)
        {
            ClosedAt = at + Sale.Lapse,
            Tracking = abroad
                ? string.Create(CultureInfo.InvariantCulture, $"LX{100000000 + dice.Below(900000000)}CN")
                : string.Create(CultureInfo.InvariantCulture, $"YT{1000000000000L + dice.Below(1000000000):D13}"),
        };

    public void Remember(Customer customer)
    {
        if (places.TryGetValue(customer.Id, out var place))
        {
            known[place] = customer;
            return;
        }
        if (known.Count < Capacity)
        {
            places.Add(customer.Id, known.Count);
            known.Add(customer);
            return;
        }
        place = oldest++ % Capacity;
        if (known[place].Sale is { } sale) finished(sale);
        places.Remove(known[place].Id);
        places.Add(customer.Id, place);
        known[place] = customer;
    }

    public void Close()
    {
        foreach (var customer in known)
            if (customer.Sale is { } sale) finished(sale);
        known.Clear();
    }

    Sale Earlier(Needs needs, string customerId, long now, int silentRefund)
    {
        var product = dice.Pick(Product.All);
        var sale = Place(customerId, product, now);
        switch (needs)
        {
            case Needs.Unpaid:
                var placed = now - dice.Between(49, 64) * Sale.Hour;
                return sale with { Id = OrderId(placed), PlacedAt = placed, ClosedAt = placed + Sale.Lapse };
            case Needs.Unshipped:
                placed = now - dice.Between(1, 20) * Sale.Hour - dice.Below(3600);
                sale = (sale with { Id = OrderId(placed), PlacedAt = placed }).Pay(dice, placed + dice.Between(20, 300), abroad, silentRefund);
                var late = now + dice.Between(3, 20) * Sale.Hour - sale.ShippedAt!.Value;
                return late > 0 ? Delay(sale, late) : sale;
            case Needs.Shipping:
                placed = now - dice.Between(72, 160) * Sale.Hour - dice.Below(3600);
                sale = (sale with { Id = OrderId(placed), PlacedAt = placed }).Pay(dice, placed + dice.Between(20, 300), abroad, silentRefund);
                late = now + dice.Between(5, 50) * Sale.Hour - sale.DeliveredAt!.Value;
                return late > 0 ? sale with
                {
                    DeliveredAt = sale.DeliveredAt + late,
                    CompletedAt = sale.CompletedAt + late,
                    ClosedAt = sale.ClosedAt + late,
                    RefundedAt = sale.RefundedAt + late,
                } : sale;
            default:
                // Long enough ago to have arrived, wherever it went; nothing was refunded before the customer writes.
                placed = now - dice.Between(abroad ? 16 : 7, abroad ? 24 : 14) * Sale.Day - dice.Below(36000);
                return (sale with { Id = OrderId(placed), PlacedAt = placed }).Pay(dice, placed + dice.Between(20, 300), abroad, silentRefund: 0);
        }

        static Sale Delay(Sale sale, long by) => sale with
        {
            ShippedAt = sale.ShippedAt + by,
            DeliveredAt = sale.DeliveredAt + by,
            CompletedAt = sale.CompletedAt + by,
            ClosedAt = sale.ClosedAt + by,
            RefundedAt = sale.RefundedAt + by,
        };
    }

    string OrderId(long at)
    {
        var day = new DateTime(at * TimeSpan.TicksPerSecond);
        return string.Create(CultureInfo.InvariantCulture, $"{day:yyyyMMdd}{dice.Below(10000):0000}{orders++ + 1000000}");
    }

    static readonly string[] Nicks =
    [
        "青柠", "小满", "木槿", "晚风", "山月", "橘子汽水", "云边", "阿圆", "南枝", "白露", "半夏", "可乐鸡翅", "一只鹿", "林间", "豆沙包",
        "春山", "拾光", "果果妈", "大白", "听雨", "栗子", "夏木", "小鱼干", "初九", "十一月", "老王爱喝茶", "海盐", "星野", "米米", "九月",
    ];

    static readonly string[] TraditionalNicks =
    [
        "青檸", "小滿", "木槿", "晚風", "山月", "橘子汽水", "雲邊", "阿圓", "南枝", "白露", "半夏", "鹽酥雞", "一隻鹿", "林間", "豆沙包",
        "春山", "拾光", "小米媽", "大白", "聽雨", "栗子", "夏木", "小魚乾", "初九", "十一月", "老王愛喝茶", "海鹽", "星野", "米米", "九月",
    ];

    static readonly string[] Names =
    [
        "Emma", "Liam", "Olivia", "Noah", "Ava", "Lucas", "Sofia", "Ethan", "Chloe", "Mateo", "Grace", "Oscar", "Hannah", "Leo", "Julia",
        "Nora", "Felix", "Amelie", "Hugo", "Clara", "Ingrid", "Paul", "Ruth", "Tom", "Wendy",
    ];
}
