using System.Globalization;
using System.Text.RegularExpressions;
using QA.Reports.Site;

namespace QA.Tests.Reports;

/// <summary>The stylesheet's colours against each other as WCAG 2.1 measures them: words 4.5 to 1, marks and bars 3 to 1, light and dark.</summary>
public partial class ContrastTests
{
    const double Words = 4.5, Marks = 3;

    /// <summary>What stands on what, and how far apart the two must be.</summary>
    static readonly (string Ink, string Ground, double Least)[] Pairs =
    [
        ("ink", "paper", Words), ("ink2", "paper", Words), ("ink3", "paper", Words), ("blue", "paper", Words), ("rust", "paper", Words),
        ("ink", "wash", Words), ("ink2", "wash", Words), ("ink3", "wash", Words), ("blue", "wash", Words), ("rust", "wash", Words),
        // Bubbles, long waits, and what was searched for.
        ("ink", "blue3", Words), ("rust", "rust3", Words), ("markink", "mark", Words),
        // Hours of the load table: dark words on light shades, light ones on dark.
        ("ink3", "h0", Words), ("ink", "h1", Words), ("ink", "h2", Words), ("ink", "h3", Words), ("hink", "h4", Words), ("hink", "h5", Words),
        ("blue2", "paper", Marks), ("rust2", "paper", Marks), ("blue", "paper", Marks), ("rust", "paper", Marks), ("ink3", "paper", Marks), 
        // Between the frame of a slow hour and the darkest shade lies a line of paper.
        ("paper", "h4", Marks), ("paper", "h5", Marks),
    ];

    [Theory, InlineData("light"), InlineData("dark")]
    public void Words_and_bars_stand_out_from_their_ground(string theme)
    {
        var colours = Tokens(theme);
        Assert.Empty(from pair in Pairs
                     let ratio = Ratio(colours[pair.Ink], colours[pair.Ground])
                     where ratio < pair.Least
                     select string.Create(CultureInfo.InvariantCulture, $"{pair.Ink} on {pair.Ground} is {ratio:0.00}, not {pair.Least}"));
    }

    [Fact]
    public void Both_ways_to_the_dark_theme_give_the_same_colours()
    {
        var dark = Blocks().Where(block => block.TryGetValue("paper", out var paper) && Luminance(paper) < 0.2).ToList();
        Assert.Equal(2, dark.Count);
        Assert.Equal(dark[0].OrderBy(c => c.Key, StringComparer.Ordinal), dark[1].OrderBy(c => c.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void The_measure_is_that_of_the_guideline()
    {
        Assert.Equal(21, Ratio("#000000", "#ffffff"), 3);
        Assert.Equal(4.54, Ratio("#767676", "#ffffff"), 2);
    }

    static Dictionary<string, string> Tokens(string theme) =>
        Blocks().First(block => block.TryGetValue("paper", out var paper) && Luminance(paper) < 0.2 == (theme == "dark"));

    static IEnumerable<Dictionary<string, string>> Blocks() =>
        from Match block in Block().Matches(SiteWriter.Stylesheet)
        select Colour().Matches(block.Value).ToDictionary(c => c.Groups[1].Value, c => Long(c.Groups[2].Value), StringComparer.Ordinal);

    static string Long(string colour) => colour.Length == 7 ? colour : string.Concat("#", colour[1], colour[1]) + string.Concat(colour[2], colour[2], colour[3], colour[3]);

    static double Ratio(string a, string b)
    {
        var (light, dark) = (Math.Max(Luminance(a), Luminance(b)), Math.Min(Luminance(a), Luminance(b)));
        return (light + 0.05) / (dark + 0.05);
    }

    /// <summary>Relative luminance of WCAG 2.1.</summary>
    static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
    }

    [GeneratedRegex(@"\{[^{}]*--paper:[^{}]*\}")]
    private static partial Regex Block();

    [GeneratedRegex(@"--(\w+):\s*(#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3})\b")]
    private static partial Regex Colour();
}
