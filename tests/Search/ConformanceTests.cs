using FsCheck;
using FsCheck.Fluent;
using QA.Ingest.Conversations;
using QA.Ingest.Search;
using QA.Ingest.Search.Analysed;
using QA.Ingest.Text;

namespace QA.Tests.Search;

/// <summary>What every engine must do, held against a brute-force oracle over the folded text.</summary>
public class ConformanceTests
{
    public static TheoryData<string> Engines => [.. Workspace.Engines.Keys];

    static readonly string[] Texts =
    [
        "什么时候发货", "什麼時候發貨呀", "已經發貨了，请注意查收", "我要退款", "退款！退款！", "申请退货退款", "款式好看，退货吗", "退 款",
        "我的T恤尺码偏大", "T恤", "TT恤", "7天无理由退货", "17天", "7 天", "买2个", "12个", "iPhone 15 Pro", "iPhone15pro", "iphone 150",
        "ＩＰｈｏｎｅ　１５", "好的👍", "👍👍🏻", "𠮷野家在哪", "吉野家", "去𠮷", "Thank you, bye", "thank YOU very much", "you, thank", "4.5分", "45分",
        "在吗？在的", "在", "", "，。！", "妳好", "\"引号\" OR AND NOT (括号) * : ^ -", "refund", "refunded yesterday", "微\u200B信",
    ];

    /// <summary>What Chinese search is known to trip over, and numbers.</summary>
    static readonly string[] Traps =
    [
        "订单号2026110912345678，帮我查", "单号 SF1234567890123", "YT 9988776655 到哪了", "ABC123DEF456", "的的的的", "退款的，的退款", "退款\n退货", "退　款　货",
        "２０２６年１１月", "满200减20", "¥99.9（已退款）", "退-款", "退/款", "Ｔ恤和t恤", "裏面的髮夾", "里面的发夹", "后天", "後天", "啊啊啊啊啊啊",
    ];

    static readonly string[] Phrases =
    [
        "退", "货", "在", "款", "的", "退款", "发货", "發貨", "款退", "在吗", "什么时候", "無理由", "什么时候发货", "已经发货了请", "发货了，请", "7天无理由退货", "恤",
        "T恤", "我的T恤", "的T", "7天", "天", "17", "7", "2个", "个", "iPhone 15", "iphone15", "iPhone", "15", "15 pro", "👍", "的👍", "𠮷野家", "𠮷", "野",
        "吉野家", "thank you", "you thank", "you", "refund", "refunded", "4.5", "45", "4 5", "你好", "妳", "引号", "or", "not", "没有这个词", "的的", "的的的的的", "退款的", "款，退", "2026年", "年11月", "200减", "99.9", "已退款", "里面的发夹", "后天", "啊啊", "sf", "1234567890123", "退 款",
    ];

    static Workspace Shop(string engine) => Shop(engine, Texts);

    /// <summary>With traps, orders and results of an analysis.</summary>
    static Workspace WholeShop(string engine)
    {
        var shop = Shop(engine, [.. Texts, .. Traps]);
        shop.AddOrder("east", "buyer0", "2026110912345678", "SF9912345678");
        shop.AddOrder("west", "buyer1", "77001234");
        shop.AddOrder("west", "", "5512345");
        var dice = new Random(5);
        foreach (var conversation in shop.Rows.GroupBy(row => row.Conversation).Skip(1))
            shop.Results[conversation.Key] = new(conversation.Key)
            {
                LongestWaitMs = dice.Next(4) == 0 ? null : dice.Next(5) * 60_000 + dice.Next(2) * 250,
                ScoreCents = dice.Next(5) == 0 ? null : dice.Next(3) * 2950,
                Stars = dice.Next(3) == 0 ? null : 1 + dice.Next(5),
                Outcomes = (OutcomeKinds)dice.Next(64),
                Traits = (ConversationTraits)dice.Next(512),
                Hits = [.. from row in conversation
                           from rule in (string[])["zh.forbid.vague", "zh.forbid.rude", "zh.cue.complaint"]
                           where dice.Next(3) == 0
                           select new Finding(conversation.Key, row.Id, "", rule, "1", (Severity)dice.Next(4), 0, 1, "", "")],
            };
        return shop;
    }

