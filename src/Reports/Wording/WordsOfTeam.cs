namespace QA.Reports.Wording;

/// <summary>The words of the team page and of the list of weeks.</summary>
public static partial class Words
{
    public static readonly Phrase TeamWeek = new("团队周报", "Team week");
    public static readonly Phrase Reports = new("质检周报", "Quality reports");
    public static readonly Phrase ReportsLead = new("共 {0} 周。每个数字都带样本量和区间，并能追到会话、消息和规则。", "{0} {0:week|weeks}. Every figure comes with its count and interval and leads to conversations, messages and rules.");
    public static readonly Phrase NoWeeks = new("还没有可报告的会话。导入聊天记录并分析后，周报会出现在这里。", "No conversations to report yet. Import chats and analyse them, and weeks will appear here.");
    public static readonly Phrase WeekColumn = new("周", "Week");
    public static readonly Phrase DaysColumn = new("日期", "Days");
    public static readonly Phrase Previous = new("上一周", "previous week");
    public static readonly Phrase Next = new("下一周", "next week");
    public static readonly Phrase WeekNavigation = new("周", "Weeks");

    public static readonly Phrase TeamNoScore = new("本周没有可评分的会话。", "No conversation of this week could be scored.");
    public static readonly Phrase TeamScoreAlone = new("质量分 *{0}*{1}；之前没有可比的周。", "Score *{0}*{1}; there is no earlier week to compare with.");
    public static readonly Phrase TeamScoreFew = new("质量分 *{0}*，只有 {1} 个会话计分：~样本太少~，不作比较。", "Score *{0}* from only {1} scored {1:conversation|conversations}: ~too few~ to compare.");
    public static readonly Phrase TeamScoreFewBefore = new("质量分 *{0}*{1}；{2} 只有 {3} 个会话计分，不作比较。", "Score *{0}*{1}; {2} has only {3} scored {3:conversation|conversations}, too few to compare.");
    public static readonly Phrase TeamScoreUndated = new("质量分 *{0}*{1}。这些会话没有时间，既不能与其他周比较，也没有响应时长。", "Score *{0}*{1}. These conversations have no times: they cannot be compared with other weeks and have no response times.");
    public static readonly Phrase TeamScore = new("质量分 *{0}*，与 {1} 的 {2} 之差（{3}，95% 区间 {4} 至 {5}）{6}。", "Score *{0}*; the difference to {2} in {1} ({3}, 95% interval {4} to {5}) is {6}.");
    public static readonly Phrase InsideChance = new("在偶然之内", "within chance");
    public static readonly Phrase OutsideChance = new("*超出偶然*", "*beyond chance*");
    public static readonly Phrase TeamAbove = new("高于团队、超出偶然：{0}。", "Above the team beyond chance: {0}. ");
    public static readonly Phrase TeamBelow = new("~低于团队、超出偶然：{0}。~", "~Below the team beyond chance: {0}.~ ");
    public static readonly Phrase AndMore = new("{0} 等 {1} 人", "{0} and others, {1} in all");
    public static readonly Phrase TeamNobody = new("没有人与团队的差别超出偶然。", "Nobody differs from the team beyond chance. ");
    public static readonly Phrase TeamOnlyOne = new("只有一位客服，无从比较。", "There is only one agent, so nobody to compare with. ");
    public static readonly Phrase TeamFatal = new("~{0} 个会话有致命命中，计 0 分。~", "~{0} {0:conversation has|conversations have} a fatal finding and score 0.~ ");
    public static readonly Phrase TeamSlowHours = new("首响最慢的时段：{0}。", "Slowest first responses: {0}. ");

    public static readonly Phrase StripConversations = new("评分 {0}，未应答 {1}，排除 {2}", "{0} scored, {1} unanswered, {2} excluded");
    public static readonly Phrase StripScore = new("{0}，致命 {1} 个会话", "{0}, {1} fatal");
    public static readonly Phrase Within60 = new("首响 60 秒内", "Answered within 60 s");
    public static readonly Phrase Within60Working = new("首响 60 秒内（工作时间）", "Answered within 60 s of working time");
    public static readonly Phrase StripWithin = new("{0}，{1}/{2}，中位 {3}", "{0}, {1}/{2}, median {3}");
    public static readonly Phrase ReplyRate = new("应答率", "Reply rate");
    public static readonly Phrase StripRate = new("{0}，{1}/{2}", "{0}, {1}/{2}");
    public static readonly Phrase FindingsPer1000 = new("命中 每千条", "Findings per 1,000");
    public static readonly Phrase StripFindings = new("{0}，{1} 次 / {2} 条", "{0}, {1} in {2} {2:message|messages}");
    public static readonly Phrase PaidRate = new("询单→付款", "Inquiry → paid");
    public static readonly Phrase InquiriesOpen = new("询单的窗口尚未走完，还不能判断", "inquiries are too recent to tell");
    public static readonly Phrase NoFirstResponses = new("没有可计时的首次响应", "no first response could be timed");
    public static readonly Phrase OrdersNotConfirmed = new("没有覆盖本周的订单数据，不等于未成交", "no orders cover this week: not known, not unsold");
    public static readonly Phrase NoTimes = new("没有时间，无从计算", "no times to count from");

