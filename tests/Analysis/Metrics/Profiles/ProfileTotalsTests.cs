using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using QA.Analysis.Metrics.Profiles;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Metrics.Profiles;

public class ProfileTotalsTests
{
    static readonly Profile Shop = new() { Participants = new() { Sellers = ["b3"], AssistedBots = ["bot"], Internal = ["b4"] } };

    static readonly IReadOnlyList<ProfileClock> Clocks = [.. MetricProfileCatalog.All.Select(profile => new ProfileClock(profile, Shop))];

    /// <summary>Any chat of any kind: bots, notices, recalls, unknown times, several days.</summary>
    static readonly Gen<Conversation> AnyConversation =
        from count in Gen.Choose(1, 12)
        from lines in Gen.ArrayOf(
            from seconds in Gen.Frequency((9, Gen.Choose(0, 3 * 86_400)), (1, Gen.Constant(-1)))
            from who in Gen.Frequency((4, Gen.Constant("customer")), (4, Gen.Constant("li")), (1, Gen.Constant("wang")), (1, Gen.Constant("bot")), (1, Gen.Constant("system")))
            from text in Gen.Elements("在吗", "谢谢", "[transfer] 转交", "[recall]", "[image]", "", "有货吗")
            select (seconds, who, text), count)
        from customer in Gen.Elements("b1", "b2", "b3", "b4", "")
        from shop in Gen.Elements("s1", "s2")
        from id in Gen.Choose(1, 1_000_000)
        select new Conversation(new(shop, $"c{id}"), customer, "", Conversation.InOrder([.. lines.Select((line, i) => new Message(
            $"m{i}", new(line.who, RoleOf(line.who)), line.seconds < 0 ? null : Start.AddSeconds(line.seconds), KindOf(line.text), line.text))]));

    static readonly DateTimeOffset Start = new(2026, 11, 9, 0, 0, 0, TimeSpan.FromHours(8));

    static Role RoleOf(string who) => who switch { "customer" => Role.Customer, "bot" => Role.Bot, "system" => Role.System, _ => Role.Agent };

    static MessageKind KindOf(string text) => text switch { "[recall]" => MessageKind.Recall, "[image]" => MessageKind.Image, "[transfer] 转交" => MessageKind.Transfer, _ => MessageKind.Text };

    static readonly Arbitrary<Conversation[]> AnyConversations = Gen.ArrayOf(AnyConversation).ToArbitrary();

    static ProfileComparison Of(params IEnumerable<Conversation> conversations)
    {
        var comparison = new ProfileComparison(Clocks, changesKept: 2);
        foreach (var conversation in conversations) comparison.Add(conversation);
        return comparison;
    }

    static string Bytes(ProfileComparison comparison) => JsonSerializer.Serialize(comparison.Shops.Select(shop => (object)new
    {
        shop,
        Figures = comparison.Figures(shop),
        Changes = comparison.Columns(shop).Select(column => new { column.Headline, column.Value, column.Difference, column.Changes.Changed, column.Changes.First }),
    }));

    [Fact]
    public void The_order_of_adding_changes_no_byte() => Prop.ForAll(AnyConversations, conversations =>
        Bytes(Of(conversations)) == Bytes(Of(conversations.Reverse()))).QuickCheckThrowOnFailure();

