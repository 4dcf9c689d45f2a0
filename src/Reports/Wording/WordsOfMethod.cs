namespace QA.Reports.Wording;

/// <summary>The words of the method page: what each figure means.</summary>
public static partial class Words
{
    public static readonly Phrase MethodTitle = new("口径与来源", "Method and sources");
    public static readonly Phrase MethodLead = new("这一页说明每个数字怎么算、由什么算出。同样的数据、方案和规则，得到逐字节相同的页面。", "How every figure is made and what it is made from. The same data, profile and rules give the same pages byte for byte.");
    public static readonly Phrase Definitions = new("定义", "Definitions");
    public static readonly Phrase Settings = new("评分方案", "Profile");
    public static readonly Phrase Setting = new("设置", "Setting");
    public static readonly Phrase Value = new("值", "Value");
    public static readonly Phrase MadeFrom = new("由什么算出", "What the figures were made from");
    public static readonly Phrase HowToRead = new("图回答什么", "What the charts answer");
    public static readonly Phrase Zone = new("时区", "time zone");
    public static readonly Phrase Slow = new("慢响应超过", "slow above");
    public static readonly Phrase ClockFrom = new("起表", "clock starts");
    public static readonly Phrase ClockFirst = new("顾客这一轮的第一条消息", "with the first message of the customer's turn");
    public static readonly Phrase ClockLast = new("顾客这一轮的最后一条消息", "with the last message of the customer's turn");
    public static readonly Phrase DayBoundary = new("一天的开始", "A day begins at");
    public static readonly Phrase WorkingHours = new("工作时间", "Working hours");
    public static readonly Phrase NoHours = new("未设：全天计时", "none set: the clock runs day and night");
    public static readonly Phrase HoursWait = new("已设：门限与慢响应只计工作时间，其余按时钟", "set: thresholds and slow responses count working time, other waits the clock's");
    public static readonly Phrase HoursDrop = new("已设：非工作时间的等待不计入门限与慢响应", "set: waits begun outside them are in no threshold and are never slow");
    public static readonly Phrase Gap = new("会话间隔", "conversation gap");
    public static readonly Phrase WindowDays = new("转化窗口", "conversion window");
    public static readonly Phrase WindowDaysValue = new("首问后第 {0} 个自然日结束", "until the end of local day {0} after the first question");
    public static readonly Phrase MinConversations = new("少于此数不比较", "too few below");
    public static readonly Phrase Required = new("{0}必须含", "{0} needs");
    public static readonly Phrase WeightOf = new("权重 {0}", "weight {0}");

