using QA.Analysis.Conversion;
using QA.Analysis.Facts;
using QA.Analysis.Flow;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Reports.Pages;
using QA.Reports.Site;
using QA.Reports.Wording;

namespace QA.Tests.Reports;

/// <summary>An invented shop for the pages: six agents of different habits over six weeks, always the same.</summary>
/// <remarks>Facts, scores and weeks come from the analysis itself; only rules and greetings are judged by a few phrases here.</remarks>
public sealed class DemoShop
{
    const string Shop = "禾礼旗舰店";

    static readonly (string Id, string Name, int Weekly, double Slow, double Care)[] Team =
    [
        ("801", "小林", 42, 0.15, 0.85), ("802", "阿哲", 50, 0.25, 0.70), ("803", "苏苏", 38, 0.08, 0.96),
        ("804", "小鹿", 45, 0.28, 0.70), ("806", "可可", 55, 0.50, 0.42), ("814", "团团", 6, 0.10, 0.90),
    ];

    static readonly string[] Questions = ["在吗", "这个有货吗", "什么时候发货", "能便宜点吗", "收到的杯子碎了一个", "可以开发票吗", "尺寸是多少", "帮我改下地址，浙江省杭州市西湖区文三路88号3栋201室"];
    static readonly string[] Follow = ["那多久能到", "好吧", "我电话13800138000", "还有别的颜色吗", "今天能发吗", "退款怎么弄"];
    static readonly string[] Answers = ["有货的，今天下单今天发出", "给您查了一下，后天送达", "可以的，下单备注即可", "尺寸是 20×12 厘米", "给您补发一个杯子，您看可以吗", "亲，发票随货寄出"];

    static readonly RuleNote[] Rules =
    [
        Note("zh.forbid.overpromise", Severity.Major, 5, "绝对化承诺", "Absolute promise", "只承诺自己能办到的：我现在提交，预计 24 小时内", "Promise only what can be kept: submitted now, expected within 24 hours", "manual 4.2", "不作没有把握的承诺"),
        Note("zh.forbid.vague", Severity.Minor, 3, "关键信息含糊", "Vague answer", "给日期或区间；查不到就说几点前答复", "Give a date or a range, or say by when you will know", "manual 4.2", "事实要说清楚"),
        Note("zh.forbid.command", Severity.Minor, 3, "命令口吻", "Imperative tone", "换成「下次可以先当面看一下」", "Say what helps next time", "manual 4.2", "不用命令顾客的说法"),
        Note("zh.forbid.abuse", Severity.Fatal, 25, "辱骂", "Abuse", "先停下，转给主管", "Stop and hand over to the supervisor", "tmall 7.6", "绝不与顾客对骂"),
    ];

    static readonly (string Words, string Rule)[] Phrases =
        [("保证", "zh.forbid.overpromise"), ("大概", "zh.forbid.vague"), ("您应该", "zh.forbid.command"), ("有病", "zh.forbid.abuse")];

    readonly Dictionary<ConversationId, Conversation> chats = [];
    readonly Dictionary<string, List<Order>> orders = new(StringComparer.Ordinal);
    readonly List<ScoredConversation> scored = [];
    readonly ScoreBook book;
    ulong state = 20261109;

    /// <param name="weeks">Weeks up to W46 of 2026; agent 801 is away in W43.</param>
    /// <param name="agents">How many of the six.</param>
    /// <param name="hasOrders">Whether orders were imported.</param>
    /// <param name="hasTimes">Whether messages have times.</param>
    public DemoShop(int weeks = 6, int agents = 6, bool hasOrders = true, bool hasTimes = true)
    {
        Profile = new();
        book = new(Profile);
        var reader = new FactsReader(Profile, Scan, Greeting, Closing);
        var points = Rules.ToDictionary(r => r.Id, r => new RulePoints("language", r.Points, null), StringComparer.Ordinal);
        points["zh.safe.link"] = new("security", 5, null);
        for (var week = 0; week < weeks; week++)
        {
            var monday = new DateTimeOffset(2026, 11, 9, 0, 0, 0, TimeSpan.FromHours(8)).AddDays(-7 * (weeks - 1 - week));
            foreach (var agent in Team.Take(agents))
            {
                if (agent.Id == "801" && weeks - 1 - week == 3) continue;
                for (var i = 0; i < agent.Weekly; i++) Talk(reader, points, monday, agent.Id, agent.Slow, agent.Care, hasOrders, hasTimes, week);
            }
        }
        scored.Sort(QA.Reports.Exports.TableOrder.Instance);
        foreach (var conversation in scored) book.Add(conversation);
    }

