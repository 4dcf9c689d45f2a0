using QA.Analysis.Facts;
using QA.Analysis.Flow;
using QA.Analysis.Scoring;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Flow;

public class FlowCheckTests
{
    static readonly FactsReader Reader = new(new(), null, GreetingCheck.Of, ClosingCheck.Of, FlowCheck.Of);

    static ConversationFacts Facts(string chat) => Reader.Read(Chat.Of(chat), Chat.At("23:00:00"));

    static FlowReading Flow(string chat) => Facts(chat).Flow;

    static FlowStep Step(string chat, string name) => Flow(chat).Steps.First(step => step.Name == name);

    [Theory]
    [InlineData("这款是什么材质的", "product")]
    [InlineData("我想改一下收货地址", "order")]
    [InlineData("我的快递怎么还没到", "logistics")]
    [InlineData("收到的杯子裂了，我要退货", "return")]
    [InlineData("太贵了，能便宜点吗", "price")]
    [InlineData("双11有什么活動", "price")]
    [InlineData("我要投诉，问了三次都没人管", "complaint")]
    [InlineData("收到的颜色跟图片不一样", "return")]
    [InlineData("可以开发票吗", "")]
    [InlineData("谢谢", "")]
    [InlineData("怎么没人理我", "")]
    public void A_scenario_is_recognised_by_what_the_customer_comes_with(string asked, string scenario) =>
        Assert.Equal(scenario, Flow($"09:00:00 customer {asked}\n09:00:20 li 您好").Scenario ?? "");

    [Theory]
    [InlineData("What is it made of?", "product pre_sale")]
    [InlineData("Where is my parcel? It never arrived.", "logistics after_sale")]
    [InlineData("Just ordered, please ship soon", "in_sale")]
    [InlineData("I need to change my address", "order")]
    public void English_chats_are_also_held_to_the_etiquette_of_their_stage(string asked, string scenarios) =>
        Assert.Equal(scenarios, string.Join(' ', Flow($"09:00:00 customer {asked}\n09:00:20 li Hello, let me see").Scenarios));

    [Fact]
    public void A_step_names_the_message_and_the_words_that_prove_it()
    {
        var step = Step("""
            09:00:00 customer 我的快递怎么还没到
            09:00:20 li 您好
            09:00:30 li 让您着急了,我马上帮您查
            """, "soothe");
        Assert.Equal((StepVerdict.Seen, "m3", "让您着急", 0, 4, true), (step.Verdict, step.MessageId, step.Text, step.Start, step.Length, step.Counts));
    }

    [Fact]
    public void Sympathy_that_comes_after_the_remedy_is_not_seen()
    {
        Assert.Equal(StepVerdict.NotSeen, Step("09:00:00 customer 杯子碎了\n09:00:20 li 给您补发一个\n09:00:40 li 非常抱歉", "empathy").Verdict);
        Assert.Equal(StepVerdict.Seen, Step("09:00:00 customer 杯子碎了\n09:00:20 li 非常抱歉,给您补发一个", "empathy").Verdict);
    }

    [Fact]
    public void What_the_customer_says_takes_no_step() =>
        Assert.Equal(StepVerdict.NotSeen, Step("09:00:00 customer 杯子碎了\n09:00:10 customer 抱歉打扰您\n09:00:20 li 退货吧", "empathy").Verdict);

    [Fact]
    public void A_bot_takes_no_step_either() =>
        Assert.Equal(StepVerdict.NotSeen, Step("09:00:00 customer 我的快递到哪了\n09:00:01 bot 非常抱歉,正在帮您查\n09:00:20 li 自己看", "soothe").Verdict);

    [Theory]
    [InlineData("在吗", "您好,请问有什么可以帮您", StepVerdict.Seen)]
    [InlineData("在吗", "您好", StepVerdict.NotSeen)]
    [InlineData("在吗,这款有货吗", "您好", StepVerdict.NotApplicable)]
    public void A_vague_opening_is_met_with_a_question(string opening, string answer, StepVerdict verdict) =>
        Assert.Equal(verdict, Step($"09:00:00 customer {opening}\n09:00:20 li {answer}\n09:00:40 customer 这款有货吗\n09:00:50 li 有的", "guide").Verdict);

    [Theory]
    [InlineData("09:01:00 li 让您久等了,有的", StepVerdict.Seen)]
    [InlineData("09:01:00 li 有的", StepVerdict.NotSeen)]
    [InlineData("09:00:15 li 有的", StepVerdict.NotApplicable)]
    [InlineData("09:01:00 system [transfer]转接给 wang", StepVerdict.NotApplicable)]
    public void Who_asked_for_a_moment_comes_back_with_a_word(string then, StepVerdict verdict) =>
        Assert.Equal(verdict, Step($"09:00:00 customer 这款有货吗\n09:00:10 li 请稍等,我帮您查一下\n{then}", "wait").Verdict);

    [Theory]
    [InlineData("麻烦您提供一下订单号", StepVerdict.Seen)]
    [InlineData("改好了", StepVerdict.NotSeen)]
    public void An_order_is_verified_before_it_is_changed(string answer, StepVerdict verdict) =>
        Assert.Equal(verdict, Step($"09:00:00 customer 帮我改一下地址\n09:00:20 li {answer}", "verify").Verdict);

