using System.Globalization;

namespace QA.Ingest.Samples;

/// <summary>The shops of the demo, and further ones for large samples.</summary>
public static class SampleShops
{
    /// <summary>A tea and gift shop whose customers write simplified Chinese.</summary>
    public static SampleShop Heli { get; } = new("禾礼旗舰店", "heli", "旺旺", "CNY")
    {
        Share = 75,
        Languages = new(1, 0, 0),
        Internal = "禾礼内部",
        Agents =
        [
            new("801", "小林", "售后组") { Load = 100, MedianWaitSeconds = 30 },
            new("802", "阿哲", "售前组") { Load = 105, MedianWaitSeconds = 33, Closing = 680, Breach = 10 },
            // Clearly better and clearly weaker than the rest, so that the report has something to find.
            new("803", "苏苏", "售前组") { Load = 95, MedianWaitSeconds = 19, Greeting = 975, Closing = 930, Breach = 2, Skill = 930, Miss = 4, Keeps = 950 },
            new("806", "可可", "售后组") { Load = 105, MedianWaitSeconds = 68, Greeting = 560, Closing = 400, Breach = 60, Skill = 380, Miss = 50, Keeps = 450 },
            new("809", "团团", "售前组") { Load = 9, MedianWaitSeconds = 36, Greeting = 900, Closing = 800 },
        ],
    };

    /// <summary>The same goods sold abroad, to customers who write traditional Chinese or English.</summary>
    public static SampleShop Teahouse { get; } = new("Heli Teahouse", "teahouse", "site", "USD")
    {
        Share = 25,
        Languages = new(0, 42, 58),
        JsonLines = true,
        Internal = "heli-staff",
        Agents =
        [
            new("804", "Mia", "Cross-border") { Load = 100, MedianWaitSeconds = 36, Greeting = 880, Breach = 6 },
            new("805", "Annie", "Cross-border") { Load = 90, MedianWaitSeconds = 41, Closing = 640, Breach = 16 },
        ],
    };

    /// <summary>A shop like the two above with as many agents as wanted; even numbers sell at home, odd ones abroad.</summary>
    public static SampleShop Invented(int number, int agents)
    {
        var model = number % 2 == 0 ? Heli : Teahouse;
        var name = number < 2 ? "" : (number / 2 + 1).ToString(CultureInfo.InvariantCulture);
        return model with
        {
            Name = model.Name + name,
            FileName = model.FileName + name,
            Internal = model.Internal + name,
            JsonLines = false,
            Agents = [.. Enumerable.Range(0, agents).Select(agent => Agent(number, agent))],
        };
    }

    static readonly string[] Nicknames =
        ["小林", "阿哲", "苏苏", "小鹿", "晨晨", "可可", "安安", "木木", "七七", "大宝", "小满", "叶子", "团团", "豆豆", "青青", "阿宁"];

    static SampleAgent Agent(int shop, int number)
    {
        // An agent's manner depends on shop and number alone, so that a larger desk holds the smaller one.
        var dice = new Dice((ulong)(shop * 100_003 + number));
        var skill = dice.Between(350, 950);
        var id = ((shop + 8) * 100 + number + 1).ToString(CultureInfo.InvariantCulture);
        if (number >= 99) id = $"{shop + 8}-{number + 1}";
        return new(id, Nicknames[number % Nicknames.Length], number % 2 == 0 ? "售前组" : "售后组")
        {
            Load = dice.Between(60, 140),
            MedianWaitSeconds = dice.Between(18, 60),
            Skill = skill,
            Greeting = Math.Min(980, skill + dice.Between(0, 300)),
            Closing = Math.Min(960, skill + dice.Between(-100, 250)),
            Breach = (1000 - skill) / dice.Between(12, 60),
            Miss = dice.Between(4, 45),
            Keeps = Math.Min(970, skill + 100),
        };
    }
}
