namespace QA.Reports.Wording;

/// <summary>The words of the conversion page.</summary>
public static partial class Words
{
    public static readonly Phrase ConversionPage = new("转化", "Conversion");
    public static readonly Phrase AssociationNotCause = new("关联，非因果", "Association, not cause");
    public static readonly Phrase ConversionLead = new("{0} 个有顾客消息的会话里，询单 *{1}*，咨询已有订单 {2}；其中 {3} 个询单的窗口已满，下单 *{4}*，付款 *{5}*。", "Of {0} {0:conversation|conversations} with a customer message *{1}* are inquiries and {2} about an open order; of the {3} whose window is complete *{4}* ordered and *{5}* paid.");
    public static readonly Phrase ConversionLeadOpen = new("另有 {0} 个询单的窗口尚未走完，不计入。", "{0} more {0:inquiry is|inquiries are} too recent to tell and are left out. ");
    public static readonly Phrase ConversionUnconfirmed = new("*未确认*：{0} 个会话，没有订单数据。是否下单、付款、退款都不知道，这不等于未成交。", "*Not confirmed*: {0} {0:conversation|conversations} and no orders. Whether anybody ordered, paid or was refunded is unknown, which does not mean nothing was sold.");
    public static readonly Phrase FunnelOfOrders = new("询单走到哪一步", "How far inquiries get");
    public static readonly Phrase ByResponseHeading = new("首响与下单", "Orders by first response");
    public static readonly Phrase ByResponseNote = new("询单按首次响应分组。*关联，非因果。*", "Inquiries by first response. *Association, not cause.*");
    public static readonly Phrase ByResponseNone = new("没有可以分组的询单。", "No inquiries that could be grouped.");
    public static readonly Phrase OrdersHeading = new("本周订单", "Orders of the week");
    public static readonly Phrase OrdersPlaced = new("下单", "Placed");
    public static readonly Phrase SilentOrders = new("静默下单", "Silent orders");
    public static readonly Phrase SilentMeaning = new("下单前的窗口内没有会话，不归任何人", "no conversation inside the window before; credited to nobody");
    public static readonly Phrase AverageOrder = new("客单价 {0}", "Average order {0}");
    public static readonly Phrase AverageOf = new("{0} 笔付款，合计 {1}", "{0} paid {0:order|orders}, {1} in all");
    public static readonly Phrase Units = new("付款件数", "Units paid");
    public static readonly Phrase RefundRate = new("退款率", "Refund rate");
    public static readonly Phrase RefundMeaning = new("付款后全额退款关闭 / 付款", "closed after payment by a full refund / paid");
    public static readonly Phrase ReturningShare = new("回头客", "Returning customers");
    public static readonly Phrase ReturningMeaning = new("付款顾客中，以前付过款的", "of the customers who paid, those who had paid before");
    public static readonly Phrase ReminderRate = new("催付成功", "Reminder success");
    public static readonly Phrase ReminderMeaning = new("催付后在失效前付款 / 被催付的未付款订单", "paid before it lapsed, after a reminder / unpaid orders reminded of");
    public static readonly Phrase CreditHeading = new("算在谁名下", "Who is credited");
    public static readonly Phrase CreditNote = new("每笔订单在每条规则下只算一次；本方案用「{0}」。静默下单不在表内。", "Under every rule an order is credited once; this profile uses “{0}”. Silent orders are not in the table.");
    public static readonly Phrase CreditMoved = new("换成「{0}」会换人的订单：{1}", "orders that “{0}” would give to somebody else: {1}");
    public static readonly Phrase CreditLast = new("最后应答", "last");
    public static readonly Phrase CreditFirst = new("最先应答", "first");
    public static readonly Phrase CreditSplit = new("平分", "split");
    public static readonly Phrase CreditRounds = new("回合最多", "most rounds");
    public static readonly Phrase CreditNobody = new("下单前无人应答", "nobody had answered");
    public static readonly Phrase AssociationHeading = new("与下单一起变化的", "What goes along with ordering");
    public static readonly Phrase AssociationNote = new("每组与同类其余询单相比；差为百分点，Newcombe 95% 区间；{0} 次比较一并校正（Benjamini–Hochberg，5%）。分数与满意度因素只比没有旧订单的顾客：抱怨商品的人已经买过了。*关联，非因果。*", "Each group against the rest of its kind; differences in points with Newcombe's 95% interval; {0} {0:comparison|comparisons} corrected together (Benjamini–Hochberg, 5%). Scores and factors are compared among customers without an earlier order only: whoever complains of goods has bought them. *Association, not cause.*");
    public static readonly Phrase AssociationNone = new("没有可以比较的询单。", "No inquiries to compare.");
    public static readonly Phrase Group = new("分组", "Group");
    public static readonly Phrase OrderedRate = new("下单率", "Ordered");
    public static readonly Phrase DifferenceToRest = new("与其余之差", "Against the rest");
    public static readonly Phrase Verdict = new("判断", "Verdict");
    public static readonly Phrase LostInquiries = new("流失询单", "Lost inquiries");
    public static readonly Phrase LostInquiriesNote = new("窗口已满、至今没有下单：{0} 个，由早到晚；窗口之后才下单的不在内。", "Window complete and no order to this day: {0}, oldest first; who ordered after the window is not among them.");
    public static readonly Phrase LostPayments = new("流失付款", "Lost payments");
    public static readonly Phrase LostPaymentsNote = new("下了单而至今没有付款：{0} 笔，由早到晚。", "Ordered and not paid to this day: {0}, oldest first.");
    public static readonly Phrase FollowUp = new("跟进", "Follow up");
    public static readonly Phrase LostShownOf = new("列出 {0} 个中的前 {1} 个，其余见 conversations 表。", "The first {1} of {0} are listed; the conversations table has the rest.");
    public static readonly Phrase OrderNumber = new("订单", "Order");
    public static readonly Phrase AskedAt = new("询问时间", "Asked");
    public static readonly Phrase SensitivityHeading = new("换个口径会差多少", "How far the figures rest on the settings");
    public static readonly Phrase SensitivityNote = new("下单率（付款率），基数为询单。行：同一顾客静默多久算新询单，不看导出的会话编号；列：窗口含询问当日之后的几天。窗口越长，近期询单越多不能判断，基数越小。", "Ordered (paid) of inquiries. Rows: the silence after which a customer's messages are a new inquiry, whatever ids the export gives; columns: days after the day of the question. The longer the window, the more recent inquiries cannot be told, and the smaller the base.");
    public static readonly Phrase SilenceOf = new("静默 {0}", "silence {0}");
    public static readonly Phrase SameDay = new("当日", "same day");
    public static readonly Phrase DaysAfter = new("后 {0} 天", "+{0} d");
}
