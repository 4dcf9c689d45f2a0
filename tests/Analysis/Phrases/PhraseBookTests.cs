using QA.Analysis.Phrases;
using QA.Analysis.Rules;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Phrases;

public class PhraseBookTests
{
    static readonly Profile Profile = new();
    static readonly AnalysisPass Pass = AnalysisPass.Of(Profile, RuleBook.BuiltIn(), new Dictionary<string, DateTimeOffset>(), []);

    static PhraseBook Book(int most, IEnumerable<Conversation> conversations)
    {
        var book = new PhraseBook(Profile, most);
        foreach (var conversation in conversations) book.Add(conversation, Pass.Score(conversation));
        return book;
    }

    static PhraseBook Book(params IEnumerable<Conversation> conversations) => Book(PhraseBook.Most, conversations);

    static Conversation Asks(int customer, string question, string answer, string after = "") =>
        Chat.Of($"09:00:00 customer {question}\n09:00:20 li {answer}\n{after}", id: $"c{customer:000}", customer: $"buyer{customer}");

    [Fact]
    public void The_same_question_in_other_words_is_one_question()
    {
        string[] wordings = ["什么时候发货?", "亲,请问多久可以发货呢", "啥时候发货呀", "你好,几天能发货", "請問什麼時候發貨", "今天下单什么时候发货"];
        var phrase = Assert.Single(Book(wordings.Select((text, i) => Asks(i, text, "48小时内发出哦亲"))).Questions("shop"));
        Assert.Equal((6, 6, 1), (phrase.Asked, phrase.Customers, phrase.Wordings));
        Assert.Equal("什么时候? 发货", phrase.Key);
        Assert.Equal(20_000, phrase.MeanWaitMs);
    }

    [Theory]
    [InlineData("有货吗", "多少钱")]
    [InlineData("什么时候发货", "什么时候到货")]
    [InlineData("运费多少钱", "多少钱")]
    [InlineData("Do you ship to Canada?", "How long is shipping to Canada?")]
    public void Different_questions_stay_apart(string one, string other) =>
        Assert.Equal(2, Book(Enumerable.Range(0, 10).Select(i => Asks(i, i % 2 == 0 ? one : other, "好的,我看一下"))).Questions("shop").Count);

    [Fact]
    public void Four_customers_are_too_few_and_five_are_enough()
    {
        Assert.Empty(Book(Enumerable.Range(0, 4).Select(i => Asks(i, "有货吗", "有的"))).Questions("shop"));
        Assert.Single(Book(Enumerable.Range(0, 5).Select(i => Asks(i, "有货吗", "有的"))).Questions("shop"));
        Assert.Empty(Book(Enumerable.Range(0, 9).Select(i => Asks(i, "有货吗", "有的") with { CustomerId = "one" })).Questions("shop"));
    }

    [Fact]
    public void Statements_courtesies_and_stories_ask_nothing() =>
        Assert.Empty(Book(
            from i in Enumerable.Range(0, 5)
            from text in new[] { "好的谢谢", "我要买这个", "您好", $"{new string('长', 80)}吗" }
            select Asks(i, text, "好的") with { Id = new("shop", $"{text} {i}") }).Questions("shop"));

    [Fact]
    public void The_answer_after_which_nobody_asks_again_comes_first()
    {
        const string Vague = "您耐心等等就好了哦", Clear = "付款后48小时内发货,发出后短信通知您";
        var again = "09:01:00 customer 到底什么时候发货\n09:01:10 li 很快的";
        var answers = Assert.Single(Book(Enumerable.Range(0, 12).Select(i => i < 6 ? Asks(i, "什么时候发货", Vague, again) : Asks(i, "什么时候发货", Clear))).Questions("shop")).Answers;
        Assert.Equal([Clear, Vague], answers.Where(a => a.Text is Clear or Vague).Select(a => a.Text));
        Assert.Equal((6, 6), (answers[0].Settled.Numerator, answers[0].Settled.Denominator));
    }

    [Fact]
    public void A_question_that_most_answer_by_typing_is_worth_a_prepared_phrase()
    {
        var typed = Book(Enumerable.Range(0, 6).Select(i => Asks(i, "包邮吗", $"{(char)('甲' + i)}乙丙丁地区可以包邮的哦"))).Questions("shop");
        var picked = Book(Enumerable.Range(0, 6).Select(i => Asks(i, "包邮吗", $"亲,满{i}9元就包邮的哦"))).Questions("shop");
        Assert.True(Assert.Single(typed).IsWorth);
        Assert.Equal(120_000, typed[0].SavesMs);
        Assert.False(Assert.Single(picked).IsWorth);
        Assert.Equal(0, picked[0].SavesMs);
    }

    [Fact]
    public void Use_counts_prepared_answers_and_questions_met_by_an_auto_reply()
    {
        var conversations = Enumerable.Range(0, 4).Select(i => Asks(i, "包邮吗", "亲,满99元就包邮的哦"))
            .Append(Asks(4, "包邮吗", "这个我得帮您问问看才行"))
            .Append(Chat.Of("09:00:00 customer 包邮吗\n09:00:01 bot 稍等\n09:00:20 wang 亲,满99元就包邮的哦", id: "c9", customer: "x"));
        var use = Book(conversations).Use("shop");
        Assert.Equal(["", "li", "wang"], use.Select(u => u.AgentId));
        Assert.Equal((5, 6), (use[0].Prepared!.Numerator, use[0].Prepared!.Denominator));
        Assert.Equal((1, 6), (use[0].MetByAuto!.Numerator, use[0].MetByAuto!.Denominator));
        Assert.Equal((4, 5), (use[1].Prepared!.Numerator, use[1].Prepared!.Denominator));
    }

    [Fact]
    public void Any_order_and_any_parts_give_the_same_even_when_memory_runs_short()
    {
        string[] questions = ["什么时候发货", "包邮吗", "有货吗", "多少钱"];
        var all = Enumerable.Range(0, 400).Select(i => Asks(i, questions[i % 4], $"答案{i % 7}是这样的")).ToList();
        var whole = Book(100, all);
        var backwards = Book(100, Enumerable.Reverse(all));
        var merged = Book(100, all.Take(30));
        merged.Merge(Book(100, all.Skip(30)));
        Assert.True(whole.Questions("shop")[0].OneIn >= 4);
        foreach (var other in new[] { backwards, merged }) Assert.Equal(Told(whole), Told(other));

        static string Told(PhraseBook book) => System.Text.Json.JsonSerializer.Serialize(new { Questions = book.Questions("shop"), Use = book.Use("shop") });
    }
}
