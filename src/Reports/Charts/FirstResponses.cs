using System.Globalization;
using QA.Reports.Wording;

namespace QA.Reports.Charts;

/// <summary>首次响应分布: how long customers waited for the first human answer, with the thresholds drawn in.</summary>
public static class FirstResponses
{
    const double Width = 400, Base = 184, Top = 51, First = 4, Pitch = 21.6, Bar = 19.6;
    const int Bins = 16;

    public static readonly Phrase Question = new("顾客等第一句人工回复等多久？", "How long do customers wait for the first human answer?");

    static readonly Phrase Title = new("首次响应时间分布，每格 {0} 秒", "First response times, bars of {0} s");
    static readonly Phrase Total = new("{0} 次：", "{0} responses: ");
    static readonly Phrase WithinCount = new("{0} 秒内 {1} 次（{2}）", "{1} within {0} s ({2})");
    static readonly Phrase Beyond = new("超过 {0} 秒 {1} 次", "{1} over {0} s");
    static readonly Phrase Tip = new("{0}–{1} 秒：{2} 次", "{0}–{1} s: {2}");
    static readonly Phrase TipBeyond = new("超过 {0} 秒：{1} 次", "over {0} s: {1}");
    static readonly Phrase Within = new("{0} 秒内 {1}", "{1} within {0} s");
    static readonly Phrase Slow = new("慢响应 {0} 次，{1}", "{0} slow, {1}");
    static readonly Phrase Count = new("次数", "responses");
    static readonly Phrase Zero = new("0 秒", "0 s");

    /// <param name="bySecond">Waits rounded up to whole seconds → how many, so that <c>60</c> is still within 60 s.</param>
    /// <param name="marks">Thresholds in ascending order; at most three are drawn.</param>
    /// <param name="slow">Bars beyond it need a look.</param>
    public static Drawing Draw(Language language, IReadOnlyDictionary<int, int> bySecond, IReadOnlyList<int> marks, int slow)
    {
        var width = BinWidth(marks);
        var counts = new int[Bins + 1];
        var total = 0;
        foreach (var (second, count) in bySecond)
        {
            counts[second <= 0 ? 0 : Math.Min(Bins, (second - 1) / width)] += count;
            total += count;
        }
        int Until(int mark) => bySecond.Where(s => s.Key <= mark).Sum(s => s.Value);
        string Share(int count) => total == 0 ? Figures.None : Figures.Percent((double)count / total);

        var end = Bins * width;
        var comma = language is Language.Chinese ? "，" : ", ";
        var said = Total.In(language, Figures.Count(total)) +
            string.Join(comma, marks.Select(m => WithinCount.In(language, m, Figures.Count(Until(m)), Share(Until(m))))) +
            comma + Beyond.In(language, end, Figures.Count(counts[Bins])) + (language is Language.Chinese ? "。" : ".");
        var svg = new SvgWriter(Width, 212, Title.In(language, width), said);
        var most = Math.Max(1, counts.Max());
        for (var bin = 0; bin <= Bins; bin++)
        {
            if (counts[bin] == 0) continue;
            var height = (Base - Top) * counts[bin] / most;
            var x = X(bin);
            var tip = bin == Bins ? TipBeyond.In(language, end, Figures.Count(counts[bin]))
                : Tip.In(language, bin * width, (bin + 1) * width, Figures.Count(counts[bin]));
            svg.Rect(bin * width >= slow ? "br" : "bb", x, Base - height, Bar, height, tip);
            svg.Words("c m", x + Bar / 2, Base - height - 4, Figures.Count(counts[bin]));
        }
        svg.Words("c m", X(Bins) + Bar / 2, 199, $">{end.ToString(CultureInfo.InvariantCulture)}");
        svg.Line("ax", First, Base, First + Bins * Pitch, Base).Line("ax", X(Bins) - 1, Base, X(Bins) + Bar + 1, Base);
        svg.Words("m", First, 199, Zero.In(language));
        var label = 14.0;
        var slowSaid = false;
        foreach (var mark in marks.Take(3))
        {
            var x = First + (double)mark / width * Pitch - 0.4;
            svg.Line("rf", x, label - 8, x, Base + 4);
            svg.Words("c m", x, 199, mark.ToString(CultureInfo.InvariantCulture));
            var within = Within.In(language, mark, Share(Until(mark)));
            // Words that would run into the last bar go to the left of their line.
            if (x + 5 + Breadth(within) > 366) svg.Words("k e", x - 5, label, within);
            else svg.Words("k", x + 5, label, within);
            if (mark == slow && total > Until(slow))
            {
                svg.Words("x", x + 5, label += 18, Slow.In(language, Figures.Count(total - Until(slow)), Share(total - Until(slow))));
                slowSaid = true;
            }
            label += slowSaid && mark == slow ? 22 : 20;
        }

        var rows = new List<IReadOnlyList<string>>();
        for (var bin = 0; bin <= Bins; bin++)
            rows.Add([bin == Bins ? $">{end}" : $"{bin * width}–{(bin + 1) * width}", Figures.Count(counts[bin]), Share(counts[bin])]);
        return new(Question, language is Language.Chinese ? ["秒", "次数", "占比"] : ["Seconds", "Count", "Share"], rows,
            new(ChartKind.Bars, "", [.. rows.Select(row => row[0])], [new(Count.In(language), [.. counts.Select(count => (double?)count)])]), svg.Finish());
    }

    /// <summary>Twelve bars up to the last threshold and four beyond it: 15 s for the usual 30, 60 and 180 s.</summary>
    static int BinWidth(IReadOnlyList<int> marks) => marks.Count == 0 ? 15 : Math.Max(1, (marks[^1] + 11) / 12);

    /// <summary>Roughly how wide words are: Han characters are twice as wide as Latin ones.</summary>
    static double Breadth(string words) => words.Sum(unit => unit >= '\u2e80' ? 12.5 : 7.0);

    static double X(int bin) => bin == Bins ? 360.6 : First + 1 + bin * Pitch;
}
