using QA.Reports.Wording;

namespace QA.Reports.Charts;

/// <summary>图: a question, the table that answers it, and the picture of that table.</summary>
/// <param name="Question">What the reader asks.</param>
/// <param name="Columns">Headings of the table, the first one naming the rows.</param>
/// <param name="Numbers">What the picture shows, as numbers.</param>
/// <param name="Svg">The picture, with title and description inside; encoded, ready for a page.</param>
public sealed record Drawing(Phrase Question, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, ChartTable Numbers, string Svg);
