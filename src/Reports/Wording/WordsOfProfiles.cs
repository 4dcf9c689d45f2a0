namespace QA.Reports.Wording;

/// <summary>The words of the metric profiles side by side.</summary>
public static partial class Words
{
    public static readonly Phrase ProfilesHeading = new("各平台口径下的本周", "This week by each platform's definition");
    public static readonly Phrase ProfilesNote = new(
        "同一批会话按每个口径各算一遍，全部列出，谁也不能事后挑一个。差与改判都是相对 {0}：差比的是同名指标；计入的提问都在时限内得到回复为好，没有时限的口径按本店的慢响应线。",
        "The same conversations counted by every definition, all of them shown, so that nobody picks one afterwards. Differences and changes are from {0}: a difference is of the figure of the same name; good is a conversation in which every question that counts was answered within the limit, which is the shop's slow response where a definition has none.");
    public static readonly Phrase ProfileOfMetrics = new("口径", "Definition");
    public static readonly Phrase ProfileHeadline = new("主指标", "Headline");
    public static readonly Phrase ProfileValue = new("本周", "This week");
    public static readonly Phrase ProfileByFirst = new("按 {0}", "By {0}");
    public static readonly Phrase ProfileDifference = new("差", "Difference");
    public static readonly Phrase ProfileCounted = new("计入", "Counted");
    public static readonly Phrase ProfileLeftOut = new("不计", "Left out");
    public static readonly Phrase ProfileLimit = new("时限", "Limit");
    public static readonly Phrase ProfileNowBad = new("好变不好", "Good to bad");
    public static readonly Phrase ProfileNowGood = new("不好变好", "Bad to good");
    public static readonly Phrase ProfileJudgedByOne = new("仅一方评判", "Judged by one alone");
    public static readonly Phrase ProfileExamples = new("例：", "such as ");
    public static readonly Phrase ProfilePoints = new("{0} 个百分点", "{0} points");
    public static readonly Phrase ProfileFrom = new("{0} 起", "from {0}");
    public static readonly Phrase ProfileUntil = new("{0} 止", "until {0}");

    public static readonly Phrase KnownByUs = new("自有定义", "our own");
    public static readonly Phrase KnownPublished = new("平台文档", "published by the vendor");
    public static readonly Phrase KnownReposted = new("仅见转载", "known from re-posts");

    /// <summary>A figure by the name that profiles use.</summary>
    public static Phrase ProfileFigure(string name) => name switch
    {
        "share" => new("时限内占比", "share within the limit"),
        "mean_s" => new("平均响应", "mean response"),
        "p50_s" => new("响应中位数", "median response"),
        "p90_s" => new("响应 p90", "response p90"),
        "conversation_mean_s" => new("会话均值的均值", "mean of conversations' means"),
        "first_mean_s" => new("平均首响", "mean first response"),
        "first_p50_s" => new("首响中位数", "median first response"),
        "next_p50_s" => new("后续响应中位数", "median next response"),
        _ => Phrase.Same(name),
    };
}
