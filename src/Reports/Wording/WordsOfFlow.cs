namespace QA.Reports.Wording;

/// <summary>The words of flow, selling and promises.</summary>
public static partial class Words
{
    public static readonly Phrase FlowHeading = new("流程", "Flow");
    public static readonly Phrase StepsSeen = new("{0}/{1} 步", "{0}/{1} {1:step|steps}");
    public static readonly Phrase NoScenario = new("未识别出场景，流程不计分。", "No scenario was recognised, so the flow carries no points.");
    public static readonly Phrase RecognisedAs = new("识别为：{0}", "Recognised as {0}");
    public static readonly Phrase NotCounted = new("不计分", "not counted");
    public static readonly Phrase Techniques = new("销售技巧", "Techniques");
    public static readonly Phrase MissedChance = new("错过的购买信号", "Missed chance");
    public static readonly Phrase PromiseMade = new("承诺", "Promise");
    public static readonly Phrase DueBy = new("（应于 {0} 前）", " (due by {0})");

    public static readonly Phrase PromisesTitle = new("承诺", "Promises");
    public static readonly Phrase PromisesLead = new("*{0}* 个限时承诺：兑现 {1}，失约 {2}，{3} 个数据截止时未到期。", "*{0}* {0:promise|promises} with a time limit: {1} kept, {2} broken, {3} not yet due when the data ends.");
    public static readonly Phrase PromisesNone = new("本周没有限时承诺。", "No promise with a time limit this week.");
    public static readonly Phrase PromisesNote = new("兑现：到期之前，有一条不只是道别的人工消息发给这位顾客，在同一会话或之后的会话里。聊天记录是凭据，承诺对店铺有约束。", "Kept: before it was due a human message that says more than goodbye went to that customer, in this conversation or a later one. Chats are evidence: a promise binds the shop.");
    public static readonly Phrase PromiseMadeAt = new("作出", "Made");
    public static readonly Phrase PromiseDue = new("到期", "Due");
    public static readonly Phrase PromiseState = new("结果", "Outcome");
    public static readonly Phrase PromiseKept = new("兑现", "kept");
    public static readonly Phrase PromiseBroken = new("失约", "broken");
    public static readonly Phrase PromiseUnknown = new("未到期", "not yet due");
    public static readonly Phrase PromiseTally = new("兑现 {0} · 失约 {1} · 未到期 {2}", "kept {0} · broken {1} · not yet due {2}");

    /// <summary>A scenario by its own title.</summary>
    public static Phrase Scenario(string name, string? zh, string? en) => zh is null || en is null ? Phrase.Same(name) : new(zh, en);
}
