using System.Text.RegularExpressions;

namespace QA.Tests.Samples;

public sealed partial class EdgeChatsTests
{
    [Fact]
    public void Every_edge_chat_is_explained_and_nothing_else_is()
    {
        var explained = Row().Matches(File.ReadAllText(Repository.Path("data-samples", "edge-cases", "edge-chats.md"))).Select(row => row.Groups[1].Value);
        var written = SampleFolder.ReadCsv(Repository.Path("data-samples", "edge-cases", "edge-chats.csv")).Select(row => row["conversation_id"]).Distinct();

        Assert.Equal(written, explained);
    }

    [GeneratedRegex(@"(?m)^\| `([a-z-]+)` \|")]
    private static partial Regex Row();
}
