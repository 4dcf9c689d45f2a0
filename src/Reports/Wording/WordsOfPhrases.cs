namespace QA.Reports.Wording;

/// <summary>The words of quick phrases.</summary>
public static partial class Words
{
    public static readonly Phrase PhrasesHeading = new("常见问题与快捷短语", "Recurring questions and quick phrases");
    public static readonly Phrase PhrasesNote = new("至少 {0} 位顾客问过的问题，按相同的词归类。最好的回答：给出后顾客最少再问同一问题的那个（按区间下限），只列给过两次以上的。", "Questions of at least {0} customers, put together by the words they share. The best answer is the one after which fewest asked the same again (by the lower limit), of those given at least twice.");
    public static readonly Phrase PhrasesUse = new("回答中 *{0}* 是预备短语，*{1}* 的提问先由自动回复接到。", "*{0}* of the answers were prepared phrases; an auto-reply met *{1}* of the questions first.");
    public static readonly Phrase PhrasesSample = new("按编号抽取了 1/{0} 的会话。", "Read from one conversation in {0}, chosen by its id.");
    public static readonly Phrase PhrasesNone = new("本周没有多位顾客问过的同一问题。", "No question was asked by several customers this week.");
    public static readonly Phrase PhraseQuestion = new("顾客的问题", "What customers ask");
    public static readonly Phrase PhraseAsked = new("次数", "Times");
    public static readonly Phrase PhraseCustomers = new("顾客", "Customers");
    public static readonly Phrase PhrasePrepared = new("已用短语", "Prepared");
    public static readonly Phrase PhraseWorth = new("值得预备", "worth preparing");
    public static readonly Phrase PhraseBest = new("最好的回答", "Best answer");
    public static readonly Phrase PhraseExample = new("例", "Example");
    public static readonly Phrase PhraseSettled = new("{1} 次中 {0} 次未再问", "settled {0} of {1}");
}
