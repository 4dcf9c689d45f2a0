using QA.Ingest.Conversations;
using QA.Ingest.Readers;
using QA.Ingest.Settings;

namespace QA.Tests.Readers;

public class AutomaticRepliesTests
{
    static List<(Role? Role, string Reason)> Agents(string text, Profile? profile = null) =>
        [.. Given.File(System.Text.Encoding.UTF8.GetBytes(text), "chat.txt", null, profile).Rows().OfType<ExportRow.Accepted>()
            .Where(row => row.Row.Role is not Role.Customer).Select(row => (row.Row.Role, row.Row.RoleReason))];

    /// <summary>A question and an answer so many seconds later, once a day.</summary>
    static string Days(int days, int wait, string answer = "亲，在的") => string.Concat(Enumerable.Range(1, days).Select(day =>
        $"客{day} 2026-1-{day} 9:00:05\n在吗\n店:甲 2026-1-{day} 9:00:0{5 + wait}\n{answer}\n"));

    [Fact]
    public void The_same_words_three_times_within_a_second_are_automatic() =>
        Assert.All(Agents(Days(3, 1)), said => Assert.Equal((Role.Bot, "recurs within 1 s"), said));

    [Fact]
    public void Twice_is_a_quick_typist() => Assert.All(Agents(Days(2, 1)), said => Assert.Equal((Role.Agent, ""), said));

    [Fact]
    public void The_same_words_later_are_an_agents() => Assert.All(Agents(Days(5, 2)), said => Assert.Equal((Role.Agent, ""), said));

    [Fact]
    public void A_clock_without_seconds_proves_nothing() => Assert.All(
        Given.Rows(string.Concat(Enumerable.Range(1, 5).Select(i => $"11/{12 + i}/26, 9:0{i} AM - Ann: hi\n11/{12 + i}/26, 9:0{i} AM - Shop: hello\n")), "WhatsApp Chat with Ann.txt")
            .OfType<ExportRow.Accepted>().Where(row => row.Row.SenderId == "Shop"), row => Assert.Equal(Role.Agent, row.Row.Role));

    [Fact]
    public void A_text_may_say_so_itself() => Assert.Equal([(Role.Bot, "text")], Agents(Days(1, 3, "[自动回复] 亲，在的")));

    [Fact]
    public void An_account_may_be_a_bots() => Assert.Equal([(Role.Bot, "account")],
        Agents(Days(1, 3), new() { Participants = new() { Bots = ["甲"] } }));

    [Fact]
    public void The_canonical_table_is_taken_at_its_word() => Assert.All(
        Given.Rows("role,text,customer_id,sent_at\n" + string.Concat(Enumerable.Range(1, 5).Select(i =>
            $"customer,在吗,{i},2026-01-0{i} 09:00:05\nagent,[自动回复]在的,{i},2026-01-0{i} 09:00:06\n"))).OfType<ExportRow.Accepted>()
            .Where(row => row.Row.CustomerId.Length > 0 && row.Row.Text != "在吗"), row => Assert.Equal((Role.Agent, ""), (row.Row.Role, row.Row.RoleReason)));

    [Fact]
    public void The_receipt_counts_them_by_reason()
    {
        var file = Given.File(Days(3, 1), "chat.txt");
        _ = file.Rows().ToList();
        Assert.Contains(file.Notes, note => note.StartsWith("3 messages of agents' accounts count as automatic (recurs within 1 s)", StringComparison.Ordinal));
    }
}
