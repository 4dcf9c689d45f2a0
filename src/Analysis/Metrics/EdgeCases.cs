namespace QA.Analysis.Metrics;

/// <summary>Every case on which other suites differ, each with its rule and a worked example.</summary>
public static class EdgeCases
{
    public static IReadOnlyList<EdgeCase> All { get; } =
    [
        new("A burst of questions", "连续提问",
            "Consecutive customer messages are one turn, and the clock starts with the first of them: that is what the customer waited.", "",
            """
            10:10:15 customer 这款有红色吗
            10:15:20 customer 在吗
            10:18:10 li 有的
            """,
            [("response_time", "475 li")]),
        new("A burst counted from its last message", "按最后一条计时",
            "`latency.from: last` counts as some suites do; the same chat then looks three times as fast.", "latency: {from: last}",
            """
            10:10:15 customer 这款有红色吗
            10:15:20 customer 在吗
            10:18:10 li 有的
            """,
            [("response_time", "170 li")]),
        new("A bare courtesy", "客套话",
            "A turn of thanks, ok, bye or an emoticon asks for nothing: it starts no clock and leaves nobody hanging, answered or not.", "",
            """
            09:00:00 customer 有货吗
            09:00:10 li 有的
            09:01:00 customer 谢谢
            09:20:00 li 不客气
            09:21:00 customer [emoticon]
            """,
            [("response_time", "10 li"), ("left_hanging", "none")]),
        new("Thanks and a question in one turn", "致谢并提问",
            "One message that asks makes the whole turn ask, and its clock starts with the first message of the turn.", "",
            """
            09:00:00 customer 谢谢
            09:00:20 customer 那什么时候发货
            09:01:00 li 今天
            """,
            [("response_time", "60 li")]),
        new("A transfer inside a wait", "等待中转接",
            "The customer's wait is never split. The agent who answers is charged from the transfer; the rest is the handing-over agent's.", "",
            """
            09:00:00 customer 我要退货
            09:02:00 system [transfer] 由 li 转交给 wang
            09:02:20 wang 您好，我来处理
            """,
            [("response_time", "140 wang"), ("charged_response_time", "20 wang")]),
        new("Several transfers inside a wait", "多次转接",
            "The last one before the answer counts: that is when the answering agent got the conversation.", "",
            """
            09:00:00 customer 我要退货
            09:01:00 system [transfer] 转交给 wang
            09:03:00 system [transfer] 转交给 zhao
            09:03:20 zhao 您好
            """,
            [("response_time", "200 zhao"), ("charged_response_time", "20 zhao")]),
        new("A transfer without a time", "转接无时间",
            "It takes part in no wait: nobody can say how much of it lay before.", "",
            """
            09:00:00 customer 我要退货
            - system [transfer] 转交给 wang
            09:01:00 wang 您好
            """,
            [("response_time", "60 wang"), ("charged_response_time", "60 wang")]),
        new("A handover without a notice", "无通知转接",
            "Several agents are one side. Where no notice says when the conversation was handed over, whoever answers is charged with the whole wait.", "",
            """
            09:00:00 customer 在吗
            09:00:10 li 在的
            09:00:30 customer 我要退货
            09:02:30 wang 您好，我来处理
            """,
            [("response_time", "10 li; 120 wang"), ("charged_response_time", "10 li; 120 wang")]),
        new("Several agents in one turn", "多位客服接力",
            "The first human message of the answering turn ends the wait, whoever adds to it.", "",
            """
            09:00:00 customer 我要退货
            09:00:10 li 请稍等
            09:00:50 wang 我来处理
            """,
            [("response_time", "10 li"), ("longest_silence", "40 wang")]),
        new("A bot answers first", "机器人先答",
            "A bot stops no clock, ends no turn and is no first response.", "",
            """
            09:00:00 customer 在吗?
            09:00:01 bot 您好，请描述您的问题
            09:00:30 customer 怎么退货
            09:01:30 li 您好
            """,
            [("first_response_time", "90 li"), ("bot_only", "none")]),
        new("Only a bot answers", "仅机器人应答",
            "The conversation is unanswered and has no first response time; it is never counted as 0 seconds.", "",
            """
            09:00:00 customer 怎么退货?
            09:00:01 bot 请在订单页申请退货
            """,
            [("first_response_time", "none"), ("unanswered", "1"), ("bot_only", "1"), ("reply_rate", "0 of 1")]),
        new("An automatic answer in an agent's name", "以客服名义的自动回复",
            "Texts listed in `latency.auto_replies` are a bot's, whoever the export says sent them. Nothing is guessed from speed.", "latency: {auto_replies: [亲，在的，请稍等哦]}",
            """
            09:00:00 customer 在吗
            09:00:00 li 亲，在的，请稍等哦
            09:01:00 li 您好，请讲
            """,
            [("first_response_time", "60 li")]),
        new("Nobody answers", "无人应答",
            "There is no response time; the conversation is unanswered, and counts against the reply rate.", "",
            """
            09:00:00 customer 在吗
            09:10:00 customer 有人吗
            """,
            [("response_time", "none"), ("unanswered", "1"), ("left_hanging", "none"), ("reply_rate", "0 of 1")]),
        new("The last question is not answered", "末问未答",
            "The conversation was answered and left hanging; a bot's words after the question change nothing.", "",
            """
            09:00:00 customer 有货吗
            09:00:10 li 有的
            09:00:30 customer 什么时候发货
            09:00:31 bot 请耐心等待
            """,
            [("response_time", "10 li"), ("left_hanging", "1 li"), ("unanswered", "none")]),
        new("The agent writes first", "客服先发言",
            "What an agent writes before the customer asks is no answer; the clock starts with the customer's first turn that asks.", "",
            """
            09:00:00 li 亲，您有一张优惠券
            09:10:00 customer 怎么用
            09:10:25 li 下单时勾选
            """,
            [("first_response_time", "25 li"), ("unanswered", "none")]),
        new("Only the agent writes", "客服单方发言",
            "A monologue leaves the rates with the reason `monologue`: nobody waited, and nobody is unanswered.", "",
            """
            09:00:00 li 亲，您有一张优惠券
            09:05:00 li 今天到期哦
            """,
            [("response_time", "none"), ("unanswered", "none"), ("reply_rate", "none")]),
        new("A recalled answer", "撤回的回复",
            "A recall is a notice: it is no answer, ends no turn and is not counted as a message.", "",
            """
            09:00:00 customer 有货吗
            09:00:05 li [recall] 撤回了一条消息
            09:00:30 customer 在吗
            09:01:00 li 有的
            """,
            [("response_time", "60 li"), ("answer_ratio", "1 of 2")]),
        new("A recalled question", "撤回的提问",
            "A customer who recalled everything asked nothing that anyone could read.", "",
            """
            09:00:00 customer [recall] 撤回了一条消息
            09:01:00 li 您好，有什么可以帮您
            """,
            [("response_time", "none"), ("unanswered", "none")]),
        new("A placeholder as answer", "空消息",
            "An empty text was sent, and counts as a message, but nobody could read it: it is no answer.", "",
            """
            09:00:00 customer 有货吗
            09:00:05 li
            09:00:40 li 有的
            """,
            [("response_time", "40 li"), ("answer_ratio", "2 of 1")]),
        new("A picture, a card or an emoticon as answer", "图片、卡片或表情作答",
            "What can be seen can answer: it stops the clock. One that the export gives no text for is a placeholder, as any empty message is.", "",
            """
            09:00:00 customer 长什么样
            09:00:15 li [image] 实拍图.jpg
            09:00:30 customer 多少钱
            09:00:50 li [card] 红色款 59 元
            09:01:00 customer 能便宜吗
            09:01:05 li [emoticon] 微笑
            """,
            [("response_time", "15 li; 20 li; 5 li")]),
        new("A clock that runs backwards", "时间倒序",
            "Messages are put in order of time before anything is counted, so no wait is negative.", "",
            """
            09:00:30 li 在的
            09:00:00 customer 在吗
            """,
            [("response_time", "30 li")]),
        new("Equal times", "时间相同",
            "They keep the order of the file. An answer within the same second took 0 seconds, which is a wait like any other.", "",
            """
            09:00:00 customer 在吗
            09:00:00 li 在的
            09:00:00 customer 有货吗
            09:00:05 li 有的
            """,
            [("response_time", "0 li; 5 li")]),
        new("A question without a time", "提问无时间",
            "It keeps its place after its predecessor and takes part in no wait; unknown is never 0 seconds.", "",
            """
            09:00:00 li 您好
            - customer 有货吗
            09:01:00 li 有的
            09:02:00 customer 包邮吗
            09:02:10 li 包邮
            """,
            [("response_time", "10 li"), ("first_response_time", "none")]),
        new("An answer without a time", "回复无时间",
            "The question was answered, but nobody knows when: there is no response time, and a later message does not stand in.", "",
            """
            09:00:00 customer 有货吗
            - li 有的
            09:05:00 li 还需要什么
            """,
            [("response_time", "none"), ("unanswered", "none"), ("left_hanging", "none")]),
        new("No times at all", "全无时间",
            "Every latency figure is missing; what needs no clock is counted.", "",
            """
            - customer 有货吗
            - li 有的
            - customer 包邮吗
            """,
            [("response_time", "none"), ("slow_responses", "none"), ("handling_time", "none"), ("left_hanging", "1 li"), ("reply_rate", "1 of 1 li")]),
        new("A chat over midnight", "跨零点",
            "It is one wait; the conversation belongs to the day on which the customer first wrote.", "",
            """
            2026-11-09T23:59:00 customer 在吗
            2026-11-10T00:01:00 li 在的
            """,
            [("response_time", "120 li")]),
        new("Clocks that are put back", "夏令时结束",
            "Instants are subtracted, not what clocks show: the second 01:00 comes half a minute after 01:59:30, on the day that Europe leaves summer time.",
            "zone: Europe/London",
            """
            2026-10-25T01:59:30+01:00 customer hello
            2026-10-25T01:00:00+00:00 li hello
            """,
            [("response_time", "30 li")]),
        new("A question at night", "夜间提问",
            "Where the shop has hours, the customer's wait is still the clock's; thresholds and slow responses count from the opening.",
            "hours: {desks: [{daily: 09:00-18:00}]}",
            """
            03:00:00 customer 在吗
            09:00:40 li 在的
            """,
            [("response_time", "21640 li"), ("within_threshold", "0 of 1 li; 1 of 1 li; 1 of 1 li"), ("slow_responses", "none")]),
        new("Hours over a holiday and a make-up day", "节假日与调休",
            "On a day off the desk is closed; on a weekend day worked in its stead it keeps Monday's hours. Here one wait spans the national holiday and the other leads to 10 October, a Saturday that is worked.",
            "hours: {holidays: cn, desks: [{weekdays: 09:00-18:00}]}",
            """
            2026-09-30T17:59:40 customer 在吗
            2026-10-08T09:00:30 li 在的
            2026-10-09T17:59:50 customer 发货了吗
            2026-10-10T09:00:15 li 发了
            """,
            [("within_threshold", "0 of 1 li; 1 of 1 li; 1 of 1 li; 1 of 1 li; 1 of 1 li; 1 of 1 li")]),
        new("Outside hours, dropped by the message", "非工作时间剔除（按消息）",
            "`hours.outside: drop` leaves a wait out of thresholds and slow responses where its question came while the desk was closed.",
            "hours: {outside: drop, desks: [{daily: 09:00-18:00}]}",
            """
            08:59:00 customer 在吗
            09:03:00 li 在的
            09:04:00 customer 有货吗
            09:08:00 li 有的
            """,
            [("response_time", "240 li; 240 li"), ("slow_responses", "1 li")]),
        new("Outside hours, dropped by the start", "非工作时间剔除（按会话开始）",
            "With `hours.judge_by: start`, a conversation begun while the desk was closed is left out with all its waits.",
            "hours: {outside: drop, judge_by: start, desks: [{daily: 09:00-18:00}]}",
            """
            08:59:00 customer 在吗
            09:03:00 li 在的
            09:04:00 customer 有货吗
            09:08:00 li 有的
            """,
            [("slow_responses", "none"), ("within_threshold", "none")]),
    ];
}
