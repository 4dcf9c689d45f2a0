namespace QA.Reports.Wording;

/// <summary>The words of the pages about flow and promises, and of an agent's part in them.</summary>
public static partial class Words
{
    public static readonly Phrase FlowPage = new("流程", "Flow");
    public static readonly Phrase FlowLead = new("{1} 个会话里 *{0}* 个识别出场景；场景要求 {2} 步，见到 *{3}* 步（{4}，95% 区间 {5}）。", "A scenario was recognised in *{0}* of {1} {1:conversation|conversations}; of the {2} {2:step|steps} it asks for *{3}* were seen ({4}, 95% interval {5}). ");
    public static readonly Phrase FlowLeadNone = new("{0} 个会话里没有识别出场景，流程不计分。", "No scenario was recognised in {0} {0:conversation|conversations}, so the flow carries no points.");
    public static readonly Phrase FlowWeakest = new("~最常缺的一步是「{0}」：{2} 次里缺 {1} 次。~", "~The step most often missing is “{0}”: {1} of {2} {2:time|times}.~");
    public static readonly Phrase FlowNote = new("步骤与场景出自手册；每一步都以说出来的话为证，点会话可看。只有场景要求的步骤计分。", "Steps and scenarios come from the handbooks; every step is proved by words that a conversation's page shows. Only steps that a scenario asks for carry points.");
    public static readonly Phrase ScenariosHeading = new("顾客为什么来", "What customers come for");
    public static readonly Phrase ScenariosNote = new("一个会话可属几个场景，所以合计可以超过会话数。步骤：见到 / 适用。", "A conversation can be several, so the sum may exceed the conversations. Steps: seen / applicable.");
    public static readonly Phrase ScenarioColumn = new("场景", "Scenario");
    public static readonly Phrase StepsHeading = new("哪一步常缺", "Which step is missing");
    public static readonly Phrase StepsNote = new("条形从 0 起，须为 95% 区间；分母是该步适用的会话。", "Bars start at 0, whiskers are 95% intervals; of the conversations to which the step applies.");
    public static readonly Phrase MissingExample = new("缺的一例", "Missing in");
    public static readonly Phrase StepColumn = new("步骤", "Step");
    public static readonly Phrase SeenColumn = new("见到", "Seen");
    public static readonly Phrase ScoredSteps = new("计分", "counts");
    public static readonly Phrase StepsByAgent = new("每人的步骤", "Steps by agent");
    public static readonly Phrase StepsByAgentNote = new("场景要求的步骤中见到的，按会话归属。不足 {0} 步不算比率。", "Steps seen of those that scenarios ask for, by whom the conversation is charged to. No rate under {0} {0:step|steps}.");
    public static readonly Phrase OfTheTeam = new("与团队之差", "Against the team");
    public static readonly Phrase SellingHeading = new("销售：信号与技巧", "Selling: signals and techniques");
    public static readonly Phrase SellingNote = new("顾客 {0} 次流露购买意向，{1} 次既没有接话也没有用上技巧；{2} 次价格异议，{3} 次从价值和服务答起。", "Customers showed {0} {0:sign|signs} of wanting to buy, {1} of which were neither taken up nor met with a technique; of {2} price {2:objection|objections} {3} were answered from value and service.");
    public static readonly Phrase SellingNone = new("没有购买信号，也没有用到技巧。", "No purchase signal and no technique.");
    public static readonly Phrase TechniqueColumn = new("技巧", "Technique");
    public static readonly Phrase MissedHeading = new("错过的购买信号", "Missed chances");
    public static readonly Phrase MissedShownOf = new("列出 {0} 次中的前 {1} 次，其余见 techniques 表。", "The first {1} of {0} are listed; the techniques table has the rest.");
    public static readonly Phrase NoneMissed = new("没有错过的信号。", "No signal was missed.");

    public static readonly Phrase LedgerHeading = new("每人的承诺", "Promises by agent");
    public static readonly Phrase LedgerTotal = new("承诺", "Made");
    public static readonly Phrase KeptRate = new("兑现率", "Kept");
    public static readonly Phrase KeptRateNote = new("兑现率 = 兑现 ÷（兑现 + 失约），未到期的不计。", "Kept = kept ÷ (kept + broken); what is not yet due is left out.");
    public static readonly Phrase BrokenHeading = new("失约", "Broken");
    public static readonly Phrase OpenHeading = new("未到期，要跟进", "Not yet due: to follow up");
    public static readonly Phrase KeptHeading = new("兑现", "Kept");
    public static readonly Phrase PromiseShownOf = new("列出 {0} 个中的前 {1} 个，其余见 promises 表。", "The first {1} of {0} are listed; the promises table has the rest.");
    public static readonly Phrase PromiseWords = new("原话", "Words");
    public static readonly Phrase PromiseLate = new("迟到于 {0}", "came late, {0}");
    public static readonly Phrase PromiseNever = new("至今没有", "nothing came");
    public static readonly Phrase PromiseKeptAt = new("兑现于 {0}", "kept {0}");
    public static readonly Phrase PromiseWithoutTime = new("没有时间", "no time");
    public static readonly Phrase OpenPromises = new("没兑现的承诺", "Promises not kept yet");
    public static readonly Phrase NoOpenPromises = new("没有未兑现的限时承诺。", "No promise with a time limit is open or broken.");
    public static readonly Phrase NoSuchPromise = new("没有。", "None.");
    public static readonly Phrase AllPromises = new("全部承诺", "all promises");
}
