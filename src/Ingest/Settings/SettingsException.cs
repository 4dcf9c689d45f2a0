namespace QA.Ingest.Settings;

/// <summary>A profile, format or rule file that cannot be used: the message is <c>path:line:column: what is wrong; the fix</c>.</summary>
public sealed class SettingsException(string path, long line, long column, string problem)
    : Exception($"{path}:{line}:{column}: {problem}")
{
    public string Path { get; } = path;
    public long Line { get; } = line;
    public long Column { get; } = column;
    public string Problem { get; } = problem;
}
