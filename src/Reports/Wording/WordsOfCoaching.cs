namespace QA.Reports.Wording;

/// <summary>The words of coaching: what to practise, what changed, and what the manager wrote.</summary>
public static partial class Words
{
    public static readonly Phrase NotesHeading = new("主管寄语", "From the manager");
    public static readonly Phrase PractiseLost = new("约使本周少 {0} 分", "costs the week about {0} points");
    public static readonly Phrase PractiseFatalLost = new("致命，{0} 次使会话计 0 分", "fatal: {0} {0:time|times} a conversation scored 0");
    public static readonly Phrase PractiseSaid = new("说过：", "Said: ");
    public static readonly Phrase PractiseInstead = new("改说：", "Say instead: ");
    public static readonly Phrase PractiseExample = new("见", "See");
    public static readonly Phrase PractiseSlow = new("快些答：顾客提问后 {0}内回复。", "Answer sooner: within {0} of the customer's question.");
    public static readonly Phrase PractiseSlowNow = new("{0}/{1} 轮没有做到", "missed in {0} of {1} {1:turn|turns}");
    public static readonly Phrase PractiseMissing = new("最常缺「{0}」，{1}/{2} 个会话没有", "most often missing: {0}, in {1} of {2} {2:conversation|conversations}");
    public static readonly Phrase PractiseStep = new("{0}：{1}", "{0}: {1}");
    public static readonly Phrase PractiseStepNow = new("适用 {0} 次，{1} 次没有做", "due {0} {0:time|times}, missing {1} {1:time|times}");

    public static readonly Phrase ChangesHeading = new("与上周相比", "Since last week");
    public static readonly Phrase ChangesNone = new("没有上周可比。", "There is no last week to compare with.");
    public static readonly Phrase ChangesNote = new("{0} 与 {1}。只有超出偶然的才带箭头。", "{0} and {1}. Only what is beyond chance carries an arrow.");
    public static readonly Phrase Figure = new("指标", "Figure");
    public static readonly Phrase LastWeek = new("上周", "Last week");
    public static readonly Phrase ThisWeek = new("本周", "This week");
    public static readonly Phrase DifferenceColumn = new("差（95% 区间）", "Difference (95% interval)");
    public static readonly Phrase RuleNew = new("新出现：{0}", "New: {0}");
    public static readonly Phrase RuleGone = new("不再出现：{0}", "Gone: {0}");

    public static readonly Phrase EveryHit = new("每一处命中", "Every hit");
}