    static Workspace Shop(string engine, string[] texts)
    {
        var shop = new Workspace(engine);
        for (var i = 0; i < texts.Length; i++)
        {
            var role = (Role)(i % 4);
            shop.Add(texts[i], i % 5 == 0 ? "-" : $"2026-11-{9 + i % 7:00}T09:{i:00}:00", $"{(i % 3 == 0 ? "east" : "west")}/c{i / 4}", role,
                role == Role.Agent ? i % 8 < 4 ? "801" : "802" : null, (MessageKind)(i % 7), i % 3 == 0 ? "app" : "web", $"buyer{i / 8}");
        }
        return shop;
    }

    [Theory, MemberData(nameof(Engines))]
    public void Every_phrase_finds_the_messages_that_hold_it(string engine)
    {
        using var shop = WholeShop(engine);
        Assert.Empty(
            from phrase in Phrases
            let found = shop.Find($"\"{phrase}\"")
            let wanted = shop.Rows.OrderByDescending(row => row.Key).Where(row => Oracle.Holds(row.Text, phrase)).Select(row => row.Text)
            where !found.SequenceEqual(wanted)
            select $"{phrase}: {string.Join(" | ", found)}");
    }

    [Theory, MemberData(nameof(Engines))]
    public void What_nobody_sees_keeps_nothing_from_being_found(string engine)
    {
        using var shop = Shop(engine);
        Assert.Equal(["微\u200B信"], shop.Find("微信"));
        Assert.Equal(["👍👍🏻"], shop.Find("👍👍"));
        Assert.Equal(2, shop.Find("👍🏻").Length);
    }

