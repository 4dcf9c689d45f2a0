using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Reports.Pages;
using QA.Reports.Site;
using QA.Reports.Wording;

namespace QA.Tests.Reports;

/// <summary>Two sites, one in each language, written once for all tests of this class.</summary>
public sealed class Sites : IDisposable
{
    readonly Lazy<IReadOnlyList<(string, IDocument)>> pagesZh, pagesEn;
    readonly string root = Directory.CreateTempSubdirectory("qa-site-").FullName;

    public Sites()
    {
        Shop = new();
        Receipt = SiteWriter.Write(Shop.Site(), Zh);
        SiteWriter.Write(Shop.Site(Language.English), En);
        (pagesZh, pagesEn) = (new(() => Read(Zh)), new(() => Read(En)));
    }

    public DemoShop Shop { get; }
    public SiteReceipt Receipt { get; }
    public string Zh => Path.Combine(root, "zh");
    public string En => Path.Combine(root, "en");
    public string Fresh(string name) => Path.Combine(root, name);

    public IDocument Page(string path, bool english = false) => Parse(File.ReadAllText(Path.Combine(english ? En : Zh, path)));

    /// <summary>All pages, read once: look, do not change.</summary>
    public IReadOnlyList<(string Path, IDocument Page)> Pages(bool english = false) => (english ? pagesEn : pagesZh).Value;

    static IReadOnlyList<(string, IDocument)> Read(string site) =>
    [
        .. from file in Directory.EnumerateFiles(site, "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
           select (file, Parse(File.ReadAllText(file))),
    ];

    public static IDocument Parse(string html) => new HtmlParser(new() { IsKeepingSourceReferences = false }).ParseDocument(html);

    public void Dispose() => Directory.Delete(root, recursive: true);
}

public class SiteTests(Sites sites) : IClassFixture<Sites>
{
    const string Week = "2026-W46";

