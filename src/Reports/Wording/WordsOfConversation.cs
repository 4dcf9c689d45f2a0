namespace QA.Reports.Wording;

/// <summary>The words of a conversation's page.</summary>
public static partial class Words
{
    public static readonly Phrase PointsOf = new("{0} 分", "{0} points");
    public static readonly Phrase NotScored = new("未评分", "not scored");
    public static readonly Phrase ChatHeading = new("聊天记录与批注", "Chat and notes");
    public static readonly Phrase LegendMinor = new("点线", "dotted");
    public static readonly Phrase LegendMajor = new("实线", "solid");
    public static readonly Phrase LegendFatal = new("双线", "double");
    public static readonly Phrase LegendEnd = new("是规则命中；客服的话在右，{0}的有底色。", "underlines mark findings; agents are on the right, {0} shaded.");
    public static readonly Phrase LegendPlain = new("客服的话在右，{0}的有底色。", "Agents are on the right, {0} shaded.");
    public static readonly Phrase Customer = new("顾客", "Customer");
    public static readonly Phrase AgentWord = new("客服", "Agent");
    public static readonly Phrase Bot = new("机器人", "Bot");
    public static readonly Phrase AutoReply = new("自动回复（{0}）", "Auto-reply ({0})");

    /// <summary>Why a message of an agent's account counts as automatic.</summary>
    public static Phrase RoleReason(string reason) => reason switch
    {
        "account" => new("机器人账号", "a bot's account"),
        "text" => new("原文自述", "its text says so"),
        "recurs within 1 s" => new("1 秒内反复同句", "the same words again and again within 1 s"),
        _ => new(reason, reason),
    };

    public static readonly Phrase System = new("系统", "System");
    public static readonly Phrase UnknownTime = new("时间不详", "time unknown");
    public static readonly Phrase Waited = new("等 {0}", "waited {0}");
    public static readonly Phrase WaitedOver = new("顾客等了 {0} · 超过 {1}", "the customer waited {0} · over {1}");
    public static readonly Phrase AgentCharged = new("，其中 {0} 计入 {1}", ", {0} of it charged to {1}");
    public static readonly Phrase HangingEnd = new("◆ 最后一问没有得到人工回复", "◆ the last question was never answered by a human");
    public static readonly Phrase UnansweredEnd = new("◆ 没有人工回复", "◆ no human ever answered");
    public static readonly Phrase TransferNotice = new("⇄ 转接", "⇄ transfer");
    public static readonly Phrase Recalled = new("撤回了一条消息", "recalled a message");
    public static readonly Phrase EmptyText = new("（空消息）", "(empty message)");
    public static readonly Phrase Image = new("［图片］", "[image]");
    public static readonly Phrase Card = new("［卡片］", "[card]");
    public static readonly Phrase Emoticon = new("［表情］", "[emoticon]");
    public static readonly Phrase File = new("［文件］", "[file]");
    public static readonly Phrase NoTranscript = new("这次运行没有保存聊天原文，只有下面的结果。", "This run kept no transcript; only the results below are known.");
    public static readonly Phrase Note = new("批注 {0}", "Note {0}");
    public static readonly Phrase NoPoints = new("不扣分", "no points");