    [Fact]
    public void Merging_is_associative_and_commutative_to_the_byte() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(AnyConversations, AnyConversations, AnyConversations, (a, b, c) =>
    {
        var left = Of(a);
        left.Merge(Of(b));
        left.Merge(Of(c));
        var (right, inner) = (Of(c), Of(b));
        inner.Merge(Of(a));
        right.Merge(inner);
        return Bytes(left) == Bytes(right) && Bytes(left) == Bytes(Of([.. b, .. c, .. a]));
    }));

    [Fact]
    public void Any_number_of_threads_gives_the_bytes_of_one()
    {
        var conversations = Gen.Sample(AnyConversation, 400, 12).ToArray();
        var whole = new ProfileComparison(Clocks, changesKept: 2);
        var gate = new Lock();

        Parallel.ForEach(conversations, new ParallelOptions { MaxDegreeOfParallelism = 8 }, () => new ProfileComparison(Clocks, changesKept: 2),
            (conversation, _, mine) => { mine.Add(conversation); return mine; },
            mine => { lock (gate) whole.Merge(mine); });

        Assert.Equal(Bytes(Of(conversations)), Bytes(whole));
    }

    [Fact]
    public void Every_question_is_counted_or_left_out_with_a_reason() => Prop.ForAll(AnyConversation.ToArbitrary(), conversation =>
    {
        // Under the default profile a round is an asking turn, so the two ways of counting must agree.
        var figures = Of(conversation).Figures(conversation.Id.Shop)[0];
        var asking = figures.Excluded.Count > 0 ? 0 : Turn.Split(conversation.Messages).Count(QA.Analysis.Metrics.Courtesy.Default.Asks);
        return figures.Counted + figures.Dropped.Values.Sum() == asking;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_default_profile_has_the_waits_of_the_responses() => Prop.ForAll(AnyConversation.ToArbitrary(), conversation =>
    {
        var figures = Of(conversation).Figures(conversation.Id.Shop)[0];
        var facts = new QA.Analysis.Facts.FactsReader(Shop).Read(conversation, null);
        return figures.Excluded.Count > 0 || (figures.Counted == facts.Responses.Count
            && (figures.Waits?.Max ?? 0) == facts.Responses.Select(r => r.WaitMs / 1000m).DefaultIfEmpty().Max()
            && figures.Firsts?.Mean == (facts.FirstResponseMs is { } first ? first / 1000m : null));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("taobao-3min", "10:00:00 customer 有货吗\n10:03:00 li 有的\n10:04:00 customer 包邮吗\n10:07:00 li 包邮", ProfileVerdict.Good)]
    [InlineData("taobao-3min", "10:00:00 customer 有货吗\n10:03:00 li 有的\n10:04:00 customer 包邮吗\n10:07:01 li 包邮", ProfileVerdict.Bad)]
    [InlineData("taobao-3min", "10:00:00 customer 有货吗\n10:00:10 li 有的\n10:04:00 customer 包邮吗", ProfileVerdict.Bad)]
    [InlineData("default", "10:00:00 customer 有货吗\n10:00:10 li 有的\n10:04:00 customer 包邮吗", ProfileVerdict.Good)]
    [InlineData("default", "10:00:00 customer 有货吗", ProfileVerdict.None)]
    [InlineData("taobao-3min", "02:00:00 customer 有货吗\n02:30:00 li 有的", ProfileVerdict.None)]
    [InlineData("intercom-like", "10:00:00 customer 有货吗\n10:01:01 li 有的", ProfileVerdict.Bad)]
    [InlineData("plain-like", "10:00:00 li 您好\n10:01:00 customer 有货吗\n10:10:00 li 有的", ProfileVerdict.None)]
    public void A_conversation_is_good_where_every_question_that_counts_was_answered_within_the_limit(string profile, string chat, ProfileVerdict verdict) =>
        Assert.Equal(verdict, new ProfileTotals(new(MetricProfileCatalog.Find(profile)!, new())).Add(Chat.Of(chat)));

    [Fact]
    public void A_window_covers_its_days_up_to_the_last()
    {
        var totals = new ProfileTotals(new(MetricProfileCatalog.Find("taobao-3min")!, new()));
        foreach (var day in (string[])["2026-10-10", "2026-10-11", "2026-11-09"])
            totals.Add(Chat.Of($"""
                {day}T10:00:00 customer 有货吗
                {day}T10:00:10 li 有的
                """));

        Assert.Equal(new DateOnly(2026, 11, 9), totals.LastDay);
        Assert.Equal((3, 2, 1), (totals.Figures().Counted, totals.Figures(new(2026, 11, 9)).Counted, totals.Figures(new(2026, 10, 10)).Counted));
    }

    [Fact]
    public void Totals_refuse_another_profile()
    {
        var totals = new ProfileTotals(Clocks[0]);

        Assert.Throws<ArgumentException>(() => totals.Merge(new(Clocks[1])));
    }

    [Fact]
    public void Clocks_that_go_back_make_no_negative_wait_and_no_gap_in_the_count()
    {
        // London, 25 October 2026: 01:59 is followed by 01:00 again. Instants, not the clocks' faces, are subtracted.
        var profile = MetricProfileCatalog.Default;
        var totals = new ProfileTotals(new(profile, new() { Zone = "Europe/London" }));
        Assert.True(ChatNotation.TryRead("2026-10-25T01:59:30+01:00 customer hello\n2026-10-25T01:00:30+00:00 li hello",
            LocalDays.Of(new() { Zone = "Europe/London" }), new("shop", "c1"), "b", out var chat, out _));
        totals.Add(chat);

        Assert.Equal(60, totals.Figures().Waits!.Mean);
    }
}