    [Fact]
    public void The_receipts_of_all_files_add_up_on_their_own_page()
    {
        var rows = sites.Page("receipts.html").QuerySelectorAll("section[aria-labelledby=h-r] tbody tr").Select(row => row.QuerySelectorAll("td.num").Select(cell => int.Parse(cell.TextContent, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)).ToArray()).ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(row[0], row[1..].Sum()));
        Assert.Contains(sites.Page("index.html").QuerySelectorAll("a"), link => link.GetAttribute("href") == "receipts.html");
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Every_page_has_landmarks_one_heading_and_its_language(bool english)
    {
        foreach (var (path, page) in sites.Pages(english))
        {
            Assert.Equal(english ? "en" : "zh-CN", page.DocumentElement.GetAttribute("lang"));
            Assert.True(page.QuerySelectorAll("h1").Length == 1, path);
            Assert.All(["header", "nav", "main", "footer"], tag => Assert.True(page.QuerySelector(tag) is not null, $"{path} has no {tag}"));
            foreach (var section in page.QuerySelectorAll("section"))
                Assert.True(page.GetElementById(section.GetAttribute("aria-labelledby") ?? "") is not null, $"{path}: a section without a heading");
            foreach (var table in page.QuerySelectorAll("table")) Assert.True(table.QuerySelector("caption") is not null, $"{path}: a table without a caption");
            var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
            Assert.Equal(ids.Distinct(StringComparer.Ordinal).Count(), ids.Count);
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void No_page_needs_a_script_a_network_or_an_inline_style(bool english)
    {
        foreach (var (path, page) in sites.Pages(english))
        {
            Assert.True(page.QuerySelectorAll("script, style, iframe, [style], [onclick], [onload], [fill], [stroke]").Length == 0, path);
            foreach (var link in page.QuerySelectorAll("[href], [src]"))
                Assert.DoesNotContain("//", link.GetAttribute("href") ?? link.GetAttribute("src") ?? "", StringComparison.Ordinal);
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Every_link_leads_somewhere(bool english)
    {
        var pages = sites.Pages(english).ToDictionary(p => p.Path, p => p.Page, StringComparer.Ordinal);
        foreach (var (path, page) in pages)
        {
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
    public void Every_drawing_says_what_it_shows_and_takes_its_colours_from_classes(bool english)
    {
        foreach (var (path, page) in sites.Pages(english))
            foreach (var svg in page.QuerySelectorAll("svg"))
            {
                // What a picture holds is nothing to a screen reader: links make it a group.
                Assert.Equal(svg.QuerySelector("a") is null ? "img" : "group", svg.GetAttribute("role"));
                Assert.False(string.IsNullOrWhiteSpace(svg.QuerySelector("title")?.TextContent), path);
                Assert.False(string.IsNullOrWhiteSpace(svg.QuerySelector("desc")?.TextContent), path);
                foreach (var number in svg.QuerySelectorAll("*").SelectMany(e => e.Attributes).Where(a => a.Name is "x" or "y" or "x1" or "y1" or "x2" or "y2" or "cx" or "cy" or "width" or "height"))
                    Assert.Matches(@"^-?\d+(\.\d)?$", number.Value);
            }
    }

    [Fact]
    public void The_english_rendering_has_no_chinese_but_names_rules_sources_and_what_was_said()
    {
        foreach (var path in new[] { "index.html", $"{Week}/index.html", $"{Week}/agents/806.html", $"{Week}/method.html", $"{Week}/findings.html" })
        {
            var page = sites.Page(path, english: true);
            foreach (var data in page.QuerySelectorAll("q, .top .end, [lang=zh], .links")) data.Remove();
            var text = page.DocumentElement.TextContent;
            foreach (var name in new[] { "小林", "阿哲", "苏苏", "小鹿", "可可", "团团" }) text = text.Replace(name, "", StringComparison.Ordinal);
            Assert.DoesNotMatch(@"[\u4e00-\u9fff]", text);
        }
    }

    [Fact]
    public void Numbers_on_the_pages_are_those_of_the_model()
    {
        var report = sites.Shop.Weeks.Single(w => w.Week == new Week(2026, 46));
        var agent = report.Agents.Single(a => a.AgentId == "806");
        var page = sites.Page($"{Week}/agents/806.html");

        Assert.Equal(Figures.One(agent.Score!.Value), page.QuerySelector(".big")!.TextContent);
        Assert.Contains(Figures.Interval(agent.Score.Low, agent.Score.High), page.QuerySelector("section[aria-labelledby=h-score]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(agent.FindingsByRule.Values.OrderDescending().Select(n => n.ToString(CultureInfo.InvariantCulture)),
            page.QuerySelectorAll("section[aria-labelledby=h-fd] tbody td:nth-child(2)").Select(c => c.TextContent));

        var team = sites.Page($"{Week}/index.html");
        var strip = team.QuerySelectorAll(".strip dd").Select(d => d.TextContent).ToList();
        Assert.Equal([Figures.Count(report.Team.Conversations), Figures.One(report.Team.Score!.Value), Figures.Percent(report.Team.Within60!.Value)], [strip[0], strip[2], strip[4]]);
    }

    [Fact]
    public void A_categorys_contributions_add_up_to_the_score()
    {
        var cells = sites.Page($"{Week}/agents/806.html").QuerySelectorAll("section[aria-labelledby=h-cat] tbody tr td:last-child, section[aria-labelledby=h-cat] tfoot td:last-child")
            .Select(c => c.TextContent.Replace('−', '-')).Where(c => c != Figures.None).Select(c => decimal.Parse(c, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(cells[^1], cells.Take(cells.Count - 1).Sum());
    }

    [Fact]
    public void A_hit_leads_to_its_message_with_rule_version_points_source_and_advice()
    {
        var link = sites.Page($"{Week}/findings.html").QuerySelector("tbody a[href*='#m-']")!.GetAttribute("href")!.Split('#');
        var page = sites.Page($"{Week}/{link[0]}");
        var hit = page.GetElementById(link[1])!.QuerySelector("mark.hit")!;
        var mark = hit.QuerySelector("sup")!.TextContent;
        var note = page.QuerySelectorAll("aside").Single(aside => aside.QuerySelector("b")!.TextContent == mark).TextContent;

        Assert.Matches("^[①-⑳]$", mark);
        Assert.Contains("zh.forbid.", note, StringComparison.Ordinal);
        Assert.Contains("1.0.0", note, StringComparison.Ordinal);
        Assert.Contains("manual 4.2", note, StringComparison.Ordinal);
        Assert.Matches("−[35]", note);
        Assert.Contains("改说", note, StringComparison.Ordinal);
    }

    [Fact]
    public void Personal_data_is_masked_on_every_page_unless_asked_for()
    {
        foreach (var (path, page) in sites.Pages())
        {
            Assert.DoesNotContain("13800138000", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            Assert.DoesNotContain("文三路", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\btb7\d{4}", page.DocumentElement.TextContent);
            Assert.DoesNotMatch(@"\b3300\d{8}", page.DocumentElement.TextContent);
        }
        var open = sites.Fresh("open");
        SiteWriter.Write(sites.Shop.Site() with { ShowPersonalData = true }, open);
        Assert.Contains(Directory.EnumerateFiles(open, "*.html", SearchOption.AllDirectories), f => File.ReadAllText(f).Contains("13800138000", StringComparison.Ordinal));
    }

    [Theory, InlineData("zh-CN", 1), InlineData("tr-TR", 2), InlineData("ar-SA", 3), InlineData("de-DE", 8)]
    public void The_same_input_gives_the_same_bytes_whatever_the_culture_the_folder_and_the_threads(string culture, int threads)
    {
        var elsewhere = sites.Fresh($"elsewhere-{culture}");
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            SiteWriter.Write(new DemoShop().Site() with { Threads = threads }, elsewhere);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
        Assert.Equal(Hashes(sites.Zh), Hashes(elsewhere));
    }

    [Fact]
    public void The_manifest_lists_every_file_with_its_hash_and_what_it_was_made_from()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(sites.Zh, "manifest.json")));
        var listed = manifest.RootElement.GetProperty("files").EnumerateArray().Select(f => $"{f.GetProperty("path")} {f.GetProperty("sha256")}");

        Assert.Equal(Hashes(sites.Zh).Where(f => !f.StartsWith("manifest.json ", StringComparison.Ordinal)), listed);
        Assert.Equal("Asia/Shanghai", manifest.RootElement.GetProperty("sources").GetProperty("zone").GetString());
        var hash = manifest.RootElement.GetProperty("sha256").GetString()!;
        Assert.Contains(hash[..8], sites.Page("index.html").QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(sites.Receipt.Pages, sites.Pages().Count);
    }

    [Fact]
    public void A_new_site_replaces_the_old_one_and_leaves_other_files_alone()
    {
        var folder = sites.Fresh("again");
        SiteWriter.Write(new DemoShop(weeks: 2).Site(), folder);
        File.WriteAllText(Path.Combine(folder, "mine.txt"), "keep");
        SiteWriter.Write(new DemoShop(weeks: 1).Site(), folder);

        Assert.False(Directory.Exists(Path.Combine(folder, "2026-W45")));
        Assert.True(File.Exists(Path.Combine(folder, "mine.txt")));
        Assert.Equal([Week, "assets", "index.html", "manifest.json", "mine.txt", "receipts.html"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_week_without_orders_is_not_confirmed_and_never_unsold()
    {
        var page = Only(new DemoShop(weeks: 1, hasOrders: false), $"{Week}/agents/801.html");
        var conversion = page.QuerySelector("section[aria-labelledby=h-cv]")!;
        Assert.Contains("未确认", conversion.TextContent, StringComparison.Ordinal);
        Assert.Null(conversion.QuerySelector("svg"));
    }

    [Fact]
    public void A_first_week_has_nothing_to_compare_with_and_says_so()
    {
        var page = Only(new DemoShop(weeks: 1), $"{Week}/agents/801.html");
        Assert.Contains("之前没有可比的周", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("无数据", page.QuerySelector("section[aria-labelledby=h-score] svg")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void One_agent_alone_is_compared_with_nobody()
    {
        var shop = new DemoShop(weeks: 1, agents: 1);
        var team = Only(shop, $"{Week}/index.html");
        Assert.Contains("只有一位客服", team.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Null(team.QuerySelector("section[aria-labelledby=h-f] svg"));
        Assert.Empty(Only(shop, $"{Week}/agents/801.html").QuerySelectorAll("section[aria-labelledby=h-score] polygon"));
    }

    [Fact]
    public void Undated_conversations_have_pages_without_waits_or_trends()
    {
        var folder = sites.Fresh("undated");
        SiteWriter.Write(new DemoShop(weeks: 1, hasTimes: false, hasOrders: false).Site(), folder);
        var page = Sites.Parse(File.ReadAllText(Path.Combine(folder, "undated/agents/801.html")));
        Assert.Contains("没有时间", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("0 秒", page.QuerySelector("section[aria-labelledby=h-fr]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("没有时间", Sites.Parse(File.ReadAllText(Path.Combine(folder, "undated/index.html"))).QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_conversations_are_a_hollow_dot_and_words()
    {
        var page = sites.Page($"{Week}/agents/814.html");
        Assert.Contains("样本太少", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("section[aria-labelledby=h-score] circle.do"));
    }

    [Fact]
    public void A_week_that_is_not_over_says_until_when_it_goes()
    {
        var folder = sites.Fresh("progress");
        SiteWriter.Write(new DemoShop(weeks: 1).Site() with { DataUntil = Chat.At("2026-11-12T18:00:00") }, folder);
        Assert.Contains("本周未完，数据止于 11-12 18:00", File.ReadAllText(Path.Combine(folder, Week, "index.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void No_conversations_at_all_make_a_front_page_that_says_what_to_do()
    {
        var folder = sites.Fresh("empty");
        SiteWriter.Write(new() { Weeks = [], Profile = new() }, folder);
        Assert.Contains("导入聊天记录", File.ReadAllText(Path.Combine(folder, "index.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_of_any_kind_make_safe_and_different_file_names()
    {
        var names = new FileNames();
        string[] ids = ["801", "A", "a", "../../etc/passwd", "..", "con", "小林", "a b", "a/b", "a:b", new('x', 300), "", "-x", "名.html"];
        var taken = ids.Select(id => names.Take("shop", id)).ToList();

        Assert.Equal("801", taken[0]);
        Assert.All(taken, name => Assert.Matches("^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$", name));
        Assert.Equal(taken.Count, taken.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Where_the_shop_has_hours_headlines_and_method_say_that_working_time_counts()
    {
        var profile = QA.Ingest.Settings.ProfileFile.Read("p.yaml", "hours: {desks: [{daily: 09:00-18:00}]}");
        var chat = Chat.Of("03:00:00 customer 在吗\n09:00:40 li 在的");
        var facts = new QA.Analysis.Facts.FactsReader(profile).Read(chat, null);
        var scored = new ScoredConversation(facts, QA.Analysis.Conversion.Outcome.NotConfirmed, Score.Of(facts, profile, new Dictionary<string, RulePoints>()));
        var book = new ScoreBook(profile);
        book.Add(scored);
        var folder = sites.Fresh("hours");
        SiteWriter.Write(new() { Weeks = WeekReport.All(book, [scored]), Profile = profile, Transcript = _ => chat }, folder);
        var pages = Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories).ToLookup(f => Path.GetFileName(f), File.ReadAllText);

        Assert.Equal(1, book.Team("shop", new(2026, 46))!.Within60!.Numerator);
        Assert.Contains(pages["index.html"], page => page.Contains("首响 60 秒内（工作时间）", StringComparison.Ordinal));
        Assert.Contains(pages["method.html"], page => page.Contains("门限与慢响应只计工作时间", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_said_is_never_markup()
    {
        var chat = Chat.Of("""
            09:00:00 customer <script>alert(1)</script> & "x"
            09:00:20 li 您好</p><img src=x onerror=alert(1)>
            """, shop: "<b>shop</b>", id: "<i>1</i>", customer: "<u>nick</u>");
        var reader = new QA.Analysis.Facts.FactsReader(new());
        var facts = reader.Read(chat, null);
        var scored = new ScoredConversation(facts, QA.Analysis.Conversion.Outcome.NotConfirmed, Score.Of(facts, new(), new Dictionary<string, RulePoints>()));
        var book = new ScoreBook(new());
        book.Add(scored);
        var folder = sites.Fresh("markup");
        SiteWriter.Write(new() { Weeks = WeekReport.All(book, [scored]), Profile = new(), Transcript = _ => chat, AgentName = (_, _) => "<s>li</s>" }, folder);

        foreach (var file in Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories))
            Assert.Empty(Sites.Parse(File.ReadAllText(file)).QuerySelectorAll("script, img, i, u, s, main b > b"));
    }

    [Fact]
    public void An_id_that_holds_the_customers_nick_is_shown_without_it()
    {
        var chat = Chat.Of("09:00:00 customer 在吗", shop: "shop", id: "shop-tb880123-20261109T010000Z", customer: "tb880123");
        var facts = new QA.Analysis.Facts.FactsReader(new()).Read(chat, null);
        var scored = new ScoredConversation(facts, QA.Analysis.Conversion.Outcome.NotConfirmed, Score.Of(facts, new(), new Dictionary<string, RulePoints>()));
        var book = new ScoreBook(new());
        book.Add(scored);
        var folder = sites.Fresh("nick");
        SiteWriter.Write(new() { Weeks = WeekReport.All(book, [scored]), Profile = new(), Transcript = _ => chat }, folder);

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain("tb880123", file + File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Contains("shop-t***3-20261109T010000Z", File.ReadAllText(Path.Combine(folder, Week, "index.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_shops_have_a_folder_each()
    {
        var reader = new QA.Analysis.Facts.FactsReader(new());
        var book = new ScoreBook(new());
        var scored = new List<ScoredConversation>();
        foreach (var shop in new[] { "east", "west" })
        {
            var facts = reader.Read(Chat.Of("09:00:00 customer 在吗\n09:00:20 li 您好", shop: shop), null);
            scored.Add(new(facts, QA.Analysis.Conversion.Outcome.NotConfirmed, Score.Of(facts, new(), new Dictionary<string, RulePoints>())));
            book.Add(scored[^1]);
        }
        var folder = sites.Fresh("two");
        SiteWriter.Write(new() { Weeks = WeekReport.All(book, scored), Profile = new() }, folder);
        Assert.True(File.Exists(Path.Combine(folder, Week, "east", "agents", "li.html")));
        Assert.True(File.Exists(Path.Combine(folder, Week, "west", "index.html")));
    }

    IDocument Only(DemoShop shop, string path)
    {
        var folder = sites.Fresh(Guid.NewGuid().ToString("N"));
        SiteWriter.Write(shop.Site(), folder);
        return Sites.Parse(File.ReadAllText(Path.Combine(folder, path)));
    }

    static List<string> Hashes(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => $"{Path.GetRelativePath(folder, f).Replace('\\', '/')} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f)))}").Order(StringComparer.Ordinal)];
}
