using System.Globalization;
using AngleSharp.Dom;
using QA.Analysis.Metrics.Profiles;
using QA.Analysis.Timelines;
using QA.Reports.Pages;
using QA.Reports.Site;
using QA.Reports.Wording;

namespace QA.Tests.Reports;

/// <summary>The site of the sample shop in both languages: what an invented week does not hold (promises, desks, groups, orders) it has.</summary>
public sealed class SampleSites : IDisposable
{
    public SampleSites()
    {
        Input = Shop.Site();
        SiteWriter.Write(Input, Zh);
        SiteWriter.Write(Shop.Site(Language.English), En);
    }

    public SampleShop Shop { get; } = new();
    public SiteInput Input { get; }
    public string Zh => Shop.Fresh("zh");
    public string En => Shop.Fresh("en");
    public WeekReport Week => SampleShop.LastWeek(Input);

    /// <summary>A page of the larger shop's last week.</summary>
    public IDocument Page(string name, bool english = false) =>
        Sites.Parse(File.ReadAllText(Directory.EnumerateFiles(Path.Combine(english ? En : Zh, Week.Week.ToString()), "*", SearchOption.AllDirectories)
            .Single(f => f.EndsWith("/" + name, StringComparison.Ordinal) && Sites.Parse(File.ReadAllText(f)).QuerySelector(".top .end")!.TextContent.StartsWith(Week.Shop, StringComparison.Ordinal))));

    public void Dispose() => Shop.Dispose();
}