    public Profile Profile { get; }
    public IReadOnlyList<ScoredConversation> Scored => scored;
    public IReadOnlyList<WeekReport> Weeks => WeekReport.All(book, scored);
    public Conversation Chat(ConversationId id) => chats[id];

    public SiteInput Site(Language language = Language.Chinese) => new()
    {
        Weeks = Weeks,
        Profile = Profile,
        ProfileSha256 = new string('a', 64),
        Engine = "0.1.0",
        Packs = [new("zh-service", "1.0.0")],
        RulesSha256 = new string('b', 64),
        Inputs = [new("export-2026-11-15.csv", new string('c', 64))],
        Receipts =
        [
            new("export-2026-11-15.csv", new string('c', 64), "transcript", "canonical-csv", "utf-8", 0, 420, 417, 1, 2, 0, 0, 0, true, ["a note"],
                [new(9, "unreadable sent_at", "c3,soon"), new(12, "unknown role", "c4,nobody")]),
            new("orders.csv", new string('d', 64), "orders", "orders", "gb18030", 0, 12, 12, 0, 0, 0, 0, 0, true, [], []),
        ],
        DataUntil = scored.Max(s => s.Facts.EndedAt),
        Language = language,
        Transcript = id => chats.GetValueOrDefault(id),
        AgentName = (_, id) => Team.FirstOrDefault(t => t.Id == id).Name,
        Orders = (_, customer) => orders.TryGetValue(customer, out var own) ? own : [],
        Rule = id => Rules.FirstOrDefault(r => r.Id == id),
    };

    void Talk(FactsReader reader, Dictionary<string, RulePoints> points, DateTimeOffset monday, string agent, double slow, double care, bool hasOrders, bool hasTimes, int week)
    {
        var number = chats.Count + 1;
        var customer = $"tb{70_000 + number * 7 % 9973}";
        var at = monday.AddDays(Next(7)).AddHours(9 + Next(14)).AddSeconds(Next(3600));
        var messages = new List<Message>();
        Say(Role.Customer, customer, Pick(Questions), 0);
        if (Chance(0.3)) Say(Role.Bot, "bot", "欢迎光临，客服马上就来，请稍候。", 1);
        if (!Chance(0.03))
        {
            Say(Role.Agent, agent, (Chance(0.95) ? "您好，" : "") + (Chance(care) ? $"{agent} 号客服为您服务，" : "") + (Chance(care) ? "请问有什么可以帮您？" : "在的"), Wait());
            var rounds = 1 + Next(3);
            for (var i = 0; i < rounds; i++)
            {
                Say(Role.Customer, customer, Pick(Follow), 20 + Next(60));
                var answer = Pick(Answers);
                if (Chance((1 - care) * 0.25)) answer = $"大概{answer}";
                if (Chance((1 - care) * 0.12)) answer += "，我保证";
                if (Chance((1 - care) * 0.06)) answer = "您应该先看详情页";
                if (Chance((1 - care) * 0.004)) answer = "你有病吧";
                Say(Role.Agent, agent, answer, Wait());
            }
            if (Chance(care)) Say(Role.Customer, customer, "谢谢", 15);
            Say(Role.Agent, agent, (Chance(care) ? "还有什么可以帮您吗？" : "嗯嗯") + (Chance(care) ? "感谢您的支持，" : "") + (Chance(care * 0.8) ? "祝您生活愉快，欢迎再来" : ""), 20);
        }
        var id = new ConversationId(Shop, $"2026{number:0000}");
        var chat = new Conversation(id, customer, "旺旺", messages);
        chats[id] = chat;
        var facts = reader.Read(chat, monday.AddDays(30));
        var outcome = Outcome.NotConfirmed;
        if (hasOrders)
        {
            var ordered = Chance(0.35 + 0.3 * care);
            var paid = ordered && Chance(0.85);
            outcome = new() { Inquiry = !Chance(0.3), Ordered = ordered, Paid = paid, Settled = paid, OrderAmountCents = ordered ? 26_800 : null, WindowCovered = true };
            if (ordered)
                orders.TryAdd(customer, [new($"3300{number:00000000}", customer, Shop) { PlacedAt = at.AddMinutes(9), PaidAt = paid ? at.AddMinutes(11) : null, ShippedAt = paid ? at.AddHours(20) : null, TrackingNumber = $"YT{number:000000000}", AmountCents = 26_800, Currency = "CNY" }]);
        }
        scored.Add(new(facts, outcome, Score.Of(facts, Profile, points)));

        void Say(Role role, string sender, string text, int seconds)
        {
            at = at.AddSeconds(seconds);
            messages.Add(new($"m{messages.Count + 1}", new(sender, role), hasTimes ? at : null, MessageKind.Text, text) { Place = new(1, 100 * number + messages.Count, 0) });
        }

        int Wait() => Chance(slow * (1 + 0.05 * week)) ? 61 + Next(400) : 5 + Next(52);
    }

