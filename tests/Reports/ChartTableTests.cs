using QA.Reports.Charts;
using QA.Reports.Site;
using QA.Reports.Wording;
using QA.Tests.Cli;

namespace QA.Tests.Reports;

/// <summary>The numbers behind every chart of the sample shop, as an adapter would be given them to draw.</summary>
public class ChartTableTests(SampleShop shop) : IClassFixture<SampleShop>
{
    [Theory, InlineData(Language.Chinese), InlineData(Language.English)]
    public void The_numbers_of_a_chart_are_those_of_its_table(Language language)
    {
        var drawn = Drawn(shop.Site(language), shop.Fresh("numbers-" + language));

        Assert.True(drawn.Count > 50, $"{drawn.Count} charts in the sample shop");
        foreach (var drawing in drawn)
        {
            var numbers = drawing.Numbers;
            foreach (var series in numbers.Series)
                for (var row = 0; row < numbers.Rows.Count; row++)
                {
                    // Tables may hold more rows than are drawn, and say a day with its date.
                    var written = drawing.Rows.FirstOrDefault(cells => cells[0] == numbers.Rows[row])
                        ?? drawing.Rows.Single(cells => cells[0].Contains(numbers.Rows[row], StringComparison.Ordinal));
                    if (series.Values[row] is { } value)
                        Assert.True(written.Any(cell => Forms(value).Contains(cell)), $"{drawing.Question.En}, {series.Name}, {numbers.Rows[row]}: {value} is not among {string.Join(" | ", written)}");
                    if (series.Low?[row] is { } low && series.High?[row] is { } high) Assert.Contains(Figures.Interval(low, high), written);
                }
        }
    }

    [Fact]
    public void Every_series_has_a_value_or_a_gap_for_every_row_and_intervals_hold_their_values()
    {
        foreach (var numbers in Drawn(shop.Site(), shop.Fresh("shape")).Select(drawing => drawing.Numbers))
        {
            Assert.NotEmpty(numbers.Rows);
            Assert.NotEmpty(numbers.Series);
            foreach (var series in numbers.Series)
            {
                Assert.Equal(numbers.Rows.Count, series.Values.Count);
                Assert.True(series.Low is null == series.High is null, "an interval has two ends");
                if (series.Low is null) continue;
                Assert.Equal((numbers.Rows.Count, numbers.Rows.Count), (series.Low.Count, series.High!.Count));
                for (var row = 0; row < numbers.Rows.Count; row++)
                    if (series.Values[row] is { } value && series.Low[row] is { } low) Assert.InRange(value, low - 1e-9, series.High[row]!.Value + 1e-9);
            }
        }
    }

    [Fact]
    public void A_week_without_data_is_a_gap_in_the_numbers_too()
    {
        var trend = Drawn(shop.Site(), shop.Fresh("gaps")).First(drawing => drawing.Question == ResponseTrend.Question).Numbers;
        Assert.Equal(8, trend.Rows.Count);
        Assert.Null(trend.Series[0].Values[0]);
        Assert.NotNull(trend.Series[0].Values[^1]);
        Assert.NotNull(trend.Mark);
    }

    [Fact]
    public void Pictures_lie_in_the_weeks_folder_and_in_the_manifest()
    {
        var folder = shop.Fresh("pictures");
        SiteWriter.Write(shop.Site(), folder, png: (drawing, _) => [1, (byte)drawing.Numbers.Rows.Count]);
        var pictures = Directory.GetFiles(folder, "*.png", SearchOption.AllDirectories);
        var manifest = File.ReadAllText(Path.Combine(folder, "manifest.json"));

        Assert.NotEmpty(pictures);
        Assert.All(pictures, picture => Assert.Equal("charts", Path.GetFileName(Path.GetDirectoryName(picture))));
        Assert.All(pictures, picture => Assert.Contains(Path.GetRelativePath(folder, picture).Replace('\\', '/'), manifest, StringComparison.Ordinal));
        Assert.Contains(pictures, picture => Path.GetFileName(picture) == "score-funnel.png");
        Assert.Contains(pictures, picture => Path.GetFileName(picture) == "findings-by-rule.png");
        Assert.Contains(pictures, picture => Path.GetFileName(picture).EndsWith("-score.png", StringComparison.Ordinal));
    }

#if !WITH_SCOTTPLOT
    [Fact]
    public void Without_ScottPlot_pictures_are_refused_with_what_to_do()
    {
        using var qa = new Qa();
        var answer = qa.Run("report", "--png", "--out", qa.Sub("site"));
        Assert.Equal(2, answer.Code);
        Assert.Contains("-p:Adapters=ScottPlot", answer.Remarks, StringComparison.Ordinal);
        Assert.False(Directory.Exists(qa.Sub("site")));
    }
#endif

    static List<Drawing> Drawn(SiteInput site, string folder)
    {
        var drawn = new List<Drawing>();
        SiteWriter.Write(site, folder, png: (drawing, _) =>
        {
            drawn.Add(drawing);
            return [];
        });
        return drawn;
    }

    static string[] Forms(double value) =>
        [Figures.One(value), Figures.One(value) + "%", Figures.Short(value), Figures.Count((long)value), Figures.Short(value) + "%"];
}