    [Fact]
    public void Who_gave_the_order_number_unasked_need_not_be_asked() =>
        Assert.Equal(StepVerdict.NotApplicable, Step("09:00:00 customer 订单2026110912345678改一下地址\n09:00:20 li 改好了", "verify").Verdict);

    [Theory]
    [InlineData("您好,我是客服小林", StepVerdict.NotSeen)]
    [InlineData("请稍等,我帮您查一下", StepVerdict.NotSeen)]
    [InlineData("非常抱歉给您添麻烦了", StepVerdict.NotSeen)]
    [InlineData("沒有關係您慢慢說", StepVerdict.NotSeen)]
    [InlineData("没事的亲,您直接说就好", StepVerdict.NotSeen)]
    [InlineData("我来帮您处理好", StepVerdict.NotSeen)]
    [InlineData("交给我吧,这边尽快给您跟进", StepVerdict.NotSeen)]
    [InlineData("没关系的,周三前都能送到您家", StepVerdict.Seen)]
    [InlineData("理解您的心情,让您失望了", StepVerdict.NotSeen)]
    [InlineData("806号可可接手,前面的内容我看过了", StepVerdict.NotSeen)]
    [InlineData("不好意思,今天给您补发", StepVerdict.Seen)]
    [InlineData("已经帮您处理好了", StepVerdict.Seen)]
    [InlineData("我来帮您处理,给您补发一个新的", StepVerdict.Seen)]
    [InlineData("这款是手工陶瓷的,容量320毫升", StepVerdict.Seen)]
    [InlineData("[image] 实物.jpg", StepVerdict.Seen)]
    public void An_answer_says_something(string answer, StepVerdict verdict) =>
        Assert.Equal(verdict, Step($"09:00:00 customer 这款是什么材质的\n09:00:20 li {answer}", "solve").Verdict);

    [Fact]
    public void Process_points_are_the_steps_seen_of_those_that_apply_in_the_scenario()
    {
        var facts = Facts("09:00:00 customer 快递到哪了\n09:00:20 li 不好意思,在杭州中转站");
        var sheet = Score.Of(facts, new Profile(), new Dictionary<string, RulePoints>());
        var process = sheet.Categories.Single(line => line.Category is Category.Process);

        Assert.Equal(["soothe", "look_up", "whereabouts"], facts.Flow.Steps.Where(s => s is { Counts: true, IsSeen: true }).Select(s => s.Name));
        Assert.Equal((true, 3, 3, 25.0), (process.IsApplicable, process.Part, process.Whole, process.Points));
    }

    [Fact]
    public void Without_a_scenario_the_process_category_does_not_apply()
    {
        var facts = Facts("09:00:00 customer 可以开发票吗\n09:00:20 li 可以的,把抬头发我");
        Assert.False(Score.Of(facts, new Profile(), new Dictionary<string, RulePoints>()).Categories.Single(line => line.Category is Category.Process).IsApplicable);
    }

    [Fact]
    public void Nobody_is_judged_where_no_human_wrote() =>
        Assert.Equal(FlowReading.None.Steps, Flow("09:00:00 customer 我的快递到哪了\n09:00:01 bot 您好").Steps);

    [Fact]
    public void A_sign_of_wanting_to_buy_that_nobody_takes_up_is_a_missed_chance()
    {
        var missed = Flow("09:00:00 customer 那我拍一个\n09:00:20 li 嗯").Selling;
        var taken = Flow("09:00:00 customer 那我拍一个\n09:00:20 li 好的,直接拍下就行").Selling;
        Assert.Equal(["那我拍一个"], missed.Missed.Select(mark => mark.Text));
        Assert.Empty(taken.Missed);
        Assert.Equal("m1", Assert.Single(taken.Signals).MessageId);
    }

    [Fact]
    public void Techniques_are_marked_with_who_used_them()
    {
        var mark = Assert.Single(Flow("09:00:00 customer 有货吗\n09:00:20 li 快递16点来收件").Selling.Techniques);
        Assert.Equal(("courier", "li", "m2"), (mark.Name, mark.AgentId, mark.MessageId));
    }

    [Theory]
    [InlineData("咱们的品质有保障,坏了包换", 1)]
    [InlineData("没办法,就这个价", 0)]
    public void A_price_objection_is_answered_by_value_or_not(string answer, int byValue) =>
        Assert.Equal((1, byValue), (Flow($"09:00:00 customer 太贵了\n09:00:20 li {answer}").Selling is var s) ? (s.Objections, s.AnsweredByValue) : default);

    [Fact]
    public void Every_step_and_scenario_has_both_titles_and_a_source()
    {
        Assert.All(FlowCatalog.Steps(), step => Assert.True(step.Title.Zh.Length > 0 && step.Title.En.Length > 0 && step.Source.Handbook.Length > 0, step.Name));
        Assert.All(FlowCatalog.Scenarios(), scenario => Assert.True(scenario.Steps.Count > 0 && scenario.Title.Zh.Length > 0, scenario.Name));
    }
}
