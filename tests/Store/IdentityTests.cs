using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using QA.Ingest.Store;

namespace QA.Tests.Store;

/// <summary>Whatever rows come in, in whatever pieces: nothing is lost, nothing doubled, and the content is the same.</summary>
public sealed class IdentityTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    int files;

    public void Dispose() => folder.Dispose();

    /// <summary>One row of a small world, in which ids, times and texts meet again and again.</summary>
    sealed record Row(int Conversation, int Id, int Minute, bool ByCustomer, int Text, bool IsBroken);

    static Arbitrary<Row[]> Rows { get; } = (
        from rows in (
            from conversation in Gen.Choose(0, 3)
            from id in Gen.Choose(0, 6)
            from minute in Gen.Choose(-1, 130)
            from customer in Gen.Elements(true, false)
            from text in Gen.Choose(0, 3)
            from broken in Gen.Choose(0, 15)
            select new Row(conversation, id, minute, customer, text, broken == 0)).ArrayOf()
        select rows).ToArbitrary();

    /// <summary>The layouts that leave something open: ids, conversations, or roles as well.</summary>
    static readonly Dictionary<string, (string Head, Func<Row, string> Line)> Layouts = new()
    {
        ["with ids"] = ("conversation_id,message_id,sent_at,role,sender_id,customer_id,text",
            r => $"c{r.Conversation},m{r.Id},{Time(r)},{Role(r)},{Sender(r)},b{r.Conversation},{Text(r)}"),
        ["by content"] = ("conversation_id,sent_at,role,sender_id,customer_id,text",
            r => $"c{r.Conversation},{Time(r)},{Role(r)},{Sender(r)},{(r.Text == 0 ? "" : $"b{r.Conversation}")},{Text(r)}"),
        ["by customer"] = ("customer_id,sent_at,role,sender_id,text",
            r => $"b{r.Conversation},{Time(r)},{Role(r)},{Sender(r)},{Text(r)}"),
    };

    public static TheoryData<string> Names => [.. Layouts.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Any_rows_add_up_and_what_is_accepted_is_stored(string layout) => Holds(rows =>
    {
        using var workspace = Imported(layout, 1000, rows);
        var receipts = workspace.Reading.Receipts();
        return workspace.Check().Count == 0 && receipts.All(r => r.AddsUp) && receipts.Sum(r => r.Read) == rows.Length
            && receipts.Sum(r => r.Accepted - r.Superseded) == workspace.Reading.Counts().Messages;
    });

    [Theory, MemberData(nameof(Names))]
    public void Any_batch_size_gives_the_same_content(string layout) => Holds(rows =>
    {
        var path = Written(layout, rows);
        using var whole = Stored.Writing(folder.Sub($"w{files++}"));
        using var small = Stored.Writing(folder.Sub($"w{files++}"));
        Stored.Add(whole, path);
        Stored.Add(small, path, new() { BatchRows = 1 + rows.Length % 5 });
        return Stored.Content(whole).SequenceEqual(Stored.Content(small));
    });

    [Theory, MemberData(nameof(Names))]
    public void The_same_rows_under_another_name_change_nothing(string layout) => Holds(rows =>
    {
        using var workspace = Imported(layout, 1000, rows);
        var before = Stored.Messages(workspace, places: true).ToList();
        // A blank line makes it another file of the same rows.
        var receipt = Stored.Add(workspace, Written(layout, rows, "\n"));
        return receipt.Accepted == 0 && before.SequenceEqual(Stored.Messages(workspace, places: true)) && workspace.Check().Count == 0;
    });

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public void Alike_rows_without_a_time_in_two_conversations_of_a_customer_are_known_again_each_in_its_own(int batch)
    {
        Row[] rows =
        [
            new(0, 0, 5, true, 3, false),
            new(0, 0, -1, false, 1, false),
            new(0, 0, 50, false, 3, false),
            new(0, 0, -1, false, 1, false),
        ];
        using var workspace = Imported("by customer", batch, rows);
        var before = Stored.Messages(workspace, places: true).ToList();
        Assert.Equal([2, 2], workspace.Reading.All().Select(c => c.Messages.Count));

        var receipt = Stored.Add(workspace, Written("by customer", rows, "\n"), new() { BatchRows = batch });

        Assert.Equal((0, 4), (receipt.Accepted, receipt.Duplicate));
        Assert.Equal(before, Stored.Messages(workspace, places: true));
    }

    [Theory]
    [InlineData("by content")]
    [InlineData("by customer")]
    public void Overlapping_halves_give_what_the_whole_gives(string layout) => Holds(rows =>
    {
        // Identical rows must be on one side, as they are in exports that overlap by time.
        var distinct = rows.Where(r => !r.IsBroken && r.Minute >= 0).DistinctBy(Layouts[layout].Line).ToArray();
        var (third, half) = (distinct.Length / 3, distinct.Length * 2 / 3);
        using var whole = Imported(layout, 1000, distinct);
        using var parts = Imported(layout, 7, distinct[..half], distinct[third..]);
        return Stored.Messages(whole).Order(StringComparer.Ordinal).SequenceEqual(Stored.Messages(parts).Order(StringComparer.Ordinal)) && parts.Check().Count == 0;
    });

    [Fact]
    public void The_order_of_rows_without_conversations_decides_nothing() => Holds(rows =>
    {
        var distinct = rows.Where(r => !r.IsBroken && r.Minute >= 0).DistinctBy(Layouts["by customer"].Line).ToArray();
        using var sorted = Imported("by customer", 1000, [.. distinct.OrderBy(r => r.Minute)]);
        using var mixed = Imported("by customer", 5, distinct);
        return Stored.Messages(sorted).Order(StringComparer.Ordinal).SequenceEqual(Stored.Messages(mixed).Order(StringComparer.Ordinal)) && mixed.Check().Count == 0;
    });

    void Holds(Func<Row[], bool> law) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(15), Prop.ForAll(Rows, law));

    Workspace Imported(string layout, int batch, params Row[][] exports)
    {
        var workspace = Stored.Writing(folder.Sub($"w{files}"));
        foreach (var rows in exports) Stored.Add(workspace, Written(layout, rows), new() { BatchRows = batch });
        return workspace;
    }

    string Written(string layout, Row[] rows, string tail = "") => folder.File(
        string.Create(CultureInfo.InvariantCulture, $"{files++}.csv"),
        Layouts[layout].Head + "\n" + string.Concat(rows.Select(r => (r.IsBroken ? Layouts[layout].Line(r).Replace(Role(r), "nobody", StringComparison.Ordinal) : Layouts[layout].Line(r)) + "\n")) + tail);

    static string Time(Row row) => row.Minute < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"2026-11-09 {9 + row.Minute / 60:00}:{row.Minute % 60:00}:00");
    static string Role(Row row) => row.ByCustomer ? "customer" : "agent";
    static string Sender(Row row) => row.ByCustomer ? $"b{row.Conversation}" : "801";
    static string Text(Row row) => row.Text == 1 ? "在吗?" : $"文{row.Text}";
}
