using System.Globalization;
using System.Text.RegularExpressions;
using QA.Analysis.Desk;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Desk;

/// <summary>The page docs/metrics.md is the test: the mornings at the desk on it are counted, and must give what stands below them.</summary>
public partial class DeskExampleTests
{
    static readonly string Page = File.ReadAllText(Repository.Path("docs", "metrics.md"));

    static readonly Profile Shop = new() { Latency = new() { AutoReplies = ["亲，在的"] } };

    public static TheoryData<string> Titles => [.. Example().Matches(Page).Select(example => example.Groups["title"].Value)];

    [Theory, MemberData(nameof(Titles))]
    public void The_page_says_what_comes_out(string title)
    {
        var example = Example().Matches(Page).Single(e => e.Groups["title"].Value == title).Groups;
        var chats = example["customer"].Captures.Zip(example["chat"].Captures, (customer, chat) => (customer.Value, chat.Value));
        var totals = Desk.Of(Shop, [], "2026-12-31T00:00:00", chats.GroupBy(c => c.Item1).Select(own => (own.Key, own.Select(c => c.Item2).ToArray())));

        for (var i = 0; i < example["agent"].Captures.Count; i++)
        {
            var agent = example["agent"].Captures[i].Value is "team" ? "" : example["agent"].Captures[i].Value;
            var figure = example["figure"].Captures[i].Value;
            Assert.Equal($"{figure} {example["value"].Captures[i].Value}", $"{figure} {Figure(totals.Day(agent), totals.Agent(agent), figure)}");
        }
    }

    [Fact]
    public void Every_figure_is_on_the_page_and_run() => Assert.Equal(DeskExample.All.Select(example => example.Title), Titles.Select(title => title.Data));

    static string Figure(DeskRow day, DeskAgent agent, string name) => string.Create(CultureInfo.InvariantCulture, $"{(object?)(name switch
    {
        "receptions" => day.Receptions,
        "effective_receptions" => day.EffectiveReceptions,
        "max_concurrent" => day.MaxConcurrent,
        "mean_concurrent" => day.MeanConcurrent,
        "busy_s" => day.BusyMs / 1000.0,
        "online_s" => day.OnlineMs / 1000.0,
        "online_by" => day.OnlineBy.ToString()!.ToLowerInvariant(),
        "load" => day.Load,
        "receptions_per_hour" => day.ReceptionsPerOnlineHour,
        "transfers_in" => agent.TransfersIn,
        "transfers_out" => agent.TransfersOut,
        "transfers_unserved" => agent.TransfersUnserved,
        "after_transfer_p50_s" => (double)agent.AfterTransfer!.P50,
        "one_visit_rate" => $"{agent.OneVisit!.Numerator} of {agent.OneVisit.Denominator}",
        "customers" => day.Customers,
        "returning_customers" => day.ReturningCustomers,
        "returning_buyers" => day.ReturningBuyers,
        "customers_at_once" => string.Join("; ", agent.Concurrency.Select(level => string.Create(CultureInfo.InvariantCulture, $"{level.Customers}: {level.Waits.Mean:0.###} s"))),
        _ => throw new ArgumentException($"no such figure: {name}", nameof(name)),
    })}");

    [GeneratedRegex(
        """^## (?<title>[^\n]+)\n\n[^\n]+\n\n[^\n]+\n\n(Customer (?<customer>\w+):\n\n```chat\n(?<chat>.*?)\n```\n\n)+\| agent \| figure \| comes out as \|\n\| --- \| --- \| --- \|\n(\| (?<agent>\w+) \| (?<figure>\w+) \| (?<value>[^\n]+?) \|\n)+""",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Example();
}
