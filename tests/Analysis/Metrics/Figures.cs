using System.Globalization;
using QA.Analysis.Metrics;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Metrics;

/// <summary>A metric's measurements as its worked example writes them.</summary>
static class Figures
{
    public static string Of<TMetric>(string chat, Profile? profile = null) where TMetric : IMetric, new() => Of(new TMetric(), chat, profile);

    public static string Of(IMetric metric, string chat, Profile? profile = null) => Of(metric, Chat.Of(chat), profile ?? new());

    public static string Of(IMetric metric, QA.Ingest.Conversations.Conversation conversation, Profile profile)
    {
        var measurements = metric.Measure(MetricContext.Of(conversation, profile)).ToList();
        return measurements.Count == 0 ? "none" : string.Join("; ", measurements.Select(m => One(metric.Description, m)));
    }

    static string One(MetricDescription description, Measurement m)
    {
        var figure = description.Unit switch
        {
            MetricUnit.Seconds => (m.Value / 1000m).ToString("0.###", CultureInfo.InvariantCulture),
            MetricUnit.Share => string.Create(CultureInfo.InvariantCulture, $"{m.Value} of {m.Of}"),
            _ => m.Value.ToString(CultureInfo.InvariantCulture),
        };
        return m.AgentId.Length == 0 ? figure : $"{figure} {m.AgentId}";
    }
}
