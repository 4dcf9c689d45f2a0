namespace QA.Analysis.Metrics;

/// <summary>What a metric is called and means: the page in <c>docs/metrics.md</c> is written from this, and its example is run.</summary>
/// <param name="Name">English name; the type's name is the same in one word.</param>
/// <param name="ChineseName">中文名.</param>
/// <param name="Definition">The exact definition, in sentences.</param>
public sealed record MetricDescription(
    string Name, string ChineseName, MetricUnit Unit, Summary Summary, string Definition, WorkedExample Example);

/// <summary>Milliseconds are shown in seconds.</summary>
public enum MetricUnit { Seconds, Count, Share }

/// <summary>How measurements of many conversations become one figure.</summary>
public enum Summary { Percentiles, Total, Share, Ratio }

/// <summary>A chat and what the metric makes of it.</summary>
/// <param name="Chat">One message a line: time, who, text; <c>-</c> for an unknown time, <c>[transfer]</c> before the text for its kind.</param>
/// <param name="Figures">Each measurement in order, joined by <c>; </c>: seconds or a count with the agent, <c>1 of 2 li</c>; <c>none</c> where there is none.</param>
/// <param name="Reading">Why, in a sentence.</param>
public sealed record WorkedExample(string Chat, string Figures, string Reading);
