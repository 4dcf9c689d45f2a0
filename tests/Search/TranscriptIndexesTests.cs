using Microsoft.Data.Sqlite;
using QA.Tests.Cli;

namespace QA.Tests.Search;

public sealed class TranscriptIndexesTests : IDisposable
{
    readonly Qa qa = new();

    public void Dispose() => qa.Dispose();

    [Theory, InlineData("search", "退款"), InlineData("check"), InlineData("workspace"), InlineData("import", "")]
    public void A_workspace_of_an_engine_that_this_build_lacks_is_refused_with_what_to_do(params string[] command)
    {
        var chats = qa.File("a.csv", "conversation_id,role,text\nc1,customer,我要退款\n");
        Assert.Equal(0, qa.Run("import", chats, "--quiet").Code);
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(qa.Workspace, "qa.db")};Pooling=False"))
        {
            connection.Open();
            using var other = connection.CreateCommand();
            other.CommandText = "UPDATE index_engine SET name = 'tantivy'";
            other.ExecuteNonQuery();
        }

        var answer = qa.Run(command is ["import", ..] ? ["import", chats] : command);
        Assert.Equal(3, answer.Code);
        Assert.Contains("engine tantivy, which this build does not have", answer.Remarks, StringComparison.Ordinal);
        Assert.Contains("dotnet build -p:Adapters=true", answer.Remarks, StringComparison.Ordinal);
    }
}
