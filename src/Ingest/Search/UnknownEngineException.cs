namespace QA.Ingest.Search;

/// <summary>A workspace was indexed by an engine that this build does not have.</summary>
public sealed class UnknownEngineException(string name) : Exception($"the workspace was indexed by an engine named {name}, which this build does not have")
{
    /// <summary>What the workspace calls it.</summary>
    public string Name { get; } = name;
}
