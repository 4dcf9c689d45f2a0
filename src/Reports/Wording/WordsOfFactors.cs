namespace QA.Reports.Wording;

/// <summary>The words of the satisfaction factors' page.</summary>
public static partial class Words
{
    public static readonly Phrase FactorsPage = new("满意度因素", "Satisfaction factors");
    public static readonly Phrase FactorsHeading = new("顾客在意什么", "What customers care about");
    public static readonly Phrase FactorsLead = new("满意指数 *{0}*（{1}，50 为中性），来自 {2} 个有表态的会话，覆盖 {3}（{4}/{5}）。", "Satisfaction index *{0}* ({1}; 50 is neutral) from {2} {2:conversation|conversations} in which something was voiced, {3} of all ({4}/{5}).");
    public static readonly Phrase FactorsNone = new("本周没有顾客表态，指数无从计算。", "No customer voiced anything this week, so there is no index.");
    public static readonly Phrase FactorsDiffer = new("褒贬 {0} 次，与手册 45/35/10/7/3 *不同*：χ² = {1}，自由度 {2}，{3}。", "{0} {0:voice|voices}, *different* from the documented 45/35/10/7/3: χ² = {1}, {2} degrees of freedom, {3}.");
    public static readonly Phrase FactorsAgree = new("褒贬 {0} 次，与手册 45/35/10/7/3 的差别在偶然之内：χ² = {1}，自由度 {2}，{3}。", "{0} {0:voice|voices}, within chance of the documented 45/35/10/7/3: χ² = {1}, {2} degrees of freedom, {3}.");
    public static readonly Phrase Simulated = new("（模拟，有期望数不足 5）", " (simulated: an expected count is under 5)");
    public static readonly Phrase ResidualNote = new("右侧数字为标准化残差，超过 ±2 才值得说。手册自称这些比例不是官方数据。", "Figures on the right are standardised residuals; beyond ±2 they are worth a word. The handbook itself calls its shares unofficial.");
    public static readonly Phrase EvidenceNote = new("只看顾客自己的话和举动：客服的道歉不是满意的证据。没点明因素的褒贬算在客服技巧上。", "Only the customer's own words and acts count: an agent's apologies are no evidence of satisfaction. What names no factor counts on service.");
    public static readonly Phrase Factor = new("因素", "Factor");
    public static readonly Phrase Complaints = new("贬", "Complaints");
    public static readonly Phrase Praises = new("褒", "Praise");
    public static readonly Phrase FactorScore = new("因素分 −1…+1", "Factor score −1…+1");
    public static readonly Phrase StarsBelow = new("贬时星级", "Stars when complaining");
    public static readonly Phrase StarsAbove = new("褒时星级", "Stars when praising");
    public static readonly Phrase ByFactor = new("逐个因素", "Factor by factor");
    public static readonly Phrase ByFactorNote = new("灰色为手册所记占比；括号内为 95% 区间。一个会话在一个因素上褒贬各计一次。", "Grey: the documented share; in brackets the 95% interval. A conversation counts once for praise and once for complaint on a factor.");
    public static readonly Phrase ActsHeading = new("话以外的举动", "Acts beside words");
    public static readonly Phrase ActsNote = new("按客服技巧计，权重为话的一半。", "Count on service with half the weight of words.");
    public static readonly Phrase ActRepeated = new("重复追问", "same question again");
    public static readonly Phrase ActHanging = new("末问未答", "left hanging");
    public static readonly Phrase ActUnmet = new("所求未办", "refused or put off");
    public static readonly Phrase ActEscalation = new("要升级或投诉", "escalation or threatened complaint");
    public static readonly Phrase ActThanks = new("结尾致谢", "closing thanks");
    public static readonly Phrase ActAcceptance = new("接受答复（只作缓和）", "acceptance (only softens)");
    public static readonly Phrase ActOrder = new("答后下单", "order after the answer");
    public static readonly Phrase RatingsHeading = new("与评价是否一致", "Does it agree with the ratings");
    public static readonly Phrase RatingsIndex = new("满意指数与星级", "Index and stars");
    public static readonly Phrase RatingsScore = new("质量分与星级", "Score and stars");
    public static readonly Phrase RatingsRho = new("秩相关 {0}（{1}），{2} 个会话", "rank correlation {0} ({1}), {2} {2:conversation|conversations}");
    public static readonly Phrase RatingsNone = new("本周有评价的会话不足三个，无从比较。", "Fewer than three rated conversations this week: nothing to compare.");
    public static readonly Phrase VoicesShownOf = new("列出 {0} 个会话中的前 {1} 个，其余见 cues 表。", "The first {1} of {0} {0:conversation|conversations} are listed; the cues table has the rest.");
    public static readonly Phrase VoicesHeading = new("他们怎么说", "What they say");
    public static readonly Phrase ServiceHeading = new("客服技巧因素（手册记 35%）", "Service factor (documented: 35%)");
    public static readonly Phrase ServiceNote = new("顾客表态中在客服手里的部分：−1 全贬，+1 全褒。不计入质量分。", "The part of what customers voice that lies in an agent's hands: −1 all complaint, +1 all praise. It is no part of the quality score.");
    public static readonly Phrase ServiceFigure = new("*{0}*（{1}），{2} 个会话；满意指数 {3}。", "*{0}* ({1}) from {2} {2:conversation|conversations}; satisfaction index {3}.");
    public static readonly Phrase ServiceNone = new("没有顾客表态。", "No customer voiced anything.");
}
