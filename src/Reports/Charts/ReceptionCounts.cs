using QA.Analysis.Desk;
using QA.Ingest.Conversations;
using QA.Reports.Wording;

namespace QA.Reports.Charts;

/// <summary>每天接待: how many customers the team received on each day of a week, and how many of them were answered.</summary>
public static class ReceptionCounts
{
    const double First = 8, Pitch = 55, Bar = 38, Top = 34, Base = 184;

    public static readonly Phrase Question = new("每天接待多少顾客，其中多少得到了人工答复？", "How many customers were received each day, and how many of them were answered by a human?");

    static readonly Phrase Title = new("每天接待人数，合计 {0} 人次", "Receptions by day, {0} in all");
    static readonly Phrase Tip = new("{0}：接待 {1}，有效 {2}", "{0}: {1} received, {2} effective");
    static readonly Phrase Received = new("接待", "received");
    static readonly Phrase Effective = new("有效", "effective");
    static readonly Phrase KeyEffective = new("■ 有效", "■ effective");
    static readonly Phrase KeyOthers = new("□ 其余", "□ others");

    /// <param name="rows">The week's rows; only the team's whole days are drawn.</param>
    /// <returns>Null where nobody was received.</returns>
    public static Drawing? Draw(Language language, Week week, IReadOnlyList<DeskRow> rows)
    {
        var days = rows.Where(r => r.Hour is null && r.AgentId.Length == 0).ToDictionary(r => r.Day);
        if (week.IsUndated || days.Count == 0) return null;
        var y = new Scale(0, Math.Max(1, days.Values.Max(d => d.Receptions)), Base, Top);
        var lines = Enumerable.Range(0, 7).Select(i => (Day: week.Monday.AddDays(i), Row: days.GetValueOrDefault(week.Monday.AddDays(i)))).ToList();
        string Said((DateOnly Day, DeskRow? Row) line) => Tip.In(language, Figures.Weekday(language, line.Day.DayOfWeek), line.Row?.Receptions ?? 0, line.Row?.EffectiveReceptions ?? 0);
        var svg = new SvgWriter(400, 212, Title.In(language, Figures.Count(days.Values.Sum(d => d.Receptions))), string.Join(language is Language.Chinese ? "；" : "; ", lines.Select(Said)));
        svg.Words("s", First, 14, KeyEffective.In(language)).Words("m", First + 80, 14, KeyOthers.In(language));
        var x = First;
        foreach (var line in lines)
        {
            if (line.Row is { } row)
            {
                var (effective, all) = (y.At(row.EffectiveReceptions), y.At(row.Receptions));
                svg.Rect("bb", x, effective, Bar, Base - effective, Said(line));
                if (effective - all > 0.5) svg.Rect("do", x + 0.8, all, Bar - 1.6, effective - all, Said(line));
                svg.Words("c k", x + Bar / 2, all - 5, Figures.Count(row.Receptions));
            }
            else
            {
                svg.Words("c m", x + Bar / 2, Base - 5, "0");
            }
            svg.Words("c m", x + Bar / 2, 200, Figures.Weekday(language, line.Day.DayOfWeek));
            x += Pitch;
        }
        svg.Line("ax", First - 4, Base, First + 7 * Pitch - 12, Base);
        return new(Question, language is Language.Chinese ? ["日", "接待", "有效", "顾客", "来过的"] : ["Day", "Received", "Effective", "Customers", "Wrote before"],
            [.. lines.Select(l => (IReadOnlyList<string>)[Figures.Day(language, l.Day), Figures.Count(l.Row?.Receptions ?? 0), Figures.Count(l.Row?.EffectiveReceptions ?? 0),
                Figures.Count(l.Row?.Customers ?? 0), Figures.Count(l.Row?.ReturningCustomers ?? 0)])],
            new(ChartKind.Bars, "", [.. lines.Select(l => Figures.Weekday(language, l.Day.DayOfWeek))],
            [
                new(Received.In(language), [.. lines.Select(l => (double?)(l.Row?.Receptions ?? 0))]),
                new(Effective.In(language), [.. lines.Select(l => (double?)(l.Row?.EffectiveReceptions ?? 0))]),
            ]),
            svg.Finish());
    }
}
