#if WITH_LUCENE
using System.Runtime.CompilerServices;

namespace QA.Tests.Adapters;

/// <summary>A build with adapters is tested as its program runs: new workspaces of all tests are indexed by Lucene.</summary>
static class BuiltIn
{
    [ModuleInitializer]
    internal static void Join() => QA.Cli.Adapters.Join();
}
#endif
