namespace QA.Ingest.Store;

/// <summary>A workspace that cannot be used as asked: what is wrong, where, and what to do about it.</summary>
public sealed class WorkspaceException(string where, string what, string remedy) : Exception($"{where}: {what}; {remedy}")
{
    public string Where { get; } = where;
    public string What { get; } = what;
    public string Remedy { get; } = remedy;

    /// <summary>There is no workspace at all: the input is wrong, not the inside.</summary>
    public bool IsMissing { get; init; }
}
