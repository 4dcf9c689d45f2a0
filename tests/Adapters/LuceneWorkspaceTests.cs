#if WITH_LUCENE
using QA.Tests.Cli;

namespace QA.Tests.Adapters;

/// <summary>The program with Lucene built in: which engine a workspace has, and that it goes on with it.</summary>
public sealed class LuceneWorkspaceTests : IDisposable
{
    readonly Qa qa = new();

    public void Dispose() => qa.Dispose();

    string Chats(string name, string word) => qa.File(name,
        $"conversation_id,sent_at,role,sender_id,customer_id,text\nc-{name},2026-11-09 09:00:00,customer,b1,b1,我要{word}\nc-{name},2026-11-09 09:01:00,agent,801,b1,好的，马上{word}\n");

    [Fact]
    public void A_new_workspace_is_indexed_by_lucene_and_says_so()
    {
        Assert.Equal(0, qa.Run("import", Chats("a.csv", "退款"), "--quiet").Code);

        Assert.Contains("index: lucene", qa.Run("workspace").Out, StringComparison.Ordinal);
        Assert.Contains("\"index\":\"lucene\"", qa.Run("workspace", "--json").Out.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("ok (index: lucene)\n", qa.Run("check").Out);
        Assert.Contains("2", qa.Run("search", "退款", "--json", "--limit", "0").Out, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(qa.Workspace, "lucene")));
    }

    [Fact]
    public void A_workspace_of_another_engine_keeps_it()
    {
        Assert.Equal(0, qa.Run("import", Chats("a.csv", "退款"), "--quiet").Code);
        Assert.Contains("index: segments", qa.Run("workspace", "--reindex").Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(qa.Workspace, "lucene")));
        Assert.Equal(0, qa.Run("import", Chats("b.csv", "换货"), "--quiet").Code);

        Assert.Contains("index: segments", qa.Run("workspace").Out, StringComparison.Ordinal);
        Assert.Equal("ok (index: segments)\n", qa.Run("check").Out);
        Assert.False(Directory.Exists(Path.Combine(qa.Workspace, "lucene")));
    }

    [Fact]
    public void A_check_finds_what_lucenes_files_lack_and_the_remedy_mends_it()
    {
        Assert.Equal(0, qa.Run("import", Chats("a.csv", "退款"), "--quiet").Code);
        foreach (var file in Directory.GetFiles(Path.Combine(qa.Workspace, "lucene"), "*.cfs")) File.WriteAllBytes(file, [1, 2, 3]);

        var check = qa.Run("check");
        Assert.Equal(3, check.Code);
        Assert.Contains("qa workspace --reindex", check.Out, StringComparison.Ordinal);
        var search = qa.Run("search", "退款");
        Assert.Equal(3, search.Code);
        Assert.Contains("qa workspace --reindex", search.Remarks, StringComparison.Ordinal);
        Assert.Equal(0, qa.Run("workspace", "--reindex").Code);
        Assert.StartsWith("ok", qa.Run("check").Out, StringComparison.Ordinal);
    }
}
#endif
