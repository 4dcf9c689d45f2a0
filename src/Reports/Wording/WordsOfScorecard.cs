namespace QA.Reports.Wording;

/// <summary>The words of an agent's page and of the findings page.</summary>
public static partial class Words
{
    public static readonly Phrase Scorecard = new("周成绩单", "Weekly scorecard");
    public static readonly Phrase AgentNavigation = new("周与客服", "Weeks and agents");

    public static readonly Phrase LeadNoScore = new("本周没有可评分的会话。", "No conversation of this week could be scored.");
    public static readonly Phrase LeadFew = new("本周 *{0}* 分，只有 {1} 个会话计分：~样本太少~，不作比较。", "*{0}* points this week from only {1} scored {1:conversation|conversations}: ~too few~ to compare.");
    public static readonly Phrase LeadUndated = new("*{0}* 分{1}。这些会话没有时间，不能与其他周比较。", "*{0}* points{1}. These conversations have no times and cannot be compared with other weeks.");
    public static readonly Phrase LeadFewBefore = new("本周 *{0}* 分{1}；前四周只有 {2} 个会话计分，不作比较。", "*{0}* points this week{1}; the four weeks before have only {2} scored {2:conversation|conversations}, too few to compare.");
    public static readonly Phrase LeadFirst = new("本周 *{0}* 分{1}；之前没有可比的周。", "*{0}* points this week{1}; there is no earlier week to compare with.");
    public static readonly Phrase LeadHigher = new("本周 *{0}* 分，比自己前四周高 *{1}* 分（95% 区间 {2} 至 {3}），{4}", "*{0}* points this week, *{1}* above the four weeks before (95% interval {2} to {3}), {4}");
    public static readonly Phrase LeadLower = new("本周 *{0}* 分，比自己前四周低 *{1}* 分（95% 区间 {2} 至 {3}），{4}", "*{0}* points this week, *{1}* below the four weeks before (95% interval {2} to {3}), {4}");
    public static readonly Phrase LeadSame = new("本周 *{0}* 分，与自己前四周持平（95% 区间 {2} 至 {3}），{4}", "*{0}* points this week, level with the four weeks before (95% interval {2} to {3}), {4}");
    public static readonly Phrase LeadWeekHigher = new("；比 {0} 高 {1}（{2} 至 {3}），{4}。", "; {1} above {0} ({2} to {3}), {4}. ");
    public static readonly Phrase LeadWeekLower = new("；比 {0} 低 {1}（{2} 至 {3}），{4}。", "; {1} below {0} ({2} to {3}), {4}. ");
    public static readonly Phrase WeekInside = new("单看一周还不能下结论", "one week alone does not settle it");
    public static readonly Phrase WeekOutside = new("超出偶然", "beyond chance");
    public static readonly Phrase LeadAbove = new("高于团队，超出偶然。", "Above the team beyond chance. ");
    public static readonly Phrase LeadBelow = new("~低于团队，超出偶然。~", "~Below the team beyond chance.~ ");
    public static readonly Phrase LeadNoDifference = new("与团队无可靠差别。", "Not distinguishable from the team. ");
    public static readonly Phrase LeadWeakest = new("~最弱一项是{0}（{1}）。~", "~The weakest category is {0} ({1}).~ ");
    public static readonly Phrase LeadFatal = new("~{0} 个会话有致命命中，计 0 分。~", "~{0} {0:conversation has|conversations have} a fatal finding and score 0.~ ");

    public static readonly Phrase ScoreCounted = new("本周 {0} 个会话计分", "{0} {0:conversation|conversations} scored this week");
    public static readonly Phrase ScoreExcluded = new("，另 {0} 个排除（{1}）", ", {0} more excluded ({1})");
    public static readonly Phrase ScoreKey = new("。灰带：前四周；菱形：团队 {0} 个会话。", ". Grey band: the four weeks before; diamond: the team's {0} {0:conversation|conversations}.");
    public static readonly Phrase ScoreKeyAlone = new("。", ".");

    public static readonly Phrase Categories = new("分项", "Categories");
    public static readonly Phrase CategoriesCaption = new("分项均分，条形从 0 起，须为 95% 区间，竖线 ❘ 为团队。权重 × 均分 = 贡献。", "Category means; bars start at 0, whiskers are 95% intervals, the line ❘ is the team. Weight × mean = contribution.");
    public static readonly Phrase Weight = new("权重", "Weight");
    public static readonly Phrase Mean = new("均分", "Mean");
    public static readonly Phrase Contribution = new("贡献", "Adds");
    public static readonly Phrase Lowest = new("▾ 最低", "▾ lowest");
    public static readonly Phrase Remainder = new("不适用项的权重分给其余各项；致命计 0", "weights of what does not apply go to the rest; fatal counts 0");
    public static readonly Phrase FatalCount = new("致命违规 {0} 个会话", "{0} fatal {0:conversation|conversations}");
    public static readonly Phrase ComponentsNote = new("{0} {1} 个适用会话：", "{0}, {1} {1:conversation|conversations}: ");
    public static readonly Phrase AllComponents = new("齐全", "all of them");

