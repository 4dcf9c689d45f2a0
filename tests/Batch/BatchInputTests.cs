using QA.Ingest.Batch;
using QA.Ingest.Formats;
using QA.Ingest.Readers;
using QA.Ingest.Settings;

namespace QA.Tests.Batch;

public sealed class BatchInputTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_goes_to_the_disk_comes_back_as_it_was()
    {
        var rows = Enumerable.Range(0, 3000).Select(i =>
            $"c{i % 700},m{i},2026-11-09 {9 + i / 600:00}:{i / 10 % 60:00}:{i % 10:00}.{i % 1000:000},{(i % 2 == 0 ? "customer" : "agent")},{(i % 2 == 0 ? $"b{i % 700}" : "801")},b{i % 700},店{i % 3},\"第{i}条，𠮷野家 😀\"");
        var path = folder.File("all.csv", "conversation_id,message_id,sent_at,role,sender_id,customer_id,shop,text\n" + string.Join('\n', rows) + "\n");

        Assert.Equal(Everything(path, memory: long.MaxValue), Everything(path, memory: 100_000));
        Assert.Equal(3000, Everything(path, memory: 1).Count);
    }

    [Fact]
    public void Temporary_files_are_gone_afterwards()
    {
        string temporary;
        using (var input = new BatchInput(ProfileFile.Default)) temporary = input.TemporaryFolder;

        Assert.False(Directory.Exists(temporary));
    }

    static List<string> Everything(string path, long memory)
    {
        using var input = new BatchInput(ProfileFile.Default, memory);
        input.Add(ExportFile.Open(path, FormatCatalog.BuiltIn, ProfileFile.Default, new ReadOptions())).Wait(TestContext.Current.CancellationToken);
        input.Close();
        return
        [
            .. from partition in Enumerable.Range(0, BatchInput.Partitions)
               from conversation in input.Read(partition)
               from message in conversation.Messages
               select $"{conversation.Id} {conversation.CustomerId} {message}",
        ];
    }
}
