using System.IO.Compression;
using System.Text;
using QA.Ingest.Formats;
using QA.Ingest.Readers;

namespace QA.Tests.Readers;

public class PackedFileTests
{
    static byte[] Table(int rows) => Encoding.UTF8.GetBytes("role,text,customer_id\n" + string.Concat(Enumerable.Range(0, rows).Select(i => $"agent,{i * 7919L % 1000003},a\n")));

    static byte[] Gzip(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(bytes);
        return packed.ToArray();
    }

    static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        return packed.ToArray();
    }

    static List<ExportRow> Rows(byte[] bytes, string name = "chat.csv.gz")
    {
        using var file = new TemporaryFile(name, bytes);
        return [.. ExportPaths.Of(file.Path).SelectMany(path => ExportFile.Open(path, FormatCatalog.BuiltIn, new(), new()).Rows())];
    }

    [Fact]
    public void One_flipped_bit_in_packed_data_refuses_the_file_and_no_row_of_it_is_believed()
    {
        var packed = Gzip(Table(2000));
        var random = new Random(4);
        for (var i = 0; i < 60; i++)
        {
            // Behind the header, whose own fields say nothing of the text.
            var damaged = (byte[])packed.Clone();
            damaged[random.Next(10, damaged.Length)] ^= (byte)(1 << random.Next(8));
            Assert.Contains("damaged", Assert.Throws<ExportRefusedException>(() => Rows(damaged)).What, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Data_that_break_off_are_read_to_there_but_for_the_last_row()
    {
        var packed = Gzip(Table(2000));
        using var file = new TemporaryFile("cut.csv.gz", packed[..(packed.Length / 2)]);
        var export = file.Open();
        var rows = export.Rows().ToList();
        Assert.Contains(export.Notes, note => note.Contains("break off", StringComparison.Ordinal));
        Assert.IsType<ExportRow.Rejected>(rows[^1]);
        var whole = Given.Rows(Encoding.UTF8.GetString(Table(2000)));
        Assert.Equal(whole.Texts().Take(rows.Count - 1), rows.SkipLast(1).Texts());
    }

    [Fact]
    public void The_same_break_is_found_in_a_stream()
    {
        var packed = Gzip(Table(2000));
        var export = Given.File(packed[..(packed.Length / 2)], "cut.csv.gz");
        Assert.IsType<ExportRow.Rejected>(export.Rows().Last());
        Assert.Contains(export.Notes, note => note.Contains("break off", StringComparison.Ordinal));
        Assert.Equal(2000, Given.File(packed, "whole.csv.gz").Rows().ToList().Texts().Count);
        packed[^6] ^= 1;
        Assert.Throws<ExportRefusedException>(() => Given.File(packed, "bad.csv.gz").Rows().ToList());
    }

    [Fact]
    public void Packed_parts_one_behind_the_other_are_one_file()
    {
        byte[] parts = [.. Gzip(Table(3)), .. Gzip("customer,more,a\n"u8.ToArray())];
        Assert.Equal(4, Rows(parts).Texts().Count);
        Assert.Equal(4, Given.File(parts, "parts.csv.gz").Rows().ToList().Texts().Count);
    }

    [Fact]
    public void An_archive_is_read_as_if_it_were_a_folder()
    {
        var zip = Zip(("b/chat.csv", Table(2)), ("a.csv.gz", Gzip(Table(1))), ("photo.jpg", [1, 2, 3]), ("__MACOSX/._chat.csv", [0]));
        using var file = new TemporaryFile("all.zip", zip);
        Assert.Equal([file.Path + "/a.csv.gz", file.Path + "/b/chat.csv"], ExportPaths.Of(file.Path));
        Assert.Equal(3, Rows(zip, "all.zip").Texts().Count);
    }

    [Fact]
    public void The_name_of_an_archive_may_say_who_the_customer_is()
    {
        var row = Rows(Zip(("_chat.txt", "[15/12/2025, 10:30:05] Bo: hello\n"u8.ToArray())), "WhatsApp Chat - Bo.zip");
        Assert.Equal("Bo", Assert.IsType<ExportRow.Accepted>(Assert.Single(row)).Row.CustomerId);
    }

    [Theory]
    [InlineData("../chat.csv")]
    [InlineData("a/../../chat.csv")]
    [InlineData("/etc/chat.csv")]
    [InlineData("C:/chat.csv")]
    [InlineData("..\\chat.csv")]
    public void An_entry_that_points_outside_refuses_the_archive(string name) => Assert.Contains("points outside",
        Assert.Throws<ExportRefusedException>(() => Rows(Zip((name, Table(1))), "bad.zip")).What, StringComparison.Ordinal);

    [Fact]
    public void An_entry_that_would_swell_without_bound_refuses_the_archive() => Assert.Contains("swell",
        Assert.Throws<ExportRefusedException>(() => Rows(Zip(("chat.csv", new byte[40_000_000])), "bomb.zip")).What, StringComparison.Ordinal);

    [Fact]
    public void A_damaged_archive_is_refused()
    {
        var zip = Zip(("chat.csv", Table(500)));
        zip[80] ^= 4;
        Assert.Contains("damaged", Assert.Throws<ExportRefusedException>(() => Rows(zip, "bad.zip")).What, StringComparison.Ordinal);
        Assert.Contains("damaged", Assert.Throws<ExportRefusedException>(() => Rows(zip[..100], "cut.zip")).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_workbook_is_refused()
    {
        var book = Workbooks.Of(("x", [["角色", "消息内容", "会话ID"], ["客服", "好", "9"]]));
        for (var at = 40; at < book.Length; at += 97)
        {
            var damaged = (byte[])book.Clone();
            damaged[at] ^= 8;
            try
            {
                // A flip in a part's name or date changes nothing that is read.
                Assert.Equal(["好"], Rows(damaged, "book.xlsx").Texts());
            }
            catch (ExportRefusedException refused)
            {
                Assert.NotEmpty(refused.Remedy);
            }
        }
    }

    [Fact]
    public void A_workbook_or_archive_is_not_read_from_a_stream() => Assert.Contains("cannot be read from a stream",
        Assert.Throws<ExportRefusedException>(() => Given.File(Zip(("a.csv", Table(1))), "a.zip")).What, StringComparison.Ordinal);
}
