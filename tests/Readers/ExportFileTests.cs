using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using QA.Ingest.Formats;
using QA.Ingest.Readers;

namespace QA.Tests.Readers;

public class ExportFileTests
{
    const string Two = "role,text,customer_id\ncustomer,hi,a\nagent,hello,a\n";

    static ExportRefusedException Refused(string text, string name = "chat.csv", ReadOptions? options = null) =>
        Assert.Throws<ExportRefusedException>(() => Given.File(text, name, options));

    [Fact]
    public void A_file_is_known_by_the_hash_of_its_bytes_on_the_disk()
    {
        var packed = Packed(Encoding.UTF8.GetBytes(Two));
        using var file = new TemporaryFile("chat.csv.gz", packed);
        var export = file.Open();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(packed)), export.Sha256);
        Assert.Equal(("canonical-csv", ExportKind.Transcript, "utf-8", file.Path), (export.Format.Name, export.Kind, export.EncodingName, export.Path));
        Assert.Equal(["hi", "hello"], export.Rows().Texts());
        Assert.Equal(["hi", "hello"], export.Rows().Texts());
    }

    [Fact]
    public void Packed_data_that_break_off_give_what_came_before()
    {
        var random = new Random(5);
        var text = "role,text,customer_id\n" + string.Concat(Enumerable.Range(0, 5000).Select(_ => $"agent,{random.NextInt64()},a\n"));
        var packed = Packed(Encoding.UTF8.GetBytes(text));
        using var file = new TemporaryFile("cut.csv.gz", packed[..(packed.Length / 2)]);
        var rows = file.Open().Rows().ToList();
        Assert.InRange(rows.Texts().Count, 1000, 4000);
        Assert.True(rows.Reasons().Count <= 1);
    }

    [Fact]
    public void A_missing_column_refuses_the_file_and_says_what_to_do()
    {
        var refused = Refused("会话,发送方,内容\nc1,客服,您好\n", "聊天.csv", Given.Map(("conversation_id", "会话"), ("text", "内容")));
        Assert.Equal("聊天.csv", refused.Path);
        Assert.Equal("no column for role, which canonical-csv needs. Headings found: 会话, 发送方, 内容", refused.What);
        Assert.Contains("--map role=发送方", refused.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_users_own_headings_are_mapped()
    {
        var row = Assert.IsType<ExportRow.Accepted>(Assert.Single(Given.Rows("会话,发送方,内容\nc1,客服,您好\n", "x.csv",
            Given.Map(("conversation_id", "会话"), ("role", "发送方"), ("text", "内容")))));
        Assert.Equal(("c1", "您好"), (row.Row.ConversationId, row.Row.Text));
    }

    [Fact]
    public void A_mapped_heading_wins_over_the_formats_own() => Assert.Equal(["二"], Given.Rows(
        "role,text,文本,customer_id\nagent,一,二,a\n", options: Given.Map(("text", "文本"))).Texts());

    [Theory]
    [InlineData("", "there is nothing in it")]
    [InlineData("\n \n", "there is nothing in it")]
    [InlineData("role,text,text,customer_id\n", "the heading 'text' stands twice")]
    [InlineData("role,text\nagent,hi\n", "no column for conversation_id or customer_id, which canonical-csv needs. Headings found: role, text")]
    [InlineData("[{\"role\":\"agent\"}]", "it is JSON, but not one object a line")]
    public void A_file_that_is_no_export_is_refused_in_plain_words(string text, string what) => Assert.Equal(what, Refused(text).What);

    [Fact]
    public void A_file_of_headings_alone_has_no_rows() => Assert.Empty(Given.Rows("role,text,customer_id\n"));

    [Fact]
    public void Mistakes_in_options_name_what_exists()
    {
        Assert.Contains("canonical-csv", Refused(Two, options: new() { Format = "csv" }).Remedy, StringComparison.Ordinal);
        Assert.Contains("canonical-csv", Refused(Two, options: new() { Format = "orders", Kind = ExportKind.Transcript }).Remedy, StringComparison.Ordinal);
        Assert.Contains("sender_name", Refused(Two, options: Given.Map(("rolle", "role"))).Remedy, StringComparison.Ordinal);
        Assert.StartsWith("--map says 'who' for role", Refused(Two, options: Given.Map(("role", "who"))).What, StringComparison.Ordinal);
        Assert.StartsWith("no column for order_id, and customer_id", Refused("a,b\n1,2\n", options: new() { Kind = ExportKind.Orders }).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_format_asked_for_by_name_is_taken_at_its_word() =>
        Assert.All(Given.Rows(Two, options: new() { Format = "irc" }), row => Assert.IsType<ExportRow.Rejected>(row));

    [Fact]
    public void Headings_that_are_chat_text_are_shortened()
    {
        var first = new string('话', 200);
        Assert.DoesNotContain(new string('话', 41), Refused($"{first},{first}\n再见,再见\n").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_or_a_folder_is_refused()
    {
        using var file = new TemporaryFile("notes.md", "# nothing"u8.ToArray());
        var folder = Path.GetDirectoryName(file.Path)!;
        Assert.Equal("there is no such file", Assert.Throws<ExportRefusedException>(() =>
            ExportFile.Open(file.Path + "x", FormatCatalog.BuiltIn, new(), new())).What);
        Assert.Equal("this is a folder", Assert.Throws<ExportRefusedException>(() =>
            ExportFile.Open(folder, FormatCatalog.BuiltIn, new(), new())).What);
        Assert.Equal("no exports in this folder", Assert.Throws<ExportRefusedException>(() => ExportPaths.Of(folder)).What);
        Assert.Equal("there is no such file or folder", Assert.Throws<ExportRefusedException>(() => ExportPaths.Of(folder + "/x")).What);
        File.WriteAllText(folder + "/b.csv.gz", "");
        File.WriteAllText(folder + "/a.JSONL", "");
        Assert.Equal(["a.JSONL", "b.csv.gz"], ExportPaths.Of(folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Any_rows_written_are_the_rows_read_however_the_bytes_arrive() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>[]>(), ArbMap.Default.ArbFor<PositiveInt>(), (texts, seed) =>
        {
            List<string> said = [.. texts.Select(text => new string([.. text.Get.Where(c => c != '\0' && !char.IsSurrogate(c))]))];
            var csv = "role,text,customer_id\n" + string.Concat(said.Select(text => $"agent,\"{text.Replace("\"", "\"\"")}\",a\n"));
            var file = ExportFile.Open(new Given.Trickle(Encoding.UTF8.GetBytes(csv), 7, seed.Get), "x.csv", FormatCatalog.BuiltIn, new(), new());
            return file.Rows().ToList() is var rows && rows.Texts().SequenceEqual(said) && rows.Count == said.Count;
        }));

    [Theory]
    [InlineData("x.csv", "role,text,customer_id\nagent,hi,a\n")]
    [InlineData("x.tsv", "role\ttext\tcustomer_id\nagent\thi\ta\n")]
    [InlineData("x.jsonl", "{\"role\":\"agent\",\"text\":\"hi\",\"customer_id\":\"a\"}\n")]
    [InlineData("2026-11-09.log", "[09:00] <lin> hi\n")]
    public void Any_bytes_after_a_good_start_are_accounted_for_in_order(string name, string start) => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<PositiveInt>(), (noise, seed) =>
        {
            // Marks that readers stumble over, among the noise.
            var marks = "\"\"\",,\t\n\n\r{}[]:é"u8.ToArray();
            byte[] bytes = [.. Encoding.UTF8.GetBytes(start), .. noise.SelectMany((b, i) => i % 2 == 0 ? [b] : new[] { marks[b % marks.Length] })];
            var options = new ReadOptions { MaxRow = 20 + seed.Get % 50, Encoding = "utf-8", Format = name.EndsWith(".log", StringComparison.Ordinal) ? "irc" : null };
            var lossy = new QA.Ingest.Settings.Profile { Import = new() { MaxReplaced = 1 } };
            var whole = Given.File(bytes, name, options, lossy).Rows().ToList();
            var trickled = ExportFile.Open(new Given.Trickle(bytes, 3, seed.Get), name, FormatCatalog.BuiltIn, lossy, options).Rows().ToList();

            var feeds = bytes.Count(b => b == '\n') + bytes.Count(b => b == '\r');
            return whole.SequenceEqual(trickled)
                && whole.Zip(whole.Skip(1)).All(pair => pair.First.Line < pair.Second.Line && pair.First.Offset < pair.Second.Offset)
                && whole.All(row => row.Line <= feeds + 1 && row.Offset < bytes.Length)
                && whole.OfType<ExportRow.Rejected>().All(row => row.Reason.Length > 0 && row.Excerpt.Length <= 40);
        }));

    static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }
}
