using System.Globalization;
using QA.Ingest.Samples.Phrases;

namespace QA.Ingest.Samples;

/// <summary>Gives a language's sentences to the people of one scene.</summary>
internal sealed class Voice(Dice dice, SampleShop shop)
{
    static readonly PhraseBook Simplified = new(SimplifiedCourtesy.Text, SimplifiedSelling.Text, SimplifiedService.Text);
    static readonly PhraseBook Traditional = new(TraditionalSelling.Text, TraditionalService.Text);
    static readonly PhraseBook English = new(EnglishSelling.Text, EnglishService.Text);

    readonly Scene scene = new();
    readonly Speech speech = new();
    PhraseBook book = Simplified;
    Language language;
    string topic = "";

    public static PhraseBook BookOf(Language language) => language switch
    {
        Language.Simplified => Simplified,
        Language.Traditional => Traditional,
        _ => English,
    };

    public string RulePrefix => language is Language.English ? "en." : "zh.";

    /// <summary>Sets the words that all sentences of the conversation share.</summary>
    public void SetScene(Language spoken, Product product, Customer customer, Sale? sale, long now)
    {
        (language, book) = (spoken, BookOf(spoken));
        var abroad = shop.Currency != "CNY";
        var other = Cheaper(product);
        var wording = product.In(language);
        var cents = product.Cents(abroad);
        scene[Word.Item] = wording.Name;
        scene[Word.Material] = wording.Material;
        scene[Word.Size] = wording.Size;
        scene[Word.Colour] = wording.Colour;
        scene[Word.Use] = wording.Use;
        scene[Word.Care] = wording.Care;
        scene[Word.Flaw] = wording.Flaw;
        scene[Word.Other] = other.In(language).Name;
        scene[Word.Price] = Money(cents);
        scene[Word.Less] = Money(cents * 17 / 20);
        scene[Word.Refund] = Money(PartOf(cents));
        scene[Word.Shop] = shop.Name;
        scene[Word.Name] = customer.Name;
        var order = sale?.Id ?? "";
        scene[Word.Order] = order;
        SetTail(order.Length > 4 ? order : dice.Between(100000, 999999).ToString(CultureInfo.InvariantCulture));
        scene[Word.Tracking] = sale?.Tracking ?? "";
        scene[Word.Courier] = dice.Pick(Couriers(language));
        scene[Word.City] = dice.Pick(Cities(language));
        scene[Word.Phone] = $"1300000{dice.Between(1000, 9999).ToString(CultureInfo.InvariantCulture)}";
        scene[Word.Hours] = dice.Pick(PromisedHours);
        scene[Word.Count] = dice.Between(2, 5).ToString(CultureInfo.InvariantCulture);
        var due = new DateTime((now + dice.Between(2, 4) * Sale.Day) * TimeSpan.TicksPerSecond);
        scene[Word.Day] = DayName(due.DayOfWeek);
        scene[Word.Date] = DateName(due);
        scene[Word.Past] = DateName(new((sale?.ShippedAt ?? now - 9 * Sale.Day) * TimeSpan.TicksPerSecond));
    }

    public void SetAgent(SampleAgent agent) => (scene[Word.Agent], scene[Word.AgentId]) = (agent.Name, agent.Id);

    public void SetNext(SampleAgent agent) => (scene[Word.Next], scene[Word.NextId]) = (agent.Name, agent.Id);

    /// <summary>The order that the conversation speaks of from now on.</summary>
    public void SetTail(string orderId) => scene[Word.Tail] = orderId[^4..];

    public int Hours => int.Parse(scene[Word.Hours], CultureInfo.InvariantCulture);

    /// <summary>What a partial refund of that price comes to.</summary>
    public static int PartOf(int cents) => cents / 4 / 100 * 100;

    public bool Has(string list) => book.Has(list);

    /// <summary>Several sentences in one message, in the language's own manner.</summary>
    public (string Text, Mark[] Marks) Say(params ReadOnlySpan<string> lists)
    {
        foreach (var list in lists)
        {
            if (list.Length == 0) continue;
            if (language is Language.English) speech.SeparateBySpace();
            else speech.SeparateByPause();
            dice.Pick(book[Named(list)]).Say(dice, scene, speech);
        }
        return speech.Take();
    }

    // "ask.detail.?" asks about something, and "answer.detail.?" answers just that.
    string Named(string list)
    {
        if (list[^1] != '?') return list;
        if (list.StartsWith("ask.", StringComparison.Ordinal)) topic = dice.Pick(book.Topics(list[..^1]));
        return book.Topics(list[..^1]) is var topics && topics.Contains(topic) ? list[..^1] + topic : list[..^1] + topics[0];
    }

    // Something that costs less, because it is offered to those who find the price too high.
    Product Cheaper(Product product)
    {
        var other = dice.Pick(Product.All);
        for (var i = 0; i < 4 && other.Yuan >= product.Yuan; i++) other = dice.Pick(Product.All);
        return other != product ? other : Product.All[(Product.All.Count + Product.All.ToList().IndexOf(product) - 1) % Product.All.Count];
    }

    string Money(int cents) => shop.Currency == "CNY"
        ? string.Create(CultureInfo.InvariantCulture, $"{cents / 100}元")
        : string.Create(CultureInfo.InvariantCulture, $"{(language is Language.English ? "$" : "US$")}{cents / 100}.{cents % 100:00}");

    string DateName(DateTime date) => language is Language.English
        ? date.ToString("MMM d", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{date.Month}月{date.Day}日");

    string DayName(DayOfWeek day) => language switch
    {
        Language.Simplified => "周" + "日一二三四五六"[(int)day],
        Language.Traditional => "週" + "日一二三四五六"[(int)day],
        _ => day.ToString(),
    };

    static readonly string[] PromisedHours = ["2", "4", "12", "24", "24"];
    static readonly string[] HomeCouriers = ["顺丰", "中通", "圆通", "京东快递"];
    static readonly string[] HomeCities = ["杭州", "成都", "上海", "武汉", "西安", "广州", "长沙", "青岛", "沈阳", "昆明"];
    static readonly string[] IslandCouriers = ["順豐", "黑貓", "郵政快捷"];
    static readonly string[] IslandCities = ["台北", "台中", "高雄", "香港", "澳門", "新竹"];
    static readonly string[] WorldCouriers = ["DHL", "EMS", "FedEx"];
    static readonly string[] WorldCities = ["Toronto", "Melbourne", "Dublin", "Seattle", "Oslo", "Lisbon", "Austin", "Leeds"];

    static string[] Couriers(Language language) => language switch
    {
        Language.Simplified => HomeCouriers,
        Language.Traditional => IslandCouriers,
        _ => WorldCouriers,
    };

    static string[] Cities(Language language) => language switch
    {
        Language.Simplified => HomeCities,
        Language.Traditional => IslandCities,
        _ => WorldCities,
    };
}
