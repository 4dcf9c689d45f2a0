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
            new("青瓷茶具礼盒", "龙泉青瓷", "一壶四杯，壶容量220ml", "天青色", "三四个人喝茶刚好", "清水冲洗就好，不建议放洗碗机", "有一个杯子碎了"),
            new("青瓷茶具禮盒", "龍泉青瓷", "一壺四杯，壺容量220ml", "天青色", "三四個人喝茶剛好", "清水沖洗就好，不建議進洗碗機", "有一個杯子破了"),
            new("celadon tea set", "celadon porcelain", "one pot of 220 ml and four cups", "sky blue", "just right for three or four people", "rinse it with clear water, no dishwasher please", "one cup is broken")),
        new(15800, 2690,
            new("白茶礼罐", "福鼎白茶", "两罐各100克", "米白色", "一个人喝能喝两个月左右", "密封避光放着，开罐后早点喝口感好", "罐子瘪了一块"),
            new("白茶禮罐", "福鼎白茶", "兩罐各100克", "米白色", "一個人喝可以喝兩個月左右", "密封避光存放，開罐後早點喝風味好", "罐子凹了一塊"),
            new("white tea gift tin", "Fuding white tea", "two tins of 100 g each", "ivory", "enough for two months of daily tea", "keep it closed, dry and dark", "one tin has a deep dent")),
        new(9600, 1890,
            new("竹编提篮", "手工竹编", "长30厘米，高22厘米", "浅棕色", "放水果点心、出门野餐都合适", "干布擦就行，别泡水", "提手断了"),
            new("竹編提籃", "手工竹編", "長30公分，高22公分", "淺棕色", "放水果點心、出門野餐都合適", "乾布擦就好，別泡水", "提把斷了"),
            new("bamboo basket", "hand-woven bamboo", "30 by 22 cm", "light brown", "good for fruit on the table or a small picnic", "wipe it with a dry cloth and keep it out of water", "the handle is broken")),
        new(7900, 1590,
            new("香薰蜡烛", "大豆蜡", "200克，可燃40小时", "墨绿色", "放卧室或书房一颗就够", "每次点之前剪一下烛芯，一次别点太久", "玻璃杯裂了"),
            new("香氛蠟燭", "大豆蠟", "200克，可燃40小時", "墨綠色", "放臥室或書房一顆就夠", "每次點之前修一下燭芯，一次別點太久", "玻璃杯裂了"),
            new("scented candle", "soy wax", "200 g, burns 40 hours", "dark green", "one is enough for a bedroom or a study", "trim the wick before each use and don't let it burn too long", "the glass has a crack")),
        new(32900, 5490,
            new("羊毛披肩", "细羊毛", "长180厘米，宽70厘米", "驼色", "当披肩、当午睡毯都够用", "冷水手洗，平铺晾干", "勾了一个洞"),
            new("羊毛披肩", "細羊毛", "長180公分，寬70公分", "駝色", "當披肩、當午睡毯都夠用", "冷水手洗，平鋪晾乾", "勾了一個洞"),
            new("wool shawl", "fine wool", "180 by 70 cm", "camel", "large enough for a nap under it", "wash it by hand in cold water and dry it flat", "there is a hole in it")),
        new(19900, 3290,
            new("陶瓷随行杯", "手工陶瓷", "容量320ml，带滤网", "烟灰色", "一个人在办公室泡茶刚好", "杯子清水冲，滤网取下来刷一下就干净", "杯口磕了个口"),
            new("陶瓷隨行杯", "手工陶瓷", "容量320ml，附濾網", "煙灰色", "一個人在辦公室泡茶剛好", "杯子清水沖，濾網拿下來刷一下就乾淨", "杯口缺了一角"),
            new("ceramic travel mug", "hand-made ceramic", "320 ml, with a strainer", "smoke grey", "made for one person at a desk", "rinse the mug and brush the strainer", "the rim is chipped")),
        new(12800, 2290,
            new("胡桃木茶盘", "整块胡桃木", "长36厘米，宽20厘米", "深棕色", "放一壶四杯正好", "湿布擦完晾干就好，别泡水", "裂了一道缝"),
            new("胡桃木茶盤", "整塊胡桃木", "長36公分，寬20公分", "深棕色", "放一壺四杯剛好", "濕布擦完晾乾就好，別泡水", "裂了一條縫"),
            new("walnut tea tray", "solid walnut", "36 by 20 cm", "dark brown", "it holds one pot and four cups", "wipe it with a damp cloth and let it dry, never soak it", "there is a crack across it")),
        new(8800, 1690,
            new("亚麻桌旗", "水洗亚麻", "长180厘米，宽33厘米", "雾蓝色", "一米二到一米六的桌子都合适", "三十度机洗，晾干后熨一下就平整", "有一块洗不掉的污渍"),
            new("亞麻桌旗", "水洗亞麻", "長180公分，寬33公分", "霧藍色", "四到六人的餐桌都合適", "三十度機洗，晾乾後燙一下就平整", "有一塊洗不掉的汙漬"),
            new("linen table runner", "washed linen", "180 by 33 cm", "misty blue", "it fits tables for four to six", "machine wash at 30 degrees and iron it when dry", "there is a stain that does not wash out")),
    ];
}

/// <summary>A product as one language names it.</summary>
/// <param name="Use">What it is large enough for.</param>
/// <param name="Care">How to look after it.</param>
/// <param name="Flaw">What is wrong with a piece that suffered on its way.</param>
internal sealed record Wording(
    string Name, string Material, string Size, string Colour, string Use, string Care, string Flaw);

/// <summary>The language that a conversation is held in.</summary>
internal enum Language { Simplified, Traditional, English }
