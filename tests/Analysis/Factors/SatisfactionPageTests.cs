using System.Globalization;
using System.Text.RegularExpressions;

namespace QA.Tests.Analysis.Factors;

/// <summary>docs/satisfaction.md shows chats with their index: each is computed here.</summary>
public partial class SatisfactionPageTests
{
    public static TheoryData<string, string> Examples => [.. from Match example in Example().Matches(File.ReadAllText(Repository.Path("docs", "satisfaction.md")).ReplaceLineEndings("\n"))
                                                              select (example.Groups[1].Value, example.Groups[2].Value)];

    [Theory, MemberData(nameof(Examples))]
    public void The_page_says_what_is_computed(string index, string lines) =>
        Assert.Equal(index, Voices.Index(string.Join('\n', lines.Trim().Split('\n').Select(line => "- " + line))).ToString("0.00", CultureInfo.InvariantCulture));

    [Fact]
    public void There_are_examples() => Assert.True(Examples.Count >= 3);

    [GeneratedRegex("```chat ([0-9.]+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
