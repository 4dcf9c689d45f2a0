namespace QA.Reports.Wording;

/// <summary>Every word of the interface, in both languages: what all pages share. The other parts hold one page each.</summary>
public static partial class Words
{
    public static readonly Phrase Product = new("质检台", "QA");
    public static readonly Phrase SkipToContent = new("跳到正文", "Skip to content");
    public static readonly Phrase MainNavigation = new("主导航", "Main");
    public static readonly Phrase ReceiptsShort = new("回执", "Receipts");
    public static readonly Phrase BackNavigation = new("返回", "Back");
    public static readonly Phrase Team = new("团队", "Team");
    public static readonly Phrase Findings = new("规则命中", "Findings");
    public static readonly Phrase Method = new("口径", "Method");
    public static readonly Phrase Weeks = new("各周", "Weeks");
    public static readonly Phrase Offline = new("离线", "offline");
    public static readonly Phrase Shops = new("{0} 家店铺", "{0} {0:shop|shops}");
    public static readonly Phrase NoShop = new("未注明店铺", "shop not named");

    public static readonly Phrase Manifest = new("清单", "manifest");
    public static readonly Phrase ProfileName = new("评分方案", "profile");
    public static readonly Phrase RulePacks = new("规则包", "rule packs");
    public static readonly Phrase NoRulePacks = new("无", "none");
    public static readonly Phrase Engine = new("引擎", "engine");
    public static readonly Phrase Data = new("数据", "data");
    public static readonly Phrase DataUntil = new("止于 {0}，周一至周日，{1}", "until {0}, weeks Monday to Sunday, {1}");
    public static readonly Phrase DataUndated = new("没有时间，{0}", "no times, {0}");
    public static readonly Phrase PersonalDataName = new("个人信息", "personal data");
    public static readonly Phrase Masked = new("已遮盖", "masked");
    public static readonly Phrase Shown = new("未遮盖", "shown");

    public static readonly Phrase Agent = new("客服", "Agent");
    public static readonly Phrase AgentCount = new("{0} 位客服", "{0} {0:agent|agents}");
    public static readonly Phrase OneAgentCount = new("1 位客服", "1 agent");
    public static readonly Phrase Conversation = new("会话", "Conversation");
    public static readonly Phrase Conversations = new("会话", "Conversations");
    public static readonly Phrase Score = new("质量分", "Score");
    public static readonly Phrase QualityScore = new("质量分", "Quality score");
    public static readonly Phrase Interval = new("95% 区间", "95% interval");
    public static readonly Phrase WithinChance = new("偶然之内", "within chance");
    public static readonly Phrase BeyondChance = new("超出偶然", "beyond chance");
    public static readonly Phrase TooFew = new("样本太少", "too few");
    public static readonly Phrase NotConfirmed = new("未确认", "not confirmed");
    public static readonly Phrase NoneSeen = new("未见", "not seen");
    public static readonly Phrase Rule = new("规则", "Rule");
    public static readonly Phrase Times = new("次数", "Count");
    public static readonly Phrase Per1000 = new("每千条", "per 1,000");
    public static readonly Phrase Source = new("出处", "source");
    public static readonly Phrase DataTable = new("数据表", "Data table");
    public static readonly Phrase Undated = new("没有时间的会话", "Undated conversations");
    public static readonly Phrase InProgress = new("本周未完，数据止于 {0}", "week in progress, data until {0}");
    public static readonly Phrase Comma = new("，", ", ");
    public static readonly Phrase ListComma = new("、", ", ");
    public static readonly Phrase Stop = new("。", ". ");
    public static readonly Phrase Colon = new("：", ": ");
    public static readonly Phrase Quote = new("「{0}」", "“{0}”");
    public static readonly Phrase Bracketed = new("（{0}）", " ({0})");

    public static readonly Phrase Responsiveness = new("响应", "Response");
    public static readonly Phrase Greeting = new("开场白", "Greeting");
    public static readonly Phrase Closing = new("结束语", "Closing");
    public static readonly Phrase LanguageCategory = new("用语", "Language");
    public static readonly Phrase Process = new("流程", "Process");
    public static readonly Phrase Security = new("安全", "Security");

    public static readonly Phrase Info = new("提示", "hint");
    public static readonly Phrase Minor = new("轻", "minor");
    public static readonly Phrase Major = new("重", "major");
    public static readonly Phrase Fatal = new("致命", "fatal");

    public static readonly Phrase Pass = new("合格", "pass");
    public static readonly Phrase Partial = new("部分", "partial");
    public static readonly Phrase Fail = new("不合格", "fail");
    public static readonly Phrase Missed = new("未道别", "missed");
    public static readonly Phrase Auto = new("仅自动", "automatic only");
    public static readonly Phrase NotApplicable = new("不适用", "not applicable");

    public static readonly Phrase Internal = new("内部账号", "internal account");
    public static readonly Phrase Monologue = new("客服独白", "agent monologue");
    public static readonly Phrase Empty = new("空会话", "empty");
    public static readonly Phrase SingleLine = new("顾客单句", "single customer line");

    /// <summary>What a component of a greeting or closing is called.</summary>
    public static Phrase Component(string name) => name switch
    {
        "salutation" => new("问候", "salutation"),
        "identity" => new("自报", "who is speaking"),
        "offer" => new("主动帮助", "offer of help"),
        "further_help" => new("还有需要吗", "anything else"),
        "thanks" => new("致谢", "thanks"),
        "wish" => new("祝愿或邀请", "wish or invitation"),
        _ => Phrase.Same(name),
    };

    public static Phrase Excluded(string reason) => reason switch
    {
        "internal" => Internal,
        "monologue" => Monologue,
        "empty" => Empty,
        "single_line" => SingleLine,
        _ => Phrase.Same(reason),
    };
}
