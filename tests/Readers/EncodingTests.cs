using System.Text;
using FsCheck;
using FsCheck.Fluent;
using QA.Ingest.Readers;
using QA.Ingest.Settings;

namespace QA.Tests.Readers;

public class EncodingTests
{
    const string Simplified = "role,text,customer_id\ncustomer,请问这件衣服还有没有大一码的,阿明\nagent,有的，明天就可以发货,阿明\n";
    const string Traditional = "role,text,customer_id\ncustomer,請問這件衣服還有沒有大一號的,阿明\nagent,有的，明天就可以出貨,阿明\n";

    static Encoding Legacy(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(name);
    }

    [Theory]
    [InlineData("gb18030", Simplified)]
    [InlineData("gb18030", Traditional)]
    [InlineData("big5", Traditional)]
    public void Legacy_encodings_are_told_apart_by_the_characters_they_make(string name, string text)
    {
        var file = Given.File(Legacy(name).GetBytes(text));
        Assert.Equal(name, file.EncodingName);
        Assert.Equal(Given.Rows(text).Texts(), file.Rows().Texts());
        Assert.Equal(0, file.Replaced);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(true, false)]
    public void Utf16_is_known_by_its_mark_or_by_its_nuls(bool bigEndian, bool mark)
    {
        var encoding = new UnicodeEncoding(bigEndian, mark);
        var file = Given.File([.. encoding.GetPreamble(), .. encoding.GetBytes(Simplified)]);
        Assert.Equal(bigEndian ? "utf-16be" : "utf-16le", file.EncodingName);
        Assert.Equal(Given.Rows(Simplified).Texts(), file.Rows().Texts());
    }

    [Fact]
    public void Places_point_into_the_bytes_of_the_file()
    {
        var bytes = Legacy("gb18030").GetBytes(Simplified);
        var third = bytes.AsSpan().LastIndexOf("agent"u8);
        Assert.Equal(third, Given.File(bytes).Rows().Last().Offset);

        var wide = new UnicodeEncoding(false, true);
        byte[] marked = [.. wide.GetPreamble(), .. wide.GetBytes(Simplified)];
        Assert.Equal(marked.AsSpan().LastIndexOf(wide.GetBytes("agent")), Given.File(marked).Rows().Last().Offset);

        byte[] damaged = [.. "role,text,customer_id\ncustomer,\u5728"u8, 0xFF, 0xFE, .. ",a\nagent,b,a\n"u8];
        var lossy = new Profile { Import = new() { MaxReplaced = 1 } };
        var options = new ReadOptions { Encoding = "utf-8" };
        Assert.Equal(damaged.AsSpan().LastIndexOf("agent"u8), Given.File(damaged, options: options, profile: lossy).Rows().Last().Offset);
    }

    [Fact]
    public void Nuls_in_a_file_that_is_not_utf16_become_spaces() =>
        Assert.Equal(["h i 在"], Given.File("role,customer_id,text\nagent,a,h\0i 在").Rows().Texts());

    [Fact]
    public void A_tie_is_asked_for()
    {
        var refused = Assert.Throws<ExportRefusedException>(() => Given.File(Encoding.Latin1.GetBytes("role,text,customer_id\nagent,caf\u00E9,a\n")));
        Assert.Equal("chat.csv", refused.Path);
        Assert.Contains("--encoding", refused.Remedy, StringComparison.Ordinal);
        Assert.Equal(["caf\u00E9"], Given.File(Encoding.Latin1.GetBytes("role,text,customer_id\nagent,caf\u00E9,a\n"), options: new() { Encoding = "iso-8859-1" }).Rows().Texts());
    }

    [Fact]
    public void A_name_that_is_no_encoding_is_refused() => Assert.Contains("there is no encoding 'klingon'",
        Assert.Throws<ExportRefusedException>(() => Given.File(Simplified, options: new() { Encoding = "klingon" })).What, StringComparison.Ordinal);