    static void Scan(Conversation conversation, List<Finding> findings, List<Finding> cues)
    {
        foreach (var message in conversation.Messages)
            foreach (var (words, rule) in Phrases)
                if (message.Text.IndexOf(words, StringComparison.Ordinal) is >= 0 and var start && message.Sender.Role is Role.Agent)
                    findings.Add(new(conversation.Id, message.Id, message.Sender.Id, rule, "1.0.0", Rules.First(r => r.Id == rule).Severity, start, words.Length, words, "manual 4.2"));
    }

    static Compliance Greeting(Conversation conversation, IReadOnlyList<Turn> turns, Profile profile) =>
        Judge(turns.FirstOrDefault(t => t.Side is Side.Agents), ("salutation", "您好"), ("identity", "号客服"), ("offer", "请问有什么"));

    static Compliance Closing(Conversation conversation, IReadOnlyList<Turn> turns, Profile profile, DateTimeOffset? horizon) =>
        Judge(turns.LastOrDefault(t => t.Side is Side.Agents), ("further_help", "还有什么"), ("thanks", "感谢"), ("wish", "欢迎再来"));

    static Compliance Judge(Turn? turn, params (string Name, string Words)[] components)
    {
        if (turn is null) return Compliance.NotApplicable;
        var seen = components.Select(c => turn.Messages.Select(m => (m, At: m.Text.IndexOf(c.Words, StringComparison.Ordinal))).FirstOrDefault(m => m.At >= 0) is { m: { } found, At: var start }
            ? new Component(c.Name, found.Id, start, c.Words.Length, c.Words) : Component.Unseen(c.Name)).ToList();
        var count = seen.Count(c => c.IsSeen);
        return new(count == components.Length ? ComplianceVerdict.Pass : count > 0 ? ComplianceVerdict.Partial : ComplianceVerdict.Fail, seen);
    }

    static RuleNote Note(string id, Severity severity, int points, string zh, string en, string adviceZh, string adviceEn, string source, string says) =>
        new(id, "1.0.0", severity, new(zh, en)) { Advice = new(adviceZh, adviceEn), Source = source, Says = says, Points = points, Category = Category.Language };

    // A generator of its own, so that the shop stays the same on every runtime.
    uint Draw()
    {
        state = state * 6364136223846793005 + 1442695040888963407;
        return (uint)(state >> 33);
    }

    int Next(int below) => (int)(Draw() % (uint)below);
    bool Chance(double probability) => Draw() % 1_000_000 < probability * 1_000_000;
    string Pick(string[] from) => from[Next(from.Length)];
}
