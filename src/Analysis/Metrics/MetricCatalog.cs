namespace QA.Analysis.Metrics;

/// <summary>Every metric there is: a new one joins by being a class here.</summary>
public static class MetricCatalog
{
    /// <summary>By name.</summary>
    public static IReadOnlyList<IMetric> All { get; } =
    [
        .. from type in typeof(IMetric).Assembly.GetTypes()
           where type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IMetric))
           let metric = (IMetric)Activator.CreateInstance(type)!
           orderby type.Name
           select metric,
    ];
}