    [Theory, MemberData(nameof(Engines))]
    public void Chinese_is_found_wherever_the_folded_text_contains_it(string engine)
    {
        var characters = Gen.Elements('退', '款', '貨', '发', '了', '吗');
        var chats = Gen.Frequency((6, characters.Select(c => c.ToString())), (1, Gen.Elements("，", " ", "a", "7")))
            .ListOf().Select(string.Concat).ListOf(12);
        var phrases = Gen.Choose(1, 6).SelectMany(length => characters.ArrayOf(length)).Select(c => new string(c));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(chats.ToArbitrary(), phrases.ListOf(10).ToArbitrary(), (chats, phrases) =>
        {
            using var shop = new Workspace(engine);
            foreach (var text in chats) shop.Add(text);
            foreach (var phrase in phrases)
                Assert.Equal(
                    shop.Rows.Where(row => Fold.Of(row.Text).Contains(Fold.Of(phrase), StringComparison.Ordinal)).Select(row => row.Key),
                    shop.Search(phrase).Hits.Select(hit => hit.Key).Order());
        }));
    }

    [Theory]
    [InlineData("退款", "我要退款|退款！退款！|申请退货退款")]
    [InlineData("退款 退货", "申请退货退款")]
    [InlineData("退款 -退货", "我要退款|退款！退款！")]
    [InlineData("T恤", "我的T恤尺码偏大|T恤")]
    [InlineData("7天", "7天无理由退货")]
    [InlineData("iphone 15", "iPhone 15 Pro|iPhone15pro|ＩＰｈｏｎｅ　１５")]
    [InlineData("iPhone15", "iPhone 15 Pro|iPhone15pro|ＩＰｈｏｎｅ　１５")]
    [InlineData("refund", "refund")]
    [InlineData("refund*", "refund|refunded yesterday")]
    [InlineData("\"thank y\"*", "Thank you, bye|thank YOU very much")]
    [InlineData("吉野家 OR 𠮷野家", "吉野家|𠮷野家在哪")]
    [InlineData("你好", "妳好")]
    [InlineData("尺", "我的T恤尺码偏大")]
    [InlineData("在吗在", "")]
    [InlineData("在吗？在", "在吗？在的")]
    [InlineData("在吗 在的", "在吗？在的")]
    public void A_query_finds_what_people_mean(string query, string texts)
    {
        foreach (var engine in Workspace.Engines.Keys)
        {
            using var shop = Shop(engine);
            Assert.Equal(texts.Split('|', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), shop.Find(query).Order(StringComparer.Ordinal));
        }
    }

    static readonly Gen<QueryNode> Leaves = Gen.Frequency(
        (6, Gen.Elements(Phrases).Select(QueryNode (text) => new QueryNode.Phrase(text))),
        (1, Gen.Elements("ref", "thank y", "iphone 1", "退").Select(QueryNode (text) => new QueryNode.Phrase(text, true))),
        (1, Gen.Elements(Enum.GetValues<Role>()).Select(QueryNode (role) => new QueryNode.RoleIs(role))),
        (1, Gen.Elements(Enum.GetValues<MessageKind>()).Select(QueryNode (kind) => new QueryNode.KindIs(kind))),
        (1, Gen.Choose(8, 16).Select(QueryNode (day) => new QueryNode.SentFrom(new(2026, 11, day, 0, 0, 0, TimeSpan.FromHours(8)), ""))),
        (1, Gen.Choose(8, 17).Select(QueryNode (day) => new QueryNode.SentBefore(new(2026, 11, day, 0, 0, 0, TimeSpan.FromHours(8)), ""))),
        (3, Gen.Elements<QueryNode>(
            new QueryNode.IdIs(FilterField.Agent, "801"), new QueryNode.IdIs(FilterField.Agent, "802"), new QueryNode.IdIs(FilterField.Agent, "nobody"),
            new QueryNode.IdIs(FilterField.By, "801"), new QueryNode.IdIs(FilterField.By, "buyer1"), new QueryNode.IdIs(FilterField.By, "no' OR \"body"),
            new QueryNode.IdIs(FilterField.Shop, "east"), new QueryNode.IdIs(FilterField.Channel, "web"),
            new QueryNode.IdIs(FilterField.Customer, "buyer0"), new QueryNode.IdIs(FilterField.Conversation, "c2"))));

    static readonly Gen<QueryNode> Newer = Gen.OneOf<QueryNode>(
        from distance in Gen.Choose(0, 6)
        from first in Gen.Elements("退款", "退", "的", "发货", "thank", "2", "退款，", "T恤", "啊")
        from second in Gen.Elements("退款", "货", "了", "bye", "请", "恤", "申请", "啊", "退货")
        select (QueryNode)new QueryNode.Near(distance, new(first), new(second, first == "T恤")),
        Gen.Elements("1234", "12345678", "20261109", "SF1234", "F12345", "sf99", "yt99887", "C123D", "23def4", "5512345", "0912345678", "8776", "99999")
            .Select(QueryNode (fragment) => new QueryNode.NumberHolds(fragment)),
        Gen.Elements("2026-W46", "2026-W47", "2026-W01", "undated").Select(QueryNode (week) => new QueryNode.WeekIs(Week.TryParse(week, out var parsed) ? parsed : default)),
        Gen.Elements("zh.forbid.vague", "zh.cue.complaint", "zh.forbid", "").SelectMany(
            rule => Gen.Elements(true, false), QueryNode (rule, isPrefix) => new QueryNode.RuleIs(rule, isPrefix)),
        from comparison in Gen.Elements(Enum.GetValues<Comparison>())
        from severity in Gen.Elements(Enum.GetValues<Severity>())
        select (QueryNode)new QueryNode.SeverityIs(comparison, severity),
        from comparison in Gen.Elements(Enum.GetValues<Comparison>())
        from figure in Gen.Elements((Measure.Wait, 60_000L), (Measure.Wait, 180_250L), (Measure.Score, 2950L), (Measure.Score, 0L), (Measure.Stars, 3L))
        select (QueryNode)new QueryNode.MeasureIs(figure.Item1, comparison, figure.Item2, ""),
        Gen.Elements(Enum.GetValues<OutcomeKinds>().Where(kind => kind != OutcomeKinds.Unknown)).Select(QueryNode (outcome) => new QueryNode.OutcomeIs(outcome)),
        Gen.Elements(Enum.GetValues<ConversationTraits>().Where(trait => trait != ConversationTraits.Nothing)).Select(QueryNode (trait) => new QueryNode.Has(trait)));

    static Gen<QueryNode> Trees(int depth) => depth == 0 ? Gen.Frequency((3, Leaves), (2, Newer)) : Gen.Frequency(
        (3, Leaves),
        (2, Newer),
        (2, Trees(depth - 1).ListOf().Where(terms => terms.Count is > 0 and < 5).Select(QueryNode (terms) => new QueryNode.All([.. terms]))),
        (2, Trees(depth - 1).ListOf().Where(terms => terms.Count is > 0 and < 5).Select(QueryNode (terms) => new QueryNode.Any([.. terms]))),
        (2, Trees(depth - 1).Select(QueryNode (term) => new QueryNode.Not(term))));

    [Theory, MemberData(nameof(Engines))]
    public void Any_nesting_of_words_and_filters_is_exact(string engine)
    {
        using var shop = WholeShop(engine);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Trees(3).ToArbitrary(), query =>
        {
            var wanted = shop.Rows.Where(row => Oracle.Matches(shop, row, query)).ToList();
            var page = shop.Ask(new(query) { Limit = 1000 });
            Assert.Equal(wanted.Select(row => row.Key).OrderDescending(), page.Hits.Select(hit => hit.Key));
            Assert.Equal(wanted.Count, page.Total);
            Assert.Equal(wanted.Select(row => row.Conversation).Distinct().Count(), page.Conversations);
        }));
    }

    /// <summary>What the count of a facet's value promises to whoever clicks on it.</summary>
    static QueryNode FilterOf(FacetField field, string value) => field switch
    {
        FacetField.Agent => new QueryNode.IdIs(FilterField.Agent, value),
        FacetField.Shop => new QueryNode.IdIs(FilterField.Shop, value),
        FacetField.Role => new QueryNode.RoleIs(Enum.Parse<Role>(value, ignoreCase: true)),
        FacetField.Rule => new QueryNode.RuleIs(value, false),
        FacetField.Outcome => new QueryNode.OutcomeIs(Enum.Parse<OutcomeKinds>(value, ignoreCase: true)),
        _ => new QueryNode.WeekIs(Week.TryParse(value, out var week) ? week : throw new InvalidOperationException(value)),
    };

    [Theory, MemberData(nameof(Engines))]
    public void Each_count_of_a_facet_is_what_its_filter_finds(string engine)
    {
        using var shop = WholeShop(engine);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(Trees(2).ToArbitrary(), query =>
        {
            var page = shop.Ask(new(query) { Limit = 0, Facets = Enum.GetValues<FacetField>(), FacetTop = 100 });
            foreach (var field in Enum.GetValues<FacetField>())
            {
                Assert.Equal(page.Facets[field], shop.Facet(query, field, 100));
                foreach (var count in page.Facets[field])
                {
                    var chosen = new QueryNode.All([query.Without(field), FilterOf(field, count.Value)]);
                    Assert.Equal(shop.Rows.Count(row => Oracle.Matches(shop, row, chosen)), count.Count);
                }
            }
            Assert.Equal(
                shop.Rows.Count(row => Oracle.Matches(shop, row, query.Without(FacetField.Role))), page.Facets[FacetField.Role].Sum(count => count.Count));
        }));
    }

    [Theory, MemberData(nameof(Engines))]
    public void Any_piece_of_a_message_finds_it_and_nothing_finds_what_does_not_hold_it(string engine)
    {
        // Pieces begin and end anywhere: in the middle of a run, a word, a number, across punctuation and changes of script.
        var pieces = Gen.Elements("退", "款", "货", "的", "的", "發", "发", "T", "恤", "a", "bc", "7", "12", "，", "。", " ", "　", "！", "👍", "𠮷", "iPhone", "１", "Ｑ", "-", "(", "\"");
        var chats = pieces.ListOf().Select(string.Concat).ListOf(10);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(chats.ToArbitrary(), Gen.Choose(0, 1_000_000).ToArbitrary(), (chats, seed) =>
        {
            using var shop = new Workspace(engine);
            foreach (var text in chats) shop.Add(text);
            var dice = new Random(seed);
            for (var i = 0; i < 20 && shop.Rows.Count > 0; i++)
            {
                var text = shop.Rows[dice.Next(shop.Rows.Count)].Text;
                var from = dice.Next(text.Length + 1);
                var piece = text.Substring(from, dice.Next(text.Length - from + 1));
                // Half of a pair is no character.
                if (piece.Length == 0 || char.IsLowSurrogate(piece[0]) || char.IsHighSurrogate(piece[^1])) continue;
                foreach (var isPrefix in (bool[])[false, true])
                {
                    var query = new QueryNode.Phrase(piece, isPrefix);
                    Assert.Equal(
                        shop.Rows.Where(row => Oracle.Matches(shop, row, query)).Select(row => row.Key).OrderDescending(),
                        shop.Ask(new(query) { Limit = 1000 }).Hits.Select(hit => hit.Key));
                }
            }
        }));
    }

    [Theory, MemberData(nameof(Engines))]
    public void Filters_on_results_without_an_analysis_are_refused(string engine)
    {
        using var shop = new Workspace(engine);
        shop.Add("退款");
        var query = new QueryNode.All([new QueryNode.Phrase("退款"), new QueryNode.Any([new QueryNode.Not(new QueryNode.Has(ConversationTraits.Transfer))])]);
        Assert.Throws<ArgumentException>(() => shop.Ask(new(query)));
        Assert.Equal(1, shop.Search("退款").Total);
        Assert.Empty(shop.Facet(new QueryNode.Phrase("退款"), FacetField.Rule, 10));
        Assert.Empty(shop.Facet(new QueryNode.Phrase("退款"), FacetField.Outcome, 10));
    }

    [Theory, MemberData(nameof(Engines))]
    public void Pages_have_no_gaps_and_no_repeats(string engine)
    {
        using var shop = WholeShop(engine);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Trees(2).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (query, limit) =>
        {
            var wanted = shop.Rows.Where(row => Oracle.Matches(shop, row, query)).Select(row => row.Key).Order().ToList();
            Assert.Equal(wanted, shop.Pages(query, SearchOrder.OldestFirst, limit));
            Assert.Equal(wanted.AsEnumerable().Reverse(), shop.Pages(query, SearchOrder.NewestFirst, limit));
            var ranked = shop.Pages(query, SearchOrder.Relevance, limit);
            Assert.Equal(wanted, ranked.Order());
            Assert.Equal(shop.Pages(query, SearchOrder.Relevance, 1000), ranked);
        }));
    }

    [Theory, MemberData(nameof(Engines))]
    public void A_message_that_arrives_between_two_pages_moves_nothing(string engine)
    {
        using var shop = new Workspace(engine);
        for (var i = 0; i < 6; i++) shop.Add("退款", $"09:0{i}:00");
        var query = new QueryNode.Phrase("退款");
        var first = shop.Ask(new(query) { Limit = 3 });
        shop.Add("退款", "09:09:00");
        var second = shop.Ask(new(query) { Limit = 3, After = first.Next });
        Assert.Equal([6, 5, 4, 3, 2, 1], first.Hits.Concat(second.Hits).Select(hit => int.Parse(hit.MessageId.AsSpan(1), provider: null)));
        Assert.Equal(7, second.Total);
    }

    [Fact]
    public void The_message_that_says_more_of_it_ranks_first()
    {
        using var shop = new Workspace("fts5");
        shop.Add("退款退款退款", "09:00:00");
        shop.Add("我想问一下前几天买的那件衣服可不可以退款因为尺码不合适", "09:01:00");
        shop.Add("发货", "09:02:00");
        var page = shop.Ask(new(new QueryNode.Phrase("退款")) { Order = SearchOrder.Relevance });
        Assert.Equal(["m1", "m2"], page.Hits.Select(hit => hit.MessageId));
    }

    [Theory, MemberData(nameof(Engines))]
    public void A_hit_says_all_there_is_to_show(string engine)
    {
        using var shop = new Workspace(engine);
        shop.Add("亲，請稍等", "09:00:00", "east/c7", Role.Agent, "801");
        var hit = Assert.Single(shop.Search("请稍等").Hits);
        Assert.Equal(new("east", "c7"), hit.Conversation);
        Assert.Equal(("m1", "801", Role.Agent, "亲，請稍等"), (hit.MessageId, hit.Sender.Id, hit.Sender.Role, hit.Text));
        Assert.Equal(Chat.At("09:00:00"), hit.SentAt);
        Assert.Equal([new(2, 3)], hit.Spans);
    }

    [Theory, MemberData(nameof(Engines))]
    public void Without_hits_on_the_page_the_totals_still_count(string engine)
    {
        using var shop = Shop(engine);
        var page = shop.Search("退款", limit: 0);
        Assert.Empty(page.Hits);
        Assert.Null(page.Next);
        Assert.Equal(3, page.Total);
        Assert.Equal(2, page.Conversations);
    }

    [Theory, MemberData(nameof(Engines))]
    public void A_deleted_conversation_is_found_no_more(string engine)
    {
        using var shop = new Workspace(engine);
        shop.Add("退款", conversation: "c1");
        shop.Add("退款吗", conversation: "c2");
        shop.Delete(new("shop", "c1"));
        Assert.Equal(["退款吗"], shop.Find("退款"));
        shop.Add("退款啊", conversation: "c1");
        Assert.Equal(["退款啊", "退款吗"], shop.Find("退款"));
    }

    [Theory, MemberData(nameof(Engines))]
    public void A_message_that_is_written_again_says_what_it_says_now(string engine)
    {
        using var shop = new Workspace(engine);
        var row = shop.Add("退款");
        shop.Add("发货");
        shop.ReopenWriter();
        shop.Change(row, "换货");
        Assert.Empty(shop.Find("退款"));
        Assert.Equal(["换货"], shop.Find("换货"));
        Assert.Equal(["发货"], shop.Find("发货"));
        Assert.Equal(1, shop.Search("换货").Total);
    }

    [Theory, MemberData(nameof(Engines))]
    public void Random_deletes_and_rewrites_leave_the_index_as_if_built_anew(string engine)
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20), Prop.ForAll(Gen.Choose(0, 99).ListOf(30).ToArbitrary(), steps =>
        {
            using var shop = new Workspace(engine);
            foreach (var step in steps)
            {
                if (step < 60 || shop.Rows.Count == 0) shop.Add(Texts[step % Texts.Length], conversation: $"c{step % 5}");
                else if (step < 85) shop.Change(shop.Rows[step % shop.Rows.Count], Texts[step % Texts.Length]);
                else shop.Delete(shop.Rows[step % shop.Rows.Count].Conversation);
            }
            foreach (var phrase in (string[])["退", "退款", "发货", "T恤", "iphone 15", "thank you", "𠮷"])
                Assert.Equal(
                    shop.Rows.Where(row => Oracle.Holds(row.Text, phrase)).Select(row => row.Key).OrderDescending(),
                    shop.Search($"\"{phrase}\"").Hits.Select(hit => hit.Key));
        }));
    }

    [Theory, MemberData(nameof(Engines))]
    public void What_a_transaction_takes_back_the_index_takes_back_too(string engine)
    {
        using var shop = new Workspace(engine);
        shop.Add("退款一");
        shop.Execute("BEGIN");
        shop.Add("退款二");
        shop.Writer.Commit(2);
        shop.Execute("ROLLBACK");
        Assert.Equal(["退款一"], shop.Find("退款"));
        Assert.Equal(0, shop.Index.Checkpoint);
        shop.Writer.Commit(7);
        Assert.Equal(7, shop.Index.Checkpoint);
    }

    [Theory, MemberData(nameof(Engines))]
    public void A_facet_counts_messages_and_ignores_its_own_filter(string engine)
    {
        using var shop = new Workspace(engine);
        shop.Add("退款", "2026-11-09T09:00:00", "east/c1");
        shop.Add("退款可以的", "2026-11-09T09:01:00", "east/c1", Role.Agent, "801");
        shop.Add("退款吗", "2026-11-16T00:30:00", "west/c2");
        shop.Add("好", "2026-11-16T09:01:00", "west/c2", Role.Agent, "801");
        shop.Add("我来处理退款", "2026-11-17T09:02:00", "west/c2", Role.Agent, "802");
        shop.Add("退款", "-", "west/c3");
        var words = new QueryNode.Phrase("退款");
        var query = new QueryNode.All([words, new QueryNode.IdIs(FilterField.Agent, "802")]);

        Assert.Equal([new("801", 4), new("802", 2)], shop.Facet(query, FacetField.Agent, 10));
        Assert.Equal([new("west", 2)], shop.Facet(query, FacetField.Shop, 10));
        Assert.Equal([new("west", 3), new("east", 2)], shop.Facet(words, FacetField.Shop, 10));
        Assert.Equal([new("west", 3)], shop.Facet(words, FacetField.Shop, 1));
        Assert.Equal([new("2026-W47", 2), new("2026-W46", 2), new("undated", 1)], shop.Facet(words, FacetField.Week, 10));
        Assert.Equal([new("customer", 3), new("agent", 2)], shop.Facet(words, FacetField.Role, 10));
        Assert.Equal([new("801", 5), new("802", 3)], shop.Facet(new QueryNode.IdIs(FilterField.Agent, "801"), FacetField.Agent, 10));

        var page = shop.Ask(new(query) { Facets = [FacetField.Agent, FacetField.Shop], Limit = 0 });
        Assert.Equal([new("801", 4), new("802", 2)], page.Facets[FacetField.Agent]);
        Assert.Equal(2, page.Total);
    }

    [Theory, MemberData(nameof(Engines))]
    public void A_search_that_is_called_off_ends(string engine)
    {
        using var shop = Shop(engine);
        using var off = new CancellationTokenSource();
        off.Cancel();
        Assert.Throws<OperationCanceledException>(() => shop.Index.Search(new(new QueryNode.Phrase("退款")), off.Token));
        Assert.Equal(3, shop.Search("退款").Total);
    }

    [Theory, MemberData(nameof(Engines))]
    public void There_is_one_writer_at_a_time(string engine)
    {
        using var shop = new Workspace(engine);
        Assert.Throws<InvalidOperationException>(shop.Index.OpenWriter);
        shop.ReopenWriter();
    }

    [Theory, MemberData(nameof(Engines))]
    public void Whatever_is_typed_is_answered(string engine)
    {
        using var shop = WholeShop(engine);
        string[] hostile =
        [
            "NEAR(退款 发货)", "terms:退款", "退款^", "{terms}:x", "a AND", "a + b", "\"a\" + \"b\"", "^退", "'; DROP TABLE message; --", "退\0款", "\0",
            string.Concat(Enumerable.Repeat("退", 1900)), string.Join(' ', Enumerable.Repeat("退款", 100)), string.Join(" OR ", Enumerable.Repeat("退*", 90)),
            string.Concat(Enumerable.Repeat("(", 16)) + "退款" + string.Concat(Enumerable.Repeat(")", 16)), "a.b.c.d.e.f", "%_[]", "\uD842 退", "退*款*", "****1234",
            string.Join(' ', Enumerable.Range(0, 99).Select(i => $"-词{i}")) + " 退款", "by:\"'\" OR agent:\"\\\"",
            "from:0001-01-01", "to:9999-12-31", "order:000000000000000000000", "near:50(的 的)", "near:0(退* 款*)", "wait:>99999999", "score:<0", "rule:' OR 1 --", "-has:transfer 的",
            "order:" + new string('9', 500), string.Join(' ', Enumerable.Repeat("near:50(的 了)", 50)), "week:0001-W01", "synonyms:on 退款退款退款退款退款退款", "from:9999-12-31 to:0001-01-01", string.Join(' ', Enumerable.Repeat("-(退款 OR 发货 -换货)", 24)) + " 的",
        ];
        foreach (var query in hostile)
        {
            var parsed = QueryParser.Parse(query, Workspace.Shanghai);
            if (parsed.IsValid) shop.Ask(new(parsed.Tree) { Order = SearchOrder.Relevance, Facets = Enum.GetValues<FacetField>() });
        }
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Elements(
            "(", ")", "\"", "-", "*", " ", " OR ", "AND", "NOT", "退款", "a", ":", "by:", "from:", "to:2026-11-09", "，", "👍", "\0", "'", "^", "+", "NEAR(")
            .ListOf().Select(string.Concat).ToArbitrary(), query =>
            {
                var parsed = QueryParser.Parse(query, Workspace.Shanghai);
                if (parsed.IsValid) shop.Ask(new(parsed.Tree));
                else Assert.InRange(parsed.Error.Column, 1, query.Length + 1);
            }));
    }
}
