using QA.Ingest.Conversations;
using QA.Ingest.Store;

namespace QA.Tests.Store;

public class ReviewBookTests
{
    static readonly DateTimeOffset Nine = new(2026, 11, 9, 9, 0, 0, TimeSpan.Zero);
    static readonly ConversationId C1 = new("shop", "c1");

    static Label Of(Verdict verdict, string reviewer = "rita", int minute = 0, string comment = "") =>
        new(C1, "m1", "zh.forbid.command", 3, 2, verdict, reviewer, Nine.AddMinutes(minute), comment);

    [Fact]
    public void A_label_comes_back_as_it_was_given()
    {
        using var folder = new TemporaryFolder();
        var given = Of(Verdict.Disagree, comment: "引用 'quoted'; --");
        using (var book = ReviewBook.Open(folder.Path)) Assert.True(book.Labels.Add(given));
        using var again = ReviewBook.Open(folder.Path);

        Assert.Equal([given], again.Labels.All());
        Assert.Equal([given], again.Labels.Of(C1));
        Assert.False(again.Labels.Add(given));
        Assert.Equal([given], ReviewBook.LabelsIn(folder.Path));
    }

    [Fact]
    public void Nothing_is_made_where_nobody_has_reviewed()
    {
        using var folder = new TemporaryFolder();

        Assert.Empty(ReviewBook.LabelsIn(folder.Path));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Undo_takes_back_the_newest_of_the_same_reviewer_only()
    {
        using var folder = new TemporaryFolder();
        using var book = ReviewBook.Open(folder.Path);
        book.Labels.AddAll([Of(Verdict.Agree), Of(Verdict.Disagree, minute: 1), Of(Verdict.Agree, "max", 2)]);

        Assert.Equal(Verdict.Disagree, book.Labels.Withdraw("rita", C1, Nine)!.Verdict);
        Assert.Equal(Verdict.Agree, book.Labels.Withdraw("rita", C1, Nine)!.Verdict);
        Assert.Null(book.Labels.Withdraw("rita", C1, Nine));
        Assert.Equal(["max"], book.Labels.All().Select(l => l.Reviewer));
    }

    [Fact]
    public void Another_process_sees_a_change_by_its_stamp()
    {
        using var folder = new TemporaryFolder();
        using var here = ReviewBook.Open(folder.Path);
        using var there = ReviewBook.Open(folder.Path);
        var before = there.Labels.Stamp();
        here.Labels.Add(Of(Verdict.Agree));
        var added = there.Labels.Stamp();
        here.Labels.Withdraw("rita", C1, Nine);

        Assert.Equal(3, new HashSet<string> { before, added, there.Labels.Stamp() }.Count);
    }

    [Fact]
    public void A_sample_keeps_its_order_and_chances()
    {
        using var folder = new TemporaryFolder();
        using var book = ReviewBook.Open(folder.Path);
        var sample = book.Samples.Add(new(0, "第 46 周", 7, 327, "rita", Nine, [new(1, C1, "", null), new(2, new("shop", "c2"), "801/hit", 1.0 / 3)]));
        book.Samples.MarkReviewed(sample.Key, 2, "rita", Nine);
        book.Samples.MarkReviewed(sample.Key, 2, "rita", Nine);
        book.Samples.MarkReviewed(sample.Key, 9, "rita", Nine);

        Assert.Equal(sample.Items, book.Samples.Find(sample.Key)!.Items);
        Assert.Equal([(sample.Key, 2, "rita")], book.Samples.Reviewed());
    }

    [Fact]
    public void An_appeal_is_answered_once()
    {
        using var folder = new TemporaryFolder();
        using var book = ReviewBook.Open(folder.Path);
        var key = book.Appeals.Add(new(0, C1, "m1", "zh.forbid.command", 3, 2, "max", Nine, "顾客要求的", null));

        Assert.Equal("rita", book.Appeals.Answer(key, new(true, "rita", Nine, "成立"))!.Answer!.By);
        Assert.Null(book.Appeals.Answer(key, new(false, "eve", Nine, "不成立")));
        Assert.True(Assert.Single(book.Appeals.Of(C1)).Answer!.IsGranted);
    }

    [Fact]
    public void What_was_said_of_a_forgotten_conversation_cannot_be_read_from_the_file()
    {
        using var folder = new TemporaryFolder();
        using (var book = ReviewBook.Open(folder.Path))
        {
            book.Labels.Add(Of(Verdict.Disagree, comment: "geheimnis"));
            book.Labels.Add(Of(Verdict.Agree) with { Conversation = new("shop", "kept") });
            book.Appeals.Add(new(0, C1, "m1", "zh.forbid.command", 3, 2, "max", Nine, "geheimnis", null));
            book.Viewings.Add(new(Nine, "rita", C1, false));
            book.Labels.Add(Of(Verdict.Disagree, comment: "geheimnis") with { Conversation = new("shop", "kept"), MessageId = "m9" });
            Assert.Equal(1, book.Forget(id => id.Value == "kept" ? new(id, "", "", [new("m1", new("801", Role.Agent), null, MessageKind.Text, "在")]) : null));
            Assert.Equal([("kept", "m1")], book.Labels.All().Select(l => (l.Conversation.Value, l.MessageId)));
            Assert.Empty(book.Viewings.Newest(10));
        }

        foreach (var file in Directory.GetFiles(folder.Path))
            Assert.DoesNotContain("geheimnis", System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_a_newer_version_is_refused_with_what_to_do()
    {
        using var folder = new TemporaryFolder();
        ReviewBook.Open(folder.Path).Dispose();
        using (var raw = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={folder.Sub(ReviewBook.FileName)};Pooling=False"))
        {
            raw.Open();
            using var command = raw.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            command.ExecuteNonQuery();
        }

        Assert.Contains("newer version", Assert.Throws<WorkspaceException>(() => ReviewBook.Open(folder.Path)).Message, StringComparison.Ordinal);
    }
}
