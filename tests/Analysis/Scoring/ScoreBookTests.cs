using QA.Analysis.Scoring;
using QA.Ingest.Conversations;

namespace QA.Tests.Analysis.Scoring;

public class ScoreBookTests
{
    static ScoreBook Book(params ScoredConversation[] conversations)
    {
        var book = new ScoreBook(new());
        foreach (var conversation in conversations) book.Add(conversation);
        return book;
    }

    static Week W(int number) => new(2026, number);

    [Fact]
    public void Shops_and_weeks_are_kept_apart_and_in_order()
    {
        var book = Book(
            Scored.Of("li", 9000, week: Week.Undated), Scored.Of("li", 8000, week: W(46)), Scored.Of("li", 7000, week: W(45)), Scored.Of("li", 6000, shop: "a"));

        Assert.Equal(["a", "shop"], book.Shops);
        Assert.Equal([W(45), W(46), Week.Undated], book.Weeks("shop"));
        Assert.Equal((80.0, 70.0, 90.0), (Value(W(46)), Value(W(45)), Value(Week.Undated)));

        double Value(Week week) => book.Of("shop", week, "li")!.Score!.Value;
    }

    [Fact]
    public void A_week_without_conversations_is_a_gap()
    {
        var book = Book(Scored.Of("li", 8000));

        Assert.Null(book.Team("shop", W(45)));
        Assert.Null(book.Of("shop", W(45), "li"));
        Assert.Null(book.Of("shop", W(46), "wang"));
        Assert.Empty(book.Agents("other", W(46)));
    }

    [Fact]
    public void An_agents_four_weeks_before_are_pooled_and_no_older_ones()
    {
        var book = Book(
            Scored.Of("li", 1000, week: W(41)),
            Scored.Of("li", 6000, week: W(42)), Scored.Of("li", 7000, week: W(42)),
            Scored.Of("li", 8000, week: W(45)), Scored.Of("wang", 2000, week: W(45)),
            Scored.Of("li", 9900, week: W(46)));

        var before = book.Before("shop", W(46), "li")!;

        Assert.Equal((70.0, 3), (before.Score!.Value, before.Score.N));
        Assert.Equal(4, book.Before("shop", W(46), "")!.Score!.N);
        Assert.Null(book.Before("shop", W(41), "li"));
        Assert.Null(book.Before("shop", Week.Undated, "li"));
    }

    [Fact]
    public void Looking_back_changes_nothing()
    {
        var book = Book(Scored.Of("li", 8000, week: W(45)), Scored.Of("li", 9000, week: W(46)));

        book.Before("shop", W(46), "li");

        Assert.Equal(1, book.Team("shop", W(45))!.Conversations);
    }

    [Fact]
    public void Earlier_weeks_reach_over_the_new_year() =>
        Assert.Equal(80.0, Book(Scored.Of("li", 8000, week: W(53))).Before("shop", new(2027, 2), "li")!.Score!.Value);

    [Fact]
    public void Parts_merge_to_the_whole()
    {
        ScoredConversation[] all = [Scored.Of("li", 8000, 10), Scored.Of("wang", 7000, 20, week: W(45)), Scored.Of("li", 9000, 30, shop: "a"), Scored.Of("li", 5000, 40)];
        var whole = Book(all);
        var parts = Book(all[2..]);
        parts.Merge(Book(all[..2]));

        Assert.Equal(Everything(whole), Everything(parts));

        static string Everything(ScoreBook book) => Scored.Bytes(
            from shop in book.Shops from week in book.Weeks(shop) from row in book.Agents(shop, week).Append(book.Team(shop, week)!) select row);
    }
}
