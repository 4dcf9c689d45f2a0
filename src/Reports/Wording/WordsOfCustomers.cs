namespace QA.Reports.Wording;

/// <summary>The words of the page about customer groups and what is due to each.</summary>
public static partial class Words
{
    public static readonly Phrase CustomersPage = new("客户分组", "Customers");
    public static readonly Phrase CustomersLead = new("截至 {0}，*{1}* 位顾客：咨询组 {2}，订单组 {3}，发货组 {4}，成交组 {5}。", "As of {0} *{1}* {1:customer|customers}: {2} asked, {3} ordered, {4} shipping, {5} completed. ");
    public static readonly Phrase CustomersReturning = new("其中 *{0}* 位付过不止一单。", "*{0}* have paid more than one order. ");
    public static readonly Phrase CustomersUnknown = new("截至 {0}，*{1}* 位顾客。*没有订单数据*，无法分组；这不等于都没有下单。", "As of {0} *{1}* {1:customer|customers}. *Without orders* they cannot be grouped, which does not mean that nobody ordered.");
    public static readonly Phrase CustomersNone = new("没有带编号的顾客，无法分组。", "No customer has an id, so there are no groups.");
    public static readonly Phrase CustomersNote = new("每位顾客只在一组：离结束最远的订单说了算。先列还来得及的，由早到晚；完整名单见 customers 表。", "Each customer is in one group: the order furthest from its end decides. What can still be done comes first, soonest first; the customers table has everybody.");
    public static readonly Phrase GroupAsked = new("咨询组：问过，没有下单", "Asked: no order yet");
    public static readonly Phrase GroupOrdered = new("订单组：下了单，没有付款", "Ordered: not paid");
    public static readonly Phrase GroupShipping = new("发货组：付了款，还没完成", "Shipping: paid, not completed");
    public static readonly Phrase GroupCompleted = new("成交组：已完成", "Completed");
    public static readonly Phrase ActionFollowUp = new("再问一声是否还需要帮助", "ask whether help is still wanted");
    public static readonly Phrase ActionRemindPayment = new("礼貌催付，三天不付即关闭", "remind of payment; it closes after three days");
    public static readonly Phrase ActionConfirmShipping = new("核对地址，说明 48 小时内发货", "confirm the address and shipping within 48 hours");
    public static readonly Phrase ActionSendTracking = new("告知单号与预计到达", "send the tracking number and expected arrival");
    public static readonly Phrase ActionAskReview = new("请求评价，并致谢", "ask for a review, with thanks");
    public static readonly Phrase GroupTally = new("{0} 位，{1} 位还来得及", "{0} {0:customer|customers}, {1} still in time");
    public static readonly Phrase GroupShownOf = new("列出 {0} 位中的前 {1} 位，其余见 customers 表。", "The first {1} of {0} are listed; the customers table has the rest.");
    public static readonly Phrase GroupNothingDue = new("没有还来得及的：期限都在数据截止之前。", "Nothing can still be done in time: every limit lies before the end of the data.");
    public static readonly Phrase ActionColumn = new("该做什么", "What is due");
    public static readonly Phrase DueColumn = new("期限", "By");
    public static readonly Phrase LastAgent = new("最后接待", "Last agent");
    public static readonly Phrase LastConversation = new("最后会话", "Last conversation");
    public static readonly Phrase ReturningMark = new("老客户", "returning");
}
