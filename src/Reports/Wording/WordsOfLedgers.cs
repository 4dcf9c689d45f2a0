namespace QA.Reports.Wording;

/// <summary>The words of the served lists: agents, promises, customers to come back to, and trying a rule.</summary>
public static partial class Words
{
    public static readonly Phrase SubNavigation = new("本栏", "In this part");
    public static readonly Phrase FollowUps = new("跟进", "Follow-ups");
    public static readonly Phrase Everyone = new("全部", "All");
    public static readonly Phrase Apply = new("筛选", "Apply");
    public static readonly Phrase ShowingFrom = new("第 {0}–{1} 个，共 {2} 个", "{0}–{1} of {2}");
    public static readonly Phrase PreviousPage = new("‹ 上一页", "‹ previous page");
    public static readonly Phrase AgentsLead = new("按与团队均值的差别分组，不排名。点名字看成绩单。", "Grouped by how they differ from the team, never ranked. A name leads to the scorecard.");

    public static readonly Phrase PromisesByAgent = new("按客服", "By agent");
    public static readonly Phrase KeptShare = new("兑现率", "Kept");
    public static readonly Phrase KeptLate = new("{0} 回", "answered {0}");
    public static readonly Phrase NoPromisesHere = new("没有符合的限时承诺。", "No promise with a time limit matches.");

    public static readonly Phrase FollowUpsLead = new("*{0}* 位顾客有下一步要做：*{1}* 位来得及，{2} 位在数据截止时已过期。", "*{0}* {0:customer|customers} have a next step: for *{1}* there is time, for {2} it was over when the data ends.");
    public static readonly Phrase FollowUpsNote = new("下单未付款：下单后 3 天内催付；已付款：48 小时内确认地址和发货；已发货：次日前给单号；签收或完成：15 天内请评价；只咨询：次日前回访。没有订单的店铺没有名单。", "An unpaid order: remind within 3 days; paid: confirm address and shipping within 48 hours; shipped: send the tracking number by the next day; delivered or completed: ask for a review within 15 days; asked only: come back by the next day. A shop without orders has no list.");
    public static readonly Phrase FollowUpsNone = new("没有要跟进的顾客：还没有导入订单，或者没有符合的。", "Nobody to come back to: no orders are imported yet, or nobody matches.");
    public static readonly Phrase NextStep = new("下一步", "Next step");
    public static readonly Phrase CustomerGroupName = new("分组", "Group");
    public static readonly Phrase ReturningCustomer = new("老客户", "returning");
    public static readonly Phrase DoFollowUp = new("回访", "Ask again");
    public static readonly Phrase DoRemindPayment = new("催付", "Remind of payment");
    public static readonly Phrase DoConfirmShipping = new("确认地址和发货", "Confirm address and shipping");
    public static readonly Phrase DoSendTracking = new("发单号和到货时间", "Send tracking and arrival");
    public static readonly Phrase DoAskReview = new("请评价", "Ask for a review");
    public static readonly Phrase InAsked = new("咨询组", "asked");
    public static readonly Phrase InOrdered = new("订单组", "ordered, unpaid");
    public static readonly Phrase InShipping = new("发货组", "paid, on its way");
    public static readonly Phrase InCompleted = new("成交组", "completed");
    public static readonly Phrase StillInTime = new("来得及", "In time");
    public static readonly Phrase TooLate = new("已过期", "Overdue");

    public static readonly Phrase Pick = new("加入抽样", "Add to my list");
    public static readonly Phrase InMyList = new("已在手选", "In my list");
    public static readonly Phrase Picked = new("手选", "by hand");
    public static readonly Phrase PickedBy = new("{0} 手选", "picked by {0}");
    public static readonly Phrase PickedNote = new("手选的会话，不用于估计比率。", "Picked by hand: no rate may rest on these.");
    public static readonly Phrase KeySave = new("存检索", "save search");
    public static readonly Phrase KeySyntax = new("语法", "syntax");
    public static readonly Phrase HitsShown = new("本页 {0} 条，共 {1} 条", "{0} of {1} on this page");
    public static readonly Phrase OrderThen = new("订单 {0} {1}", "order {0}, {1}");

    public static readonly Phrase TryRule = new("试改", "Try a change");
    public static readonly Phrase TryRuleLead = new("改动规则，看最近 {0} 个会话和它现在命中的会话（最多 {1} 个）里多了什么、少了什么。只是对比：不保存，也不影响分数。", "Change the rule and see what is gained and lost in the newest {0} conversations and those it hits now (at most {1}). A comparison only: nothing is saved and no score changes.");
    public static readonly Phrase TryRun = new("对比", "Compare");
    public static readonly Phrase TryRefused = new("这样改的规则不能加载", "Changed like this the rules do not load");
    public static readonly Phrase TryFound = new("*{0}* 个会话：多命中 *{1}*，少命中 *{2}*，*{3}* 个会话的得分会变", "*{0}* {0:conversation|conversations}: *{1}* hits gained, *{2}* lost, *{3}* {3:conversation|conversations} would score otherwise");
    public static readonly Phrase TrySame = new("没有差别。", "No difference.");
    public static readonly Phrase Gained = new("多", "gained");
    public static readonly Phrase Lost = new("少", "lost");
    public static readonly Phrase ChangeColumn = new("变化", "Change");
    public static readonly Phrase ShownFirst = new("只列前 {0} 处", "the first {0} are shown");
}