public class SamplePagesTests(SampleSites sites) : IClassFixture<SampleSites>
{
    static string Text(IElement? element) => string.Join(' ', element!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Theory, InlineData(false), InlineData(true)]
    public void Every_link_leads_somewhere_and_no_page_is_too_long(bool english)
    {
        var pages = Directory.EnumerateFiles(english ? sites.En : sites.Zh, "*.html", SearchOption.AllDirectories).ToDictionary(f => f, f => Sites.Parse(File.ReadAllText(f)), StringComparer.Ordinal);
        foreach (var (path, page) in pages)
        {
            Assert.True(new FileInfo(path).Length < 300_000, path);
            foreach (var link in page.QuerySelectorAll("[href]"))
            {
                var parts = link.GetAttribute("href")!.Split('#');
                var target = parts[0].Length == 0 ? path : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, Uri.UnescapeDataString(parts[0])));
                Assert.True(File.Exists(target), $"{path} leads to {parts[0]}");
                if (parts.Length > 1) Assert.True(pages[target].GetElementById(parts[1]) is not null, $"{path} leads to {parts[0]}#{parts[1]}");
            }
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void The_method_page_shows_the_week_under_every_metric_profile(bool english)
    {
        var rows = sites.Page("method.html", english).QuerySelectorAll("section[aria-labelledby=h-mp] tbody tr:not(.why)");

        Assert.Equal(MetricProfileCatalog.All.Select(profile => profile.Name), rows.Select(row => Text(row.QuerySelector("th .q")).Split(' ')[0]));
        Assert.Equal(MetricProfileCatalog.All.Select(profile => english ? profile.Title : profile.ChineseTitle), rows.Select(row => row.QuerySelector("th")!.FirstChild!.TextContent.Trim()));
        foreach (var (row, column) in rows.Zip(sites.Week.Profiles!))
        {
            Assert.Equal(column.Figures.Counted, int.Parse(row.QuerySelectorAll("td")[4].TextContent, NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
            if (column.Headline == "share") Assert.StartsWith(Figures.Percent((double)column.Value!.Value), Text(row.QuerySelectorAll("td")[1]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_weeks_own_conversations_give_the_figures_of_every_metric_profile()
    {
        var comparison = new ProfileComparison(MetricProfileCatalog.All, sites.Shop.Profile);
        foreach (var conversation in sites.Week.Conversations) comparison.Add(sites.Input.Transcript(conversation.Facts.Id)!);

        foreach (var (alone, shown) in comparison.Columns(sites.Week.Shop).Zip(sites.Week.Profiles!))
        {
            Assert.Equal(ProfileFigures.Names.Select(alone.Figures.Find), ProfileFigures.Names.Select(shown.Figures.Find));
            Assert.Equal(alone.Changes.Changed, shown.Changes.Changed);
        }
        // What the default calls good are the turns that the score calls prompt.
        Assert.Equal(sites.Week.Conversations.Where(c => c.Facts.Excluded is null).Sum(c => c.Facts.PromptTurns), sites.Week.Profiles![0].Figures.Share!.Numerator);
    }

    [Fact]
    public void A_promises_time_stands_among_the_steps_of_the_order_it_was_made_about()
    {
        var marked = Directory.EnumerateFiles(sites.Zh, "*.html", SearchOption.AllDirectories).Select(f => Sites.Parse(File.ReadAllText(f)))
            .Where(page => page.QuerySelector(".time .due") is not null).ToList();
        Assert.NotEmpty(marked);
        foreach (var page in marked)
        {
            Assert.Contains("承诺的时间：「", page.QuerySelector(".time .due")!.TextContent, StringComparison.Ordinal);
            var times = page.QuerySelector(".time:has(.due)")!.QuerySelectorAll("time").Select(t => t.GetAttribute("datetime")!).ToList();
            Assert.Equal(times.Order(StringComparer.Ordinal), times);
        }
    }

    [Fact]
    public void The_english_pages_hold_no_chinese_but_what_was_said_and_names()
    {
        foreach (var name in new[] { "flow.html", "promises.html", "desk.html", "customers.html" })
        {
            var page = sites.Page(name, english: true);
            foreach (var data in page.QuerySelectorAll("q, .top .end, [lang=zh], a, td[data-l=Customer], section[aria-labelledby=h-st] td.opt")) data.Remove();
            foreach (var named in page.QuerySelectorAll("title, desc")) if (named.ParentElement?.ParentElement?.ParentElement?.TagName is "TR" or "TD") named.Remove();
            var text = page.QuerySelector("main")!.TextContent;
            foreach (var agent in sites.Week.Agents) if (sites.Input.AgentName(agent.Shop, agent.AgentId) is { } known) text = text.Replace(known, "", StringComparison.Ordinal);
            Assert.DoesNotMatch(@"[\u4e00-\u9fff]", text);
        }
    }

    [Fact]
    public void The_promises_page_counts_every_promise_of_the_week_once()
    {
        var promises = sites.Week.Promises!;
        Assert.NotEmpty(promises);
        var page = sites.Page("promises.html");
        string Of(PromiseState state) => Figures.Count(promises.Count(p => p.State == state));

        Assert.Equal([Figures.Count(promises.Count), Of(PromiseState.Kept), Of(PromiseState.Broken), Of(PromiseState.Unknown)],
            page.QuerySelectorAll("section[aria-labelledby=h-le] tfoot td").Take(4).Select(Text));
        foreach (var promise in promises.Where(p => p.State is PromiseState.Broken))
            Assert.Contains(promise.Conversation.Value, Text(page.QuerySelector("section[aria-labelledby=h-br]")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_desks_page_shows_the_receptions_of_the_desk_table()
    {
        var page = sites.Page("desk.html");
        var days = sites.Week.Desk!.TeamDays.ToList();
        Assert.Contains(Figures.Count(days.Sum(d => d.Receptions)), Text(page.QuerySelector(".lead b")), StringComparison.Ordinal);
        Assert.Equal(sites.Week.Desk.Sums.Select(s => Figures.Count(s.Receptions)), page.QuerySelectorAll("section[aria-labelledby=h-ra] tbody td:nth-child(2)").Select(Text));
        Assert.Equal(7 * 24, page.QuerySelectorAll("section[aria-labelledby=h-rh] svg rect").Length);
        Assert.Equal(days.Count, page.QuerySelectorAll("section[aria-labelledby=h-re] tbody tr").Length);
    }

    [Fact]
    public void Steps_of_the_flow_page_are_those_of_the_conversations()
    {
        var (seen, applicable) = sites.Week.Index.Counted.Select(c => c.Facts.Flow.Process).Aggregate((a, b) => (a.Seen + b.Seen, a.Applicable + b.Applicable));
        var lead = Text(sites.Page("flow.html").QuerySelector(".lead p"));
        Assert.Contains($"场景要求 {Figures.Count(applicable)} 步，见到 {Figures.Count(seen)} 步", lead, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_by_agent_add_up_to_those_of_the_team()
    {
        var page = sites.Page("findings.html");
        int[] Row(IElement row) => [.. row.QuerySelectorAll("td").Take(4).Select(cell => int.Parse(Text(cell), NumberStyles.AllowThousands, CultureInfo.InvariantCulture))];
        var agents = page.QuerySelectorAll("section[aria-labelledby=h-by] tbody tr").Select(Row).ToList();
        var team = Row(page.QuerySelector("section[aria-labelledby=h-by] tfoot tr")!);

        Assert.Equal(sites.Week.Agents.Count, agents.Count);
        for (var severity = 0; severity < 4; severity++) Assert.Equal(team[severity], agents.Sum(row => row[severity]));
        Assert.Equal(sites.Week.Team.Findings, team[0] + team[1] + team[2]);
        Assert.Equal(sites.Week.Team.Hints, team[3]);
    }

    [Fact]
    public void Conversion_by_technique_is_by_what_agents_used_and_names_it()
    {
        var rows = sites.Page("conversion.html").QuerySelectorAll("section[aria-labelledby=h-as] tbody th[scope=row]").Select(Text).ToList();
        var used = sites.Week.Index.Counted.SelectMany(c => c.Facts.Flow.Selling.Techniques).Select(t => t.Name).Distinct(StringComparer.Ordinal);
        Assert.NotEmpty(used);
        Assert.All(rows.Where(row => row.StartsWith("用了", StringComparison.Ordinal)), row =>
            Assert.Contains(used, name => row == $"用了「{QA.Analysis.Flow.FlowCatalog.Act(name)!.Zh}」"));
        Assert.Contains(rows, row => row.StartsWith("用了", StringComparison.Ordinal));
        Assert.DoesNotContain(rows, row => row.Contains("zh.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_steps_example_is_a_conversation_where_it_is_missing()
    {
        var examples = sites.Page("flow.html").QuerySelectorAll("section[aria-labelledby=h-st] tbody tr").Select(row => (Step: Text(row.QuerySelector("th")), Link: row.QuerySelector("td:last-child a"))).Where(row => row.Link is not null).ToList();
        Assert.NotEmpty(examples);
        foreach (var (step, link) in examples)
        {
            var conversation = sites.Week.Index.Counted.Single(c => c.Facts.Id.Value == Text(link));
            Assert.Contains(conversation.Facts.Flow.Steps, s => !s.IsSeen && step.StartsWith(QA.Analysis.Flow.FlowCatalog.Step(s.Name)!.Title.Zh, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Customer_groups_add_up_and_list_what_can_still_be_done()
    {
        var own = sites.Input.Customers.Where(c => c.Shop == sites.Week.Shop).ToList();
        var page = sites.Page("customers.html");
        var lists = CustomerList.Of(own, sites.Input.DataUntil);

        Assert.Equal(own.Count(c => c.Group is not null), lists.Sum(l => l.Count));
        Assert.All(lists.SelectMany(l => l.InTime), c => Assert.True(c.DueAt >= sites.Input.DataUntil));
        Assert.Equal(lists.Sum(l => Math.Min(CustomerList.Shown, l.InTime.Count)), page.QuerySelectorAll("tbody tr").Length);
        foreach (var customer in own.Where(c => c.CustomerId.Length > 3)) Assert.DoesNotContain($">{customer.CustomerId}<", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void What_to_practise_costs_most_and_quotes_the_agents_own_words()
    {
        var page = new PageContext { Zone = sites.Shop.Profile.TimeZone, Profile = sites.Shop.Profile, Rule = sites.Input.Rule };
        foreach (var agent in sites.Week.Agents.Where(a => a.Score?.N >= 10))
        {
            var items = Practice.Of(page, agent, null, [.. sites.Week.Index.ChargedTo(agent.AgentId)]);
            Assert.InRange(items.Count, 1, Practice.Most);
            Assert.All(items, item => Assert.False(string.IsNullOrWhiteSpace(item.Instead)));
            Assert.All(items.Where(item => item.Said is not null), item => Assert.Equal(agent.AgentId, item.Said!.AgentId));
            // Nothing that was left out cost more than what stands there, but for the one place kept for words.
            Assert.Equal(items.Take(items.Count - 1).OrderByDescending(i => i.LostPoints), items.Take(items.Count - 1));
        }
    }

    [Fact]
    public void Points_lost_to_rules_are_never_more_than_the_conversations_lost()
    {
        var page = new PageContext { Zone = sites.Shop.Profile.TimeZone, Profile = sites.Shop.Profile, Rule = sites.Input.Rule };
        foreach (var agent in sites.Week.Agents)
        {
            var own = sites.Week.Index.ChargedTo(agent.AgentId).ToList();
            var lost = own.Where(c => c.Sheet.ScoreCents is not null).Sum(c => c.Sheet.FatalRuleId is not null ? 100 : c.Sheet.Categories.Where(x => x.IsApplicable).Sum(x => x.Weight - x.Points));
            Assert.True(Practice.Of(page, agent, null, own).Sum(p => p.LostPoints) <= lost + 1e-6);
        }
    }

    [Fact]
    public void A_large_team_lists_fewer_hits_of_each_agent()
    {
        var agent = sites.Week.Agents[0] with { FindingsByRule = Enumerable.Range(0, 20).ToDictionary(i => i.ToString(CultureInfo.InvariantCulture), _ => 50) };
        Assert.Equal(CitedConversations.HitsShown, CitedConversations.HitsOfAgent(sites.Week with { Agents = [agent] }));
        Assert.Equal(3, CitedConversations.HitsOfAgent(sites.Week with { Agents = [.. Enumerable.Repeat(agent, 10)] }));
    }
}
