using QA.Analysis.Conversion;
using QA.Analysis.Scoring;
using QA.Reports.Wording;

namespace QA.Reports.Charts;

/// <summary>首响与转化: how many inquiries were followed by an order, by how long they waited first. Association, not cause.</summary>
public static class ConversionByResponse
{
    const double Width = 400, Left = 96, Right = 300, Top = 12, Row = 34;

    public static readonly Phrase Question = new("先等得久的询单，下单少吗？", "Do inquiries that waited longer order less?");

    static readonly Phrase Title = new("按首次响应时间的询单→下单率，共 {0} 个询单", "Inquiry → order by first response, {0} {0:inquiry|inquiries}");
    static readonly Phrase Said = new("点为比率，线为 95% 区间；关联，非因果。", "Dots are rates, lines 95% intervals; association, not cause.");

    static readonly Phrase Share = new("下单率", "ordered");

    /// <returns>Null where fewer than two buckets have an inquiry.</returns>
    public static Drawing? Draw(Language language, ConversionWeek week)
    {
        var rows = week.Associations.Where(a => a.Family == OutcomeBuckets.FirstResponse).OrderBy(a => BucketWords.Order(a.Bucket)).ToList();
        if (rows.Count < 2) return null;
        var scale = new Scale(0, 1, Left, Right);
        var bottom = Top + Row * rows.Count;
        var svg = new SvgWriter(Width, bottom + 22, Title.In(language, Figures.Count(rows.Sum(r => r.Rate.Denominator))), Said.In(language));
        for (var tick = 0; tick <= 100; tick += 25)
            svg.Line(tick == 0 ? "ax" : "gl", scale.At(tick / 100.0), Top, scale.At(tick / 100.0), bottom).Words("c m", scale.At(tick / 100.0), bottom + 16, $"{tick}%");
        var y = Top + 16.0;
        foreach (var row in rows)
        {
            svg.Words("k", 0, y + 4, BucketWords.Name(row).In(language));
            svg.Whisker("ws", scale.At(row.Rate.Low), scale.At(row.Rate.High), y).Circle("ds", scale.At(row.Rate.Value), y, 5, $"{Figures.Count(row.Rate.Numerator)}/{Figures.Count(row.Rate.Denominator)}");
            // Rust asks for a look; ordering more often than the rest asks for none.
            svg.Words(row.StandsOut && row.Difference!.Value < 0 ? "e x" : "e k", Width, y, $"{(row.StandsOut ? row.Difference!.Value < 0 ? "▾ " : "▴ " : "")}{Figures.Percent(row.Rate.Value)}")
                .Words("e m", Width, y + 14, $"{Figures.Count(row.Rate.Numerator)}/{Figures.Count(row.Rate.Denominator)}");
            y += Row;
        }
        return new(Question, language is Language.Chinese ? ["首次响应", "下单", "询单", "比率", "95% 区间"] : ["First response", "Ordered", "Inquiries", "Rate", "95% interval"],
            [.. rows.Select(r => (IReadOnlyList<string>)[BucketWords.Name(r).In(language), Figures.Count(r.Rate.Numerator), Figures.Count(r.Rate.Denominator), Figures.Percent(r.Rate.Value), Figures.Interval(100 * r.Rate.Low, 100 * r.Rate.High)])],
            new(ChartKind.Intervals, ChartTable.Percent, [.. rows.Select(r => BucketWords.Name(r).In(language))], [ChartTable.Shares(Share.In(language), rows.Select(r => r.Rate))]),
            svg.Finish());
    }
}
