namespace QA.Reports.Wording;

/// <summary>The words of the page about the work at the desk: receptions, load, concurrency, transfers.</summary>
public static partial class Words
{
    public static readonly Phrase ReceptionPage = new("接待", "Desk");
    public static readonly Phrase ReceptionLead = new("本周接待 *{0}* 人次（每天每位顾客计一次），有效接待 *{1}*。", "*{0}* receptions this week (a customer counts once a day), *{1}* of them effective. ");
    public static readonly Phrase ReceptionBusiest = new("最忙的一小时是{0}，{1} 位顾客。", "The busiest hour was {0} with {1} {1:customer|customers}. ");
    public static readonly Phrase ReceptionMost = new("{0} 同时接待最多：{1} 位。", "{0} served most at once: {1}. ");
    public static readonly Phrase ReceptionNone = new("本周没有可计的接待：没有人工消息，或消息没有时间。", "No receptions this week: no human message, or none with a time.");
    public static readonly Phrase ReceptionNote = new("按消息发出的日子计，所以与按会话起始归周的其他页略有出入。接待：顾客说过话之后有答复；有效接待：其中至少有一条人工答复。", "Counted by the day on which messages were sent, so it differs a little from pages that count a conversation in the week it began. Received: answered after a message of the customer's; effective: by at least one human message.");
    public static readonly Phrase ReceptionsByDay = new("每天接待多少人", "Receptions by day");
    public static readonly Phrase ReceptionsByHour = new("每小时接待多少人", "Receptions by hour");
    public static readonly Phrase ReceptionsByAgent = new("每人接待与负荷", "Receptions and load by agent");
    public static readonly Phrase ReceptionsByAgentNote = new("忙碌：至少在接待一位顾客的时间。在线：有排班用排班，没有则取当天第一条到最后一条消息。负荷 = 忙碌 ÷ 在线。", "Busy: time in which at least one customer was served. Online: the shifts, or where there are none the day's first to last message. Load = busy ÷ online.");
    public static readonly Phrase ReceptionTable = new("接待人数，每天每位顾客计一次", "Receptions; a customer counts once a day");
    public static readonly Phrase Receptions = new("接待", "Receptions");
    public static readonly Phrase EffectiveReceptions = new("有效", "Effective");
    public static readonly Phrase AgentMessages = new("消息", "Messages");
    public static readonly Phrase BusyTime = new("忙碌", "Busy");
    public static readonly Phrase OnlineTime = new("在线", "Online");
    public static readonly Phrase OnlineGuessed = new("按消息", "by messages");
    public static readonly Phrase HoursOf = new("{0} 小时", "{0} h");
    public static readonly Phrase Load = new("负荷", "Load");
    public static readonly Phrase PerOnlineHour = new("每小时", "per hour");
    public static readonly Phrase AtOnceMost = new("同时最多", "most at once");
    public static readonly Phrase AtOnceMean = new("同时平均", "mean at once");
    public static readonly Phrase TransfersOut = new("转出", "handed over");
    public static readonly Phrase TransfersIn = new("接入", "taken over");
    public static readonly Phrase ConcurrencyHeading = new("同时接待越多，顾客等得越久吗", "Do customers wait longer the more are served");
    public static readonly Phrase ConcurrencyNote = new("顾客提问时客服正同时接待的人数（含这一位）。点为中位，线到 90 分位。*关联，非因果。*全部数据，不限本周。", "Customers served when the question came, this one with them. Dots are medians, lines reach to the 90th percentile. *Association, not cause.* All data, not this week alone.");
    public static readonly Phrase ConcurrencyNone = new("没有可计时的回复。", "No response could be timed.");
    public static readonly Phrase TransferHeading = new("转接与一次性解决", "Transfers and one visit");
    public static readonly Phrase TransferNote = new("全部数据，不限本周。一次性解决：回复过的会话里，顾客 {0}内没有再来问。还不能判断的不计入。", "All data, not this week alone. One visit: answered conversations whose customer did not come back to ask within {0}; those too recent to tell are left out.");
    public static readonly Phrase TransfersUnserved = new("转出后无人接", "unserved");
    public static readonly Phrase AfterTransfer = new("转接后等待中位", "median wait after");
    public static readonly Phrase OneVisit = new("一次性解决率", "One-visit rate");
    public static readonly Phrase ReturningHeading = new("回头客", "Returning customers");
    public static readonly Phrase ReturningNote = new("当天来的顾客里，以前某天来过的，和以前付过款的。", "Of the day's customers those who had written on an earlier day, and those who had paid before.");
    public static readonly Phrase DayColumn = new("日", "Day");
    public static readonly Phrase CustomersColumn = new("顾客", "Customers");
    public static readonly Phrase ReturningColumn = new("来过的", "Wrote before");
    public static readonly Phrase BuyersColumn = new("付过款的", "Paid before");
}