    public static readonly Phrase TrendOfResponse = new("八周走势", "Trend");
    public static readonly Phrase TrendOfResponseNote = new("首响秒数，中位与 90 分位。缺周断开，空心点样本太少。", "First response in seconds, median and 90th percentile. Missing weeks are gaps, hollow dots too few.");
    public static readonly Phrase TrendNone = new("没有可画的周。", "No weeks to draw.");

    public static readonly Phrase FindingsByRule = new("规则命中", "Findings by rule");
    public static readonly Phrase AgainstLastWeek = new("对上周", "Against last week");
    public static readonly Phrase Example = new("原话一例", "For example");
    public static readonly Phrase Better = new("怎么说更好 · 出处", "What to say instead · source");
    public static readonly Phrase Fewer = new("▾ 变少", "▾ fewer");
    public static readonly Phrase More = new("▴ 变多", "▴ more");
    public static readonly Phrase NoLastWeek = new("无上周", "no last week");
    public static readonly Phrase Sum = new("合计", "Total");
    public static readonly Phrase FindingsBase = new("客服人工消息 {0} 条，每千条 {1}（95% 区间 {2}）。顾客的话不计入。", "{0} human {0:message|messages}, {1} per 1,000 (95% interval {2}). What customers write is not counted.");
    public static readonly Phrase HintsApart = new("另有提示 {0} 次：只供练习，不计入合计与每千条，也不扣分。", " {0} more are hints: for practice alone, in no total, no rate and no score.");
    public static readonly Phrase NoFindingsOfAgent = new("本周没有命中。", "No findings this week.");

    public static readonly Phrase Best = new("最好的三个会话", "Best three conversations");
    public static readonly Phrase Weakest = new("最弱的三个会话", "Weakest three conversations");
    public static readonly Phrase Slowest = new("等得最久的首响", "Longest first waits");
    public static readonly Phrase SlowestNone = new("没有超过 {0} 的首响。", "No first response took over {0}.");
    public static readonly Phrase UnansweredHeading = new("没有人工回复的会话", "Conversations nobody answered");
    public static readonly Phrase FullMarks = new("适用各项满分", "full marks in everything that applies");
    public static readonly Phrase FatalReason = new("致命：{0}", "fatal: {0}");
    public static readonly Phrase NoneToShow = new("没有会话。", "No conversations.");
    public static readonly Phrase WaitedFor = new("顾客等了 {0}", "the customer waited {0}");

    public static readonly Phrase Practise = new("下周练什么", "Practise next week");
    public static readonly Phrase PractiseNow = new("现为 {0} 次，每千条 {1}", "now {0} {0:time|times}, {1} per 1,000");
    public static readonly Phrase PractiseLast = new("，上周 {0} 次", ", {0} last week");
    public static readonly Phrase PractiseSource = new("。出处 {0}", ". Source: {0}");
    public static readonly Phrase PractiseNothing = new("没有可归纳的练习项。", "Nothing stands out to practise.");
    public static readonly Phrase PractiseComponents = new("{0}说全：{1}。", "{0} in full: {1}.");
    public static readonly Phrase PractiseComponentsNow = new("看齐全率：现为 {0}/{1}，{2}（{3}）。", "Watch the full rate: now {0}/{1}, {2} ({3}).");

    public static readonly Phrase FindingsLead = new("本周 *{0}* 次违规命中，客服人工消息 {2} 条，每千条 {3}（95% 区间 {4}）；另有提示 {5} 次，一共涉及 {1} 条规则。", "*{0}* {0:breach|breaches} in {2} human {2:message|messages}: {3} per 1,000 (95% interval {4}); and {5} {5:hint|hints}. They come from {1} {1:rule|rules}.");
    public static readonly Phrase FindingsLeadNone = new("本周没有命中。", "No findings this week.");
    public static readonly Phrase FindingsNote = new("点线为轻，实线为重，双线为致命；点会话号可到那条消息。", "Dotted underline is minor, solid is major, double is fatal; a conversation's link leads to the very message.");
    public static readonly Phrase ByAgent = new("按客服", "By agent");
    public static readonly Phrase ShownOf = new("列出 {0} 次中的前 {1} 次，其余见 findings 表。", "The first {1} of {0} are listed; the findings table has the rest.");
    public static readonly Phrase SaidWords = new("原话", "Words");
    public static readonly Phrase When = new("时间", "When");
    public static readonly Phrase Advice = new("改说", "Say instead");
}
