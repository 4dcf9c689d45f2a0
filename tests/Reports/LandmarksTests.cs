using AngleSharp.Dom;

namespace QA.Tests.Reports;

/// <summary>What a reader with a screen reader or a keyboard meets on every page of both languages.</summary>
public class LandmarksTests(Sites sites) : IClassFixture<Sites>
{
    [Theory, InlineData(false), InlineData(true)]
    public void Headings_go_down_one_step_at_a_time(bool english)
    {
        foreach (var (path, page) in sites.Pages(english))
        {
            var level = 0;
            foreach (var heading in page.QuerySelectorAll("h1, h2, h3, h4"))
            {
                var next = heading.TagName[1] - '0';
                Assert.True(next <= level + 1, $"{path}: h{next} after h{level}: {heading.TextContent}");
                level = next;
            }
            Assert.Equal("H1", page.QuerySelector("h1, h2, h3, h4")!.TagName);
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Landmarks_come_once_and_navigations_have_different_names(bool english)
    {
        foreach (var (path, page) in sites.Pages(english))
        {
            foreach (var landmark in new[] { "body > header", "main", "body > footer" }) Assert.True(page.QuerySelectorAll(landmark).Length == 1, $"{path}: {landmark}");
            var names = page.QuerySelectorAll("nav").Select(nav => nav.GetAttribute("aria-label") ?? "").ToList();
            Assert.DoesNotContain("", names);
            Assert.True(names.Distinct(StringComparer.Ordinal).Count() == names.Count, $"{path}: {string.Join(", ", names)}");
            Assert.Equal("#main", page.QuerySelector("a")!.GetAttribute("href"));
            Assert.False(string.IsNullOrWhiteSpace(page.Title));
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Every_link_has_words_and_every_table_headings(bool english)
    {
        foreach (var (path, page) in sites.Pages(english))
        {
            foreach (var link in page.QuerySelectorAll("a")) Assert.False(string.IsNullOrWhiteSpace(link.TextContent), $"{path}: {link.OuterHtml}");
            foreach (var table in page.QuerySelectorAll("table"))
            {
                Assert.True(table.QuerySelectorAll("th").Length > 0, $"{path}: a table without headings");
                foreach (var heading in table.QuerySelectorAll("thead th")) Assert.Equal("col", heading.GetAttribute("scope"));
                foreach (var heading in table.QuerySelectorAll("tbody th[scope]")) Assert.Contains(heading.GetAttribute("scope"), (string[])["row", "rowgroup"]);
            }
        }
    }

    [Fact]
    public void No_page_is_too_long_for_a_mail_or_a_telephone()
    {
        foreach (var file in Directory.EnumerateFiles(sites.Zh, "*.html", SearchOption.AllDirectories))
            Assert.True(new FileInfo(file).Length < 300_000, file);
    }
}
