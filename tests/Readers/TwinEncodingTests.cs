using System.IO.Compression;
using System.Text;
using QA.Ingest.Readers;
using QA.Ingest.Settings;

namespace QA.Tests.Readers;

/// <summary>The same talk in Big5 and in UTF-8 must be the same text, but for characters that Big5 has no place for.</summary>
public class TwinEncodingTests
{
    const string Corpus = "hkcancor.tgz";

    [Fact]
    public void Big5_and_UTF_8_twins_are_one_text_but_for_counted_characters()
    {
        if (PublicData.Of(Corpus) is not { } files)
        {
            Assert.Skip(PublicData.Missing(Corpus));
            return;
        }
        var big5 = Entries(files["hkcancor-big5hkscs.zip"]);
        var utf8 = Entries(files["hkcancor-utf8.zip"]);
        var twins = big5.Keys.Intersect(utf8.Keys).Where(name => name.StartsWith("FC-", StringComparison.Ordinal)).ToList();
        Assert.True(twins.Count > 50, "the archive has other files than it had");

        var lost = 0L;
        foreach (var name in twins)
        {
            var (encoding, text, replaced) = Read(name, big5[name]);
            var (other, twin, none) = Read(name, utf8[name]);
            Assert.Equal(("big5", "utf-8", 0L), (encoding, other, none));
            var pairs = text.EnumerateRunes().Zip(twin.EnumerateRunes()).ToList();
            Assert.Equal(twin.EnumerateRunes().Count(), text.EnumerateRunes().Count());
            Assert.All(pairs.Where(pair => pair.First != pair.Second), pair => Assert.True(IsLost(pair.First), $"{name}: {pair.First} for {pair.Second}"));
            Assert.Equal(pairs.LongCount(pair => IsLost(pair.First)), replaced);
            lost += replaced;
        }
        Assert.True(lost > 0, "no character was lost: the test proves nothing");
    }

    static bool IsLost(Rune rune) => rune.Value is 0xFFFD or (>= 0xE000 and <= 0xF8FF);

    static (string Encoding, string Text, long Replaced) Read(string name, byte[] bytes)
    {
        using var file = new TemporaryFile(name, bytes);
        var source = ExportSource.OfFile(file.Path, new ReadOptions(), new ImportSettings { MaxReplaced = 1 });
        using var text = new ExportText(source.Open(), source.Encoding);
        var all = new MemoryStream();
        var block = new byte[4096];
        for (int got; (got = text.Read(block)) > 0;) all.Write(block, 0, got);
        return (source.Encoding.Name, Encoding.UTF8.GetString(all.ToArray()), text.Replaced);
    }

    static Dictionary<string, byte[]> Entries(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.Where(entry => entry.Length > 0).ToDictionary(entry => entry.Name, entry =>
        {
            var bytes = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        });
    }
}