    public static readonly Phrase FunnelHeading = new("谁真的不同", "Who really differs");
    public static readonly Phrase FunnelNote = new("纵轴质量分，横轴会话数：会话越少，偶然的摆幅越大。只标线外的名字；{0} 人里约 {1} 人会碰巧越过 95% 线。", "Score against conversations: the fewer there are, the wider chance swings. Only those outside are named; of {0} {0:agent|agents} about {1} would cross the 95% line by chance.");
    public static readonly Phrase FunnelNone = new("可比的客服不足两位，不画漏斗图。", "Fewer than two agents can be compared, so there is no funnel plot.");
    public static readonly Phrase LoadHeading = new("什么时候忙", "When it is busy");
    public static readonly Phrase LoadCaption = new("每小时开始的会话数，合计 {0}；0–8 时合并，不着色。", "Conversations started in each hour, {0} in all; hours 0–8 are taken together and not shaded. ");
    public static readonly Phrase LoadSlow = new("▣ 粗框", "▣ framed");
    public static readonly Phrase LoadSlowMeans = new("：该小时首响 60 秒内不到一半（至少 5 次）", ": fewer than half of at least 5 first responses within 60 s");
    public static readonly Phrase Weekday = new("星期", "Weekday");
    public static readonly Phrase DayTotal = new("日计", "Day");
    public static readonly Phrase HourOf = new("{0} {1} 时", "{0} {1}:00");
    public static readonly Phrase TrendHeading = new("每人八周", "Eight weeks each");
    public static readonly Phrase TrendNote = new("{0}–{1}，同一纵轴（{2}–{3}）；细线为团队，缺周断开，末点为本周。", "{0}–{1}, one scale for all ({2}–{3}); the thin line is the team, missing weeks are gaps, the last dot is this week.");
    public static readonly Phrase ParetoHeading = new("命中集中在哪", "Where findings concentrate");
    public static readonly Phrase ParetoHints = new("（违规 {0} 次，提示 {1} 次，提示不计入每千条）", " ({0} {0:breach|breaches}, {1} {1:hint|hints}; hints are in no rate)");
    public static readonly Phrase ParetoCaption = new("{0} 次命中；前 {1} 类占 {2}", "{0} {0:finding|findings}; the first {1} {1:rule|rules} make up {2}");
    public static readonly Phrase NoFindings = new("没有命中。", "No findings.");
    public static readonly Phrase FromZero = new("从 0 起", "from 0");
    public static readonly Phrase Cumulative = new("累计", "Cumulative");
    public static readonly Phrase ConversionHeading = new("询单转化", "Conversion");
    public static readonly Phrase ConversionNote = new("{0} 个询单，须为 95% 区间。60% 是手册自称，不是目标。*关联，非因果。*", "{0} {0:inquiry|inquiries}; whiskers are 95% intervals. 60% is a handbook's claim, not a target. *Association, not cause.*");
    public static readonly Phrase ConversionUnknown = new("*未确认*：没有覆盖本周的订单数据，或者询单的窗口都还没有走完。这不等于未成交。", "*Not confirmed*: no orders cover this week, or no inquiry's window is complete yet. That does not mean nothing was sold.");
    public static readonly Phrase ConversionTooRecent = new("有订单数据，但没有窗口已走完的询单，还不能判断。", "Orders are there, but no inquiry whose window is complete: too early to tell.");
    public static readonly Phrase ConversionNone = new("*未确认*：没有覆盖本周的订单数据。这不等于未成交。", "*Not confirmed*: no orders cover this week. That does not mean nothing was sold.");
    public static readonly Phrase FirstResponseHeading = new("首次响应", "First response");
    public static readonly Phrase FirstResponseNote = new("{0} 次。中位 {1}{2}。", "{0} {0:response|responses}. Median {1}{2}.");
    public static readonly Phrase FirstResponseNone = new("没有可计时的首次响应。", "No first response could be timed.");

    public static readonly Phrase UnansweredCount = new("{0} 个会话有顾客消息而没有人工回复。", "{0} {0:conversation has|conversations have} a customer message and no human answer.");
    public static readonly Phrase UnansweredSome = new("{0} 个会话有顾客消息而没有人工回复；如", "{0} {0:conversation has|conversations have} a customer message and no human answer, such as");
    public static readonly Phrase FindingsByAgent = new("各人的命中", "Findings by agent");
    public static readonly Phrase FindingsByAgentNote = new("按严重程度；提示只供练习，不计入每千条。按工号排列，不排名次。", "By severity; hints are for practice and in no rate. Ordered by id, never a rank.");
    public static readonly Phrase FindingsByAgentShownOf = new("列出 {0} 人中违规最多的 {1} 人，每个人都在团队页。", "Of {0} agents the {1} with most breaches are listed; the team page has everybody.");
    public static readonly Phrase Agents = new("客服", "Agents");
    public static readonly Phrase AgentsCaption = new("按与团队的差别分组，组内按工号，不排名次。竖线为团队 {0}；收缩后的分数向团队靠拢，会话越少靠得越多。", "Grouped by difference from the team, by id inside a group; no ranks. The line is the team, {0}; shrunken scores lean towards it, the more so the fewer the conversations.");
    public static readonly Phrase Shrunk = new("收缩后", "Shrunken");
    public static readonly Phrase Median = new("首响中位", "Median first");
    public static readonly Phrase WithinShort = new("≤ 60 秒", "≤ 60 s");
    public static readonly Phrase WithinShortWorking = new("≤ 60 秒工时", "≤ 60 s working");
    public static readonly Phrase GroupAbove = new("高于团队，超出偶然 · {0} 人", "Above the team, beyond chance · {0}");
    public static readonly Phrase GroupBelow = new("低于团队，超出偶然 · {0} 人", "Below the team, beyond chance · {0}");
    public static readonly Phrase GroupSame = new("与团队无可靠差别 · {0} 人", "Not distinguishable from the team · {0}");
    public static readonly Phrase GroupFew = new("少于 {1} 个会话，不比较 · {0} 人", "Fewer than {1} conversations, not compared · {0}");
}
