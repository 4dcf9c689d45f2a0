using QA.Reports.Wording;

namespace QA.Reports.Charts;

/// <summary>A bar from 0 inside a table row; one that needs a look is told so in words beside it.</summary>
public static class CountBar
{
    public static readonly Phrase Question = new("哪些用得多？（表里的一行）", "Which are used most? (one row of a table)");

    static readonly Phrase Times = new("{0} 次", "{0} {0:time|times}");

    public static string Draw(Language language, string name, int count, int most, bool fatal)
    {
        var scale = new Scale(0, Math.Max(1, most), 0, 148);
        return new SvgWriter(150, 16, name, Times.In(language, Figures.Count(count)), inline: true)
            .Rect(fatal ? "br" : "bb", 0, 3, scale.At(count), 10).Finish();
    }
}
