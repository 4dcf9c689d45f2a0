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
    public async Task A_file_that_is_given_again_while_it_is_read_changes_nothing()
    {
        var path = folder.File("all.csv", "conversation_id,message_id,sent_at,role,sender_id,customer_id,shop,text\nc1,m1,2026-11-09 09:00:00,customer,b1,b1,shop,在吗\n");
        using var input = new BatchInput(ProfileFile.Default);
        await Task.WhenAll(from _ in Enumerable.Range(0, 2) select input.Add(ExportFile.Open(path, FormatCatalog.BuiltIn, ProfileFile.Default, new ReadOptions())));

        Assert.Equal((1, 0), (Assert.Single(input.Receipts).Accepted, input.Receipts[0].Duplicate));
        Assert.Equal((0, 1), (Assert.Single(input.Repeated).Accepted, input.Repeated[0].Duplicate));
    }

    [Fact]
    public async Task A_file_that_turns_out_unusable_says_so_when_its_reading_ends()
    {
        // Enough of it is UTF-8 to be taken for that; only a stream's end can show that most of it is not.
        var bytes = new MemoryStream();
        bytes.Write("conversation_id,message_id,sent_at,role,sender_id,customer_id,shop,text\n"u8);
        while (bytes.Length < 1_100_000) bytes.Write("c1,m1,2026-11-09 09:00:00,customer,b1,b1,shop,在吗\n"u8);
        while (bytes.Length < 2_200_000) bytes.Write([(byte)'c', (byte)'2', 0xFE, 0xFF, (byte)'\n']);
        bytes.Position = 0;
        using var input = new BatchInput(ProfileFile.Default);
        var reading = input.Add(ExportFile.Open(bytes, "stdin.csv", FormatCatalog.BuiltIn, ProfileFile.Default, new ReadOptions()));

        Assert.Contains("cannot be read as utf-8", (await Assert.ThrowsAsync<ExportRefusedException>(() => reading)).Message, StringComparison.Ordinal);
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
        return [.. Messages(input)];
    }

    static IEnumerable<string> Messages(BatchInput input) =>
        from partition in Enumerable.Range(0, BatchInput.Partitions)
        from conversation in input.Read(partition)
        from message in conversation.Messages
        select $"{conversation.Id} {conversation.CustomerId} {message}";
}