    [Fact]
    public void Foreign_lines_in_a_utf8_file_are_counted_and_refused_unless_accepted()
    {
        byte[] mixed = [.. Encoding.UTF8.GetBytes(Simplified), .. "agent,"u8, .. Legacy("gb18030").GetBytes("您好"), .. ",a\n"u8];
        using var file = new TemporaryFile("mixed.csv", mixed);
        var refused = Assert.Throws<ExportRefusedException>(() => file.Open());
        Assert.Contains("cannot be read as utf-8", refused.What, StringComparison.Ordinal);
        Assert.Contains("import.max_replaced", refused.Remedy, StringComparison.Ordinal);

        var accepted = file.Open(profile: new Profile { Import = new() { MaxReplaced = 0.5 } });
        Assert.Equal(4, accepted.Replaced);
        Assert.Equal(3, accepted.Rows().Count());
    }

    [Fact]
    public void Private_use_characters_of_a_legacy_encoding_are_lost_ones()
    {
        // FA40 lies where Hong Kong keeps its own characters, outside code page 950.
        byte[] big5 = [.. Legacy("big5").GetBytes(Traditional), .. "agent,"u8, 0xFA, 0x40, .. ",a\n"u8];
        using var file = new TemporaryFile("hk.csv", big5);
        Assert.Contains("1 of ", Assert.Throws<ExportRefusedException>(() => file.Open()).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_within_a_character_is_read_and_says_so()
    {
        var bytes = Encoding.UTF8.GetBytes("role,customer_id,text\ncustomer,a,在吗\nagent,a,您好");
        using var file = new TemporaryFile("cut.csv", bytes[..^1]);
        var export = file.Open();
        Assert.Equal(["在吗", "您\uFFFD"], export.Rows().Texts());
        Assert.Equal(1, export.Replaced);
        Assert.Contains("cut off", Assert.Single(export.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_far_behind_the_start_is_found_too()
    {
        var bytes = Encoding.UTF8.GetBytes("role,text,customer_id\n" + string.Concat(Enumerable.Repeat("agent,您好,a\n", 200_000)));
        bytes[^6] = 0xFF;
        using var file = new TemporaryFile("late.csv", bytes);
        Assert.Contains("cannot be read as utf-8", Assert.Throws<ExportRefusedException>(() => file.Open()).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_comes_out_of_any_encoding_as_it_went_in_however_it_arrives() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(), ArbMap.Default.ArbFor<PositiveInt>(), (text, seed) =>
        {
            // Lone surrogates are no text; NULs become spaces by design.
            var clean = new string([.. text.Get.Where(c => !char.IsSurrogate(c)).Select(c => c == '\0' ? ' ' : c)]) + "字😀\n中文";
            return new (ExportEncoding How, Encoding Written)[]
            {
                (ExportEncoding.Utf8, new UTF8Encoding(false)),
                (ExportEncoding.Utf16LittleEndian, new UnicodeEncoding(false, false)),
                (ExportEncoding.Utf16BigEndian, new UnicodeEncoding(true, false)),
                (ExportEncoding.Gb18030, Legacy("gb18030")),
            }.All(pair =>
            {
                using var read = new ExportText(new Given.Trickle(pair.Written.GetBytes(clean), 3, seed.Get), pair.How);
                var bytes = new byte[clean.Length * 3 + 64];
                var length = read.Read(bytes);
                return Encoding.UTF8.GetString(bytes, 0, length) == clean;
            });
        }));

    [Fact]
    public void Any_bytes_become_valid_utf8_in_any_encoding() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<PositiveInt>(), (bytes, seed) =>
            new[] { ExportEncoding.Utf8, ExportEncoding.Utf16LittleEndian, ExportEncoding.Gb18030, ExportEncoding.Big5 }.All(encoding =>
            {
                using var read = new ExportText(new Given.Trickle(bytes, 2, seed.Get), encoding);
                var block = new byte[bytes.Length * 3 + 16];
                var length = read.Read(block);
                return System.Text.Unicode.Utf8.IsValid(block.AsSpan(0, length)) && read.Read(block) == 0;
            })));
}
