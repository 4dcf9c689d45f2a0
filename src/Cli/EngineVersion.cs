using System.Reflection;

namespace QA.Cli;

/// <summary>The version that results and manifests are stamped with.</summary>
static class EngineVersion
{
    public static string Text { get; } =
        typeof(EngineVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
}
