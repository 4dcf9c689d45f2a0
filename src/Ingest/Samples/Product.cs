namespace QA.Ingest.Samples;

/// <summary>Something the invented shops sell, named in each language. Prices are in hundredths.</summary>
internal sealed record Product(int Yuan, int Dollars, Wording Simplified, Wording Traditional, Wording English)
{
    public int Cents(bool abroad) => abroad ? Dollars : Yuan;

    public Wording In(Language language) => language switch
    {
        Language.Simplified => Simplified,
        Language.Traditional => Traditional,
        _ => English,
    };

    public static IReadOnlyList<Product> All { get; } =
    [
        new(26800, 4290,
            new("青瓷茶具礼盒", "龙泉青瓷", "一壶四杯，壶容量220ml", "天青色"),
            new("青瓷茶具禮盒", "龍泉青瓷", "一壺四杯，壺容量220ml", "天青色"),
            new("celadon tea set", "celadon porcelain", "one pot and four cups, 220 ml", "sky blue")),
        new(15800, 2690,
            new("白茶礼罐", "福鼎白茶", "两罐各100克", "米白色"),
            new("白茶禮罐", "福鼎白茶", "兩罐各100克", "米白色"),
            new("white tea gift tin", "Fuding white tea", "two tins of 100 g", "ivory")),
        new(9600, 1890,
            new("竹编提篮", "手工竹编", "长30厘米，高22厘米", "浅棕色"),
            new("竹編提籃", "手工竹編", "長30公分，高22公分", "淺棕色"),
            new("bamboo basket", "hand-woven bamboo", "30 by 22 cm", "light brown")),
        new(7900, 1590,
            new("香薰蜡烛", "大豆蜡", "200克，可燃40小时", "墨绿色"),
            new("香氛蠟燭", "大豆蠟", "200克，可燃40小時", "墨綠色"),
            new("scented candle", "soy wax", "200 g, burns 40 hours", "dark green")),
        new(32900, 5490,
            new("羊毛披肩", "细羊毛", "长180厘米，宽70厘米", "驼色"),
            new("羊毛披肩", "細羊毛", "長180公分，寬70公分", "駝色"),
            new("wool shawl", "fine wool", "180 by 70 cm", "camel")),
        new(19900, 3290,
            new("陶瓷随行杯", "手工陶瓷", "容量320ml，带滤网", "烟灰色"),
            new("陶瓷隨行杯", "手工陶瓷", "容量320ml，附濾網", "煙灰色"),
            new("ceramic travel mug", "hand-made ceramic", "320 ml, with a strainer", "smoke grey")),
        new(12800, 2290,
            new("胡桃木茶盘", "整块胡桃木", "长36厘米，宽20厘米", "深棕色"),
            new("胡桃木茶盤", "整塊胡桃木", "長36公分，寬20公分", "深棕色"),
            new("walnut tea tray", "solid walnut", "36 by 20 cm", "dark brown")),
        new(8800, 1690,
            new("亚麻桌旗", "水洗亚麻", "长180厘米，宽33厘米", "雾蓝色"),
            new("亞麻桌旗", "水洗亞麻", "長180公分，寬33公分", "霧藍色"),
            new("linen table runner", "washed linen", "180 by 33 cm", "misty blue")),
    ];
}

/// <summary>A product as one language names it.</summary>
internal sealed record Wording(string Name, string Material, string Size, string Colour);

/// <summary>The language that a conversation is held in.</summary>
internal enum Language { Simplified, Traditional, English }
