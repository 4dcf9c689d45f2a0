namespace QA.Analysis.Desk;

/// <summary>What a figure of the desk means, and a morning at the desk that shows it. The page <c>docs/metrics.md</c> is written from these.</summary>
/// <param name="Chats">Customer and chat.</param>
/// <param name="Figures">Agent (<c>team</c> for all), figure by its column, and value on the day of the example or over all of it.</param>
public sealed record DeskExample(
    string Title, string ChineseTitle, string Definition,
    IReadOnlyList<(string Customer, string Chat)> Chats, IReadOnlyList<(string Agent, string Figure, string Value)> Figures)
{
    public static IReadOnlyList<DeskExample> All { get; } =
    [
        new("Receptions", "接待人数与有效接待人数",
            "Distinct customers an agent answered on one local day (or in one hour of it): with a message after one of the customer's, be it an automatic one in the agent's name. Effective are those with at least one human answer. Whom an agent only wrote to is none. A customer counts once a day for each agent, and once for the team. Here 亲，在的 is listed in `latency.auto_replies`.",
            [
                ("a", "09:00:00 customer 在吗\n09:00:10 li 在的\n09:00:30 customer 退货\n09:01:00 wang 您好，我来处理"),
                ("a", "15:00:00 customer 退款到了吗\n15:00:20 li 到了"),
                ("b", "10:00:00 li 亲，您有一张优惠券"),
                ("c", "11:00:00 customer 有货吗\n11:00:00 li 亲，在的"),
            ],
            [("li", "receptions", "2"), ("li", "effective_receptions", "1"), ("wang", "receptions", "1"), ("wang", "effective_receptions", "1"), ("team", "receptions", "2"), ("team", "effective_receptions", "1")]),
        new("Concurrency", "同时接待数",
            "An agent serves a customer from the first question answered (or the first message written) to the agent's last message; a silence of `conversation.gap` ends it, and two conversations of one customer at once are one customer. The mean is taken over the time in which anyone was served. Waits are told apart by how many were served when the question came, this one with them: association, not cause.",
            [
                ("a", "09:00:00 customer 在吗\n09:10:00 li 在的\n09:20:00 li 还在吗"),
                ("b", "09:05:00 customer 在吗\n09:15:00 li 在的"),
            ],
            [("li", "max_concurrent", "2"), ("li", "mean_concurrent", "1.5"), ("li", "busy_s", "1200"), ("li", "customers_at_once", "1: 600 s; 2: 600 s")]),
        new("Load", "接待负荷",
            "Busy time, in which at least one customer was served, by time online: the shop's shifts of that day, or where there are none the agent's first to last message, and the table says which.",
            [
                ("a", "09:00:00 customer 在吗\n09:00:00 li 在的\n09:15:00 li 还在吗"),
                ("b", "10:00:00 customer 在吗\n10:00:00 li 在的"),
            ],
            [("li", "online_s", "3600"), ("li", "online_by", "messages"), ("li", "load", "0.25"), ("li", "receptions_per_hour", "2")]),
        new("Transfers", "转接",
            "Each transfer notice is one, and each change of the writing agent that no notice announced. Timed from the notice to the receiving agent's first message; what the handing-over agent still writes does not end it. Unserved are those after which no other agent wrote. What a bot passes on is taken over, and handed over by nobody.",
            [
                ("a", "09:00:00 customer 退货\n09:00:10 li 请稍等\n09:01:00 system [transfer] 转交给 wang\n09:01:05 li 已为您转接\n09:02:00 wang 您好"),
                ("b", "10:00:00 customer 退货\n10:00:10 li 请稍等\n10:01:00 system [transfer] 转交给 wang"),
            ],
            [("li", "transfers_out", "2"), ("li", "transfers_unserved", "1"), ("wang", "transfers_in", "1"), ("wang", "after_transfer_p50_s", "60")]),
        new("One-visit resolution", "一次性解决率",
            "Answered conversations whose customer did not start to ask again within `desk.return_within` (1 day) of their end / answered conversations of which that is known. Who comes back to say thanks has not asked; where the input ends first, the conversation is open and in no rate.",
            [
                ("a", "09:00:00 customer 什么时候发货\n09:00:10 li 今天"),
                ("a", "2026-11-10T08:00:00 customer 还没发货吗\n2026-11-10T08:00:10 li 抱歉"),
                ("b", "09:00:00 customer 有货吗\n09:00:10 li 有的"),
                ("b", "10:00:00 customer 谢谢\n10:00:10 li 不客气"),
            ],
            [("team", "one_visit_rate", "3 of 4")]),
        new("Returning customers", "回头客",
            "Customers of a local day who had written on an earlier one; returning buyers are those who had paid an order before they wrote.",
            [
                ("a", "2026-11-08T09:00:00 customer 有货吗\n2026-11-08T09:00:10 li 有的"),
                ("a", "09:00:00 customer 到哪了\n09:00:10 li 在路上"),
                ("b", "09:00:00 customer 有货吗\n09:00:10 li 有的"),
            ],
            [("team", "customers", "2"), ("team", "returning_customers", "1"), ("team", "returning_buyers", "0")]),
    ];
}