    /// <summary>Name and definition of every figure on the pages.</summary>
    public static readonly IReadOnlyList<(Phrase Name, Phrase Meaning)> Defined =
    [
        (new("会话、周", "Conversation, week"), new("导出所说的一个会话，归入顾客第一条消息所在的 ISO 周（周一至周日，方案的时区）。内部账号、客服独白、空会话仍在各表中，但不进比率。", "What the export calls one; it belongs to the ISO week (Monday to Sunday, in the profile's zone) of the customer's first message. Internal accounts, agent monologues and empty conversations stay in the tables and leave the rates.")),
        (new("首次响应", "First response"), new("顾客第一轮提问到第一条人工消息的时间。机器人和自动回复不停表；没有人工回复的会话记为未应答，绝不当作 0 秒。", "Time from the customer's first turn to the first human message. Bots and auto-replies do not stop the clock; a conversation that no human answered counts as unanswered, never as 0 s.")),
        (new("应答率", "Reply rate"), new("有人工回复的会话 ÷ 有顾客消息的会话。", "Conversations with a human answer ÷ conversations with a customer message.")),
        (new("开场白、结束语", "Greeting, closing"), new("第一轮人工消息与最后一轮人工消息。逐项看：问候、自报、主动帮助；还有需要吗、致谢、祝愿或邀请。机器人的问候不算人工的。", "The first and the last human turn, component by component: salutation, who is speaking, offer of help; anything else, thanks, wish or invitation. A bot's greeting is not the agent's.")),
        (new("命中", "Finding"), new("规则在客服消息里的一处命中，记在说话的客服名下，带规则、版本、严重程度、原话和出处。顾客的话不会触犯客服规则。", "One hit of a rule in an agent's message, charged to who wrote it, with rule, version, severity, words and source. What customers write breaches no agent rule.")),
        (new("质量分", "Quality score"), new("每个会话 0–100：适用分项得分之和 ÷ 适用权重 × 100；有致命命中记 0。客服的周分是其会话的均值，区间为 Student 95%。", "0 to 100 for each conversation: points of the applicable categories ÷ applicable weights × 100; a fatal finding makes it 0. An agent's week is the mean of the conversations with Student's 95% interval.")),
        (new("收缩后的分数", "Shrunken score"), new("经验贝叶斯均值：会话越少，越向团队靠拢。", "Empirical-Bayes mean: the fewer the conversations, the closer to the team's.")),
        (new("高于、低于团队", "Above, below the team"), new("与团队之差经 Benjamini–Hochberg 5% 校正后仍超出偶然。不排名次。", "The difference from the team is beyond chance after Benjamini–Hochberg at 5%. There are no ranks.")),
        (new("偶然之内、超出偶然", "Within, beyond chance"), new("差的 95% 区间含 0 为偶然之内，不含 0 为超出偶然（平方相加法，Zou 与 Donner 2008）。", "A difference whose 95% interval holds 0 is within chance, else beyond it (square-and-add, Zou and Donner 2008).")),
        (new("询单转化", "Conversion"), new("询单：会话开始时顾客没有未完结订单。窗口内下单、付款各占询单多少，区间为 Wilson 95%。订单数据没有覆盖时为未确认，不等于未成交。关联，非因果。", "Inquiry: the customer had no open order when the conversation began. Shares followed by an order and by a payment inside the window, with Wilson's 95% interval. Where orders do not cover the window the outcome is not confirmed, which is not 'unsold'. Association, not cause.")),
        (new("每千条命中", "Findings per 1,000"), new("命中数 ÷ 客服人工消息数 × 1000，区间为 Poisson 95%。", "Findings ÷ human messages × 1,000, with the Poisson 95% interval.")),
        (new("流程步骤", "Flow steps"), new("先识别顾客为什么来（场景），再看场景要求的每一步：见到、未见、不适用，各以说出来的话为证。流程分 = 见到 ÷ 适用。", "First what the customer came for (the scenario), then each step that it asks for: seen, not seen or not applicable, proved by words. Process = seen ÷ applicable.")),
        (new("承诺", "Promises"), new("客服说过在某个时限内答复或办理。到期前有一条不只是道别的人工消息发给这位顾客为兑现；没有或迟到为失约；数据截止时还没到期的不计入兑现率。", "An agent's word to answer or act within a time. Kept where a human message that says more than goodbye went to the customer in time; broken where none did or it came late; what is not yet due when the data ends is in no rate.")),
        (new("接待", "Receptions"), new("一天里客服答复过多少位不同的顾客（顾客说过话之后有消息，以客服名义的自动回复也算）；有效接待是至少有一条人工答复的。同时接待：从第一个被回答的问题到客服的最后一条消息，静默超过会话间隔即断开。", "Distinct customers an agent answered on a day, after they had written, automatic replies in the agent's name too; effective are those with a human answer. At once: from the first question answered to the agent's last message, ended by a silence of the conversation gap.")),
        (new("一次性解决", "One visit"), new("回复过的会话里，顾客在设定时间内没有再来问的比例；还不能判断的不计入。", "Share of answered conversations whose customer did not come back to ask within the set time; those too recent to tell are left out.")),
        (new("满意指数", "Satisfaction index"), new("由顾客自己的话和行为按五个因素的记载权重合成，0–100，50 为中性；没有表态的会话没有指数。", "From customers' own words and acts, weighted by the documented shares of the five factors: 0 to 100 with 50 as neutral; empty where nothing was voiced.")),
        (new("丢分", "Points lost"), new("练习项按本周丢掉的分排序：分项满分减得分，用语和安全的损失按各处命中的扣分分摊；除以计分的会话数，就是约使本周少的分。", "What to practise is ordered by points lost this week: a category's weight less its points; losses of language and security are shared among their hits. Divided by the scored conversations they are about what they cost the week's mean.")),
        (new("遮盖", "Masking"), new("电话、证件号、地址、邮箱、订单号以 * 遮盖，长度不变；顾客昵称与订单号只留头尾。", "Phones, ID numbers, addresses, e-mails and order numbers are starred out at their length; customers' nicks and order numbers keep their ends.")),
        (new("出处", "Sources"), new("规则与步骤后面写的是手册与章节：manual 标准化沟通，sales 网店销售，backoffice 后台与满意度，tmall 客服素质，aliexpress 英文礼仪。店铺自己的规则写自己的出处。", "What stands after a rule or a step is a handbook and its section: manual (standardised communication), sales (selling in an online shop), backoffice (console, orders, satisfaction), tmall (qualities of an agent), aliexpress (etiquette in English). A shop's own rules name their own.")),
    ];
}
