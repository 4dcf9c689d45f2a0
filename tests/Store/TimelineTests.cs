using QA.Ingest.Store;

namespace QA.Tests.Store;

/// <summary>Exports without conversation ids: where silence cuts, and that it cuts the same way whatever came first.</summary>
public sealed class TimelineTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_row_out_of_order_that_leaves_no_silence_unites_what_it_lies_between() => Assert.Equal(
        ["s/buyer/20261109T010000Z buyer: 一 中 二"],
        Customers("2026-11-09 09:00:00,一", "2026-11-09 09:40:00,二", "2026-11-09 09:20:00,中"));

    [Fact]
    public void An_export_with_the_newest_first_is_cut_and_named_as_one_in_order() => Assert.Equal(
        ["s/buyer/20261109T010000Z buyer: 一 二", "s/buyer/20261109T020000Z buyer: 三"],
        Customers("2026-11-09 10:00:00,三", "2026-11-09 09:10:00,二", "2026-11-09 09:00:00,一"));

    [Fact]
    public void A_later_file_may_unite_what_earlier_files_kept_apart()
    {
        using var workspace = Stored.Writing(folder.Sub("w"));
        Stored.Add(workspace, Customer("1.csv", "2026-11-09 09:00:00,一", "2026-11-09 09:50:00,二"));
        Stored.Add(workspace, Customer("2.csv", "2026-11-09 09:25:00,中"));

        Assert.Equal(["s/buyer/20261109T010000Z buyer: 一 中 二"], Conversations(workspace));
        Assert.Equal(1, Stored.Hits(workspace, "中 conversation:s/buyer/20261109T010000Z"));
        Assert.Empty(workspace.Check());
    }

    [Fact]
    public void A_message_without_a_time_stays_behind_the_one_before_it_whatever_is_later() => Assert.Equal(
        ["s/buyer/20261109T010000Z buyer: 一 无时 二", "s/buyer/20261110T010000Z buyer: 明天"],
        Customers("2026-11-10 09:00:00,明天", "2026-11-09 09:00:00,一", ",无时", "2026-11-09 09:01:00,二"));

    [Fact]
    public void Messages_without_a_time_before_any_with_one_lead_the_first_conversation() => Assert.Equal(
        ["s/buyer/20261109T010000Z buyer: 无时 又无 一", "s/buyer/20261110T010000Z buyer: 明天"],
        Customers(",无时", ",又无", "2026-11-10 09:00:00,明天", "2026-11-09 09:00:00,一"));

    [Fact]
    public void In_the_next_file_too_it_stays_behind_what_came_last()
    {
        using var workspace = Stored.Writing(folder.Sub("w"));
        Stored.Add(workspace, Customer("1.csv", "2026-11-10 09:00:00,明天", "2026-11-09 09:00:00,一"));
        Stored.Add(workspace, Customer("2.csv", ",无时", ",又无"));

        Assert.Equal(["s/buyer/20261109T010000Z buyer: 一 无时 又无", "s/buyer/20261110T010000Z buyer: 明天"], Conversations(workspace));
        Assert.Empty(workspace.Check());
    }

    [Fact]
    public void A_message_without_a_time_is_known_again_later()
    {
        using var workspace = Stored.Writing(folder.Sub("w"));
        Stored.Add(workspace, Customer("1.csv", "2026-11-09 09:00:00,一", ",无时"));
        var again = Stored.Add(workspace, Customer("2.csv", "2026-11-09 09:00:00,一", ",无时", "2026-11-10 09:00:00,明天"));

        Assert.Equal((1, 2), (again.Accepted, again.Duplicate));
        Assert.Equal(["s/buyer/20261109T010000Z buyer: 一 无时", "s/buyer/20261110T010000Z buyer: 明天"], Conversations(workspace));
    }

    [Fact]
    public void What_never_falls_silent_is_cut_by_its_length_where_the_clock_moves()
    {
        var lines = Enumerable.Range(0, 2 * Timelines.LongestPiece + 5).Select(i => $"[{i / 1200:00}:{i / 20 % 60:00}] <n{i % 7}> line {i}");
        using var workspace = Stored.Writing(folder.Sub("w"));
        Stored.Add(workspace, folder.File("2026-11-09-#busy.log", string.Join('\n', lines)));

        Assert.Equal([10_000, 10_000, 5], workspace.Reading.All().Select(c => c.Messages.Count));
        Assert.Empty(workspace.Check());
    }

    const string Morning =
        """
        [09:00] <lin> the build is broken
        [09:01] <guard> looking
        """;

    const string Later =
        """
        [09:03] <lin> any news?
        [09:04] <guard> fixed
        [12:00] <kim> hello?
        """;

    [Fact]
    public void A_log_that_has_grown_adds_what_is_new()
    {
        using var grown = Stored.Writing(folder.Sub("grown"));
        Stored.Add(grown, Log("a", Morning));
        var second = Stored.Add(grown, Log("b", Morning + "\n" + Later));
        using var whole = Stored.Writing(folder.Sub("whole"));
        Stored.Add(whole, Log("c", Morning + "\n" + Later));

        Assert.Equal((3, 2), (second.Accepted, second.Duplicate));
        Assert.Equal(Stored.Messages(whole), Stored.Messages(grown));
    }

    [Fact]
    public void Two_logs_of_one_channel_in_either_order_cast_the_same_roles()
    {
        // Alone, the later part says that lin asks; the earlier part has no question: whoever asks first in the whole is the customer.
        const string earlier = "[09:01] <guard> who broke it?\n[09:02] <lin> me";
        using var forward = Stored.Writing(folder.Sub("forward"));
        Stored.Add(forward, Log("a", earlier));
        Stored.Add(forward, Log("b", Later));
        using var backward = Stored.Writing(folder.Sub("backward"));
        Stored.Add(backward, Log("b", Later));
        Stored.Add(backward, Log("a", earlier));

        Assert.Equal(Stored.Messages(forward), Stored.Messages(backward));
        Assert.StartsWith("/guard/20261109T090100Z guard", Stored.Messages(forward).First(), StringComparison.Ordinal);
        Assert.Empty(backward.Check());
    }

    IEnumerable<string> Customers(params string[] lines)
    {
        using var workspace = Stored.Writing(folder.Sub("w"));
        Stored.Add(workspace, Customer("a.csv", lines));
        Assert.Empty(workspace.Check());
        return [.. Conversations(workspace)];
    }

    static IEnumerable<string> Conversations(Workspace workspace) =>
        workspace.Reading.All().Select(c => $"{c.Id.Value} {c.CustomerId}: {string.Join(' ', c.Messages.Select(m => m.Text))}");

    string Customer(string name, params string[] lines) => folder.File(name,
        "shop,customer_id,role,sender_id,sent_at,text\n" + string.Concat(lines.Select(line => $"s,buyer,customer,buyer,{line}\n")));

    string Log(string name, string text) =>
        folder.File(Path.Combine(Directory.CreateDirectory(folder.Sub(name)).FullName, "2026-11-09-#support.log"), text);
}
