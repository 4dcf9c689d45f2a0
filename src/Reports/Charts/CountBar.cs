using QA.Reports.Wording;

namespace QA.Reports.Charts;

/// <summary>A bar from 0 inside a table row; a fatal rule's bar needs a look and its row says so in words.</summary>
public static class CountBar
{
    public static readonly Phrase Question = new("命中集中在哪几条规则？（帕累托表里的一行）", "On which rules do findings concentrate? (one row of the Pareto table)");

    static readonly Phrase Times = new("{0} 次", "{0} times");

    public static string Draw(Language language, string name, int count, int most, bool fatal)
    {
        var scale = new Scale(0, Math.Max(1, most), 0, 148);
        return new SvgWriter(150, 16, name, Times.In(language, Figures.Count(count)), inline: true)
            .Rect(fatal ? "br" : "bb", 0, 3, scale.At(count), 10).Finish();
    }
}