    public static readonly Phrase HowScored = new("这 {0} 分怎么来的", "Where these {0} points come from");
    public static readonly Phrase HowNotScored = new("为什么没有评分", "Why there is no score");
    public static readonly Phrase WhyNotScored = new("没有人工消息，不评分。", "No human message, so no score.");
    public static readonly Phrase NothingToScore = new("没有适用的分项，不评分。", "No category applies, so no score.");
    public static readonly Phrase Arithmetic = new("得分算式", "Arithmetic of the score");
    public static readonly Phrase Part = new("分项", "Category");
    public static readonly Phrase Basis = new("依据", "Because");
    public static readonly Phrase Full = new("满分", "Of");
    public static readonly Phrase Points = new("得分", "Points");
    public static readonly Phrase BasisResponse = new("{0}/{1} 次 ≤ {2}", "{0}/{1} within {2}");
    public static readonly Phrase BasisComponents = new("{0}/{1} 项", "{0}/{1}");
    public static readonly Phrase BasisSteps = new("{0}/{1} 步", "{0}/{1} steps");
    public static readonly Phrase NoHits = new("无命中", "no findings");
    public static readonly Phrase Deducted = new("扣 {0} 分", "{0} deducted");
    public static readonly Phrase Rescaled = new("{0} ÷ 适用权重 {1} × 100 = {2}", "{0} ÷ applicable weight {1} × 100 = {2}");
    public static readonly Phrase FatalZero = new("致命命中 {0}：0 分", "fatal finding {0}: 0 points");

    public static readonly Phrase GreetingWhy = new("未评：没有人工开场", "not judged: no human opening");
    public static readonly Phrase ClosingWhy = new("不适用：会话未结束、已转出或没有人工回复", "not applicable: not ended, handed over or never answered by a human");
    public static readonly Phrase ClosingMissed = new("顾客最后一问没有回复", "the customer's last question was left unanswered");

    public static readonly Phrase OrderHeading = new("订单 {0}", "Order {0}");
    public static readonly Phrase OutcomeHeading = new("成交结果", "Outcome");
    public static readonly Phrase OutcomeUnknown = new("*未确认*：订单数据没有覆盖这个会话的窗口。这不等于未成交。", "*Not confirmed*: orders do not cover this conversation's window. That does not mean nothing was sold.");
    public static readonly Phrase OutcomeOpen = new("*尚不能判断*：窗口到 {1} 才结束，订单数据还没有到那里。这不等于未成交。", "*Unknown yet*: the window closes at {1}, later than the orders at hand reach. That does not mean nothing was sold.");
    public static readonly Phrase OutcomeNone = new("窗口内没有下单。", "No order inside the window.");
    public static readonly Phrase OutcomeOrdered = new("窗口内下单 {0}。", "Ordered {0} inside the window.");
    public static readonly Phrase OutcomePaid = new("窗口内下单并付款 {0}。", "Ordered and paid {0} inside the window.");
    public static readonly Phrase OutcomeRefunded = new("后来全额退款。", "Refunded in full later.");
    public static readonly Phrase IsInquiry = new("询单", "inquiry");
    public static readonly Phrase IsService = new("售后，不计询单", "service, not an inquiry");
    public static readonly Phrase Placed = new("下单 {0}", "ordered {0}");
    public static readonly Phrase PaidEvent = new("付款", "paid");
    public static readonly Phrase Shipped = new("发货 {0}", "shipped {0}");
    public static readonly Phrase Delivered = new("签收", "delivered");
    public static readonly Phrase Completed = new("完成", "completed");
    public static readonly Phrase Closed = new("关闭", "closed");
    public static readonly Phrase Refunded = new("退款 {0}", "refunded {0}");
    public static readonly Phrase ThisConversation = new("本会话", "this conversation");
    public static readonly Phrase PromisedTime = new("承诺的时间：「{0}」", "promised time: “{0}”");

    public static readonly Phrase FactsHeading = new("其他", "More");
    public static readonly Phrase FirstResponseFact = new("首次响应 {0}", "first response {0}");
    public static readonly Phrase MessagesFact = new("顾客 {0} 条，客服 {1} 条，机器人 {2} 条", "{0} customer, {1} agent, {2} bot messages");
    public static readonly Phrase TransferredFact = new("有转接", "handed over");
    public static readonly Phrase ExcludedFact = new("不计入比率：{0}", "left out of rates: {0}");
    public static readonly Phrase SourceLines = new("第 {0} 行", "line {0}");
    public static readonly Phrase SourceRange = new("第 {0}–{1} 行", "lines {0}–{1}");
    public static readonly Phrase SourceName = new("来源", "source");
}
