namespace QA.Ingest.Readers;

/// <summary>A whole file that is not read: which, what is wrong with it, and what to do. Nothing of it was accepted.</summary>
public sealed class ExportRefusedException(string path, string what, string remedy) : Exception($"{path}: {what}; {remedy}")
{
    public string Path { get; } = path;
    public string What { get; } = what;
    public string Remedy { get; } = remedy;

    /// <summary>No format claims the file: one of many in a folder, it may simply be no export.</summary>
    public bool IsUnknown { get; init; }
}
