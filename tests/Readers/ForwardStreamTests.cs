using System.Security.Cryptography;
using QA.Ingest.Readers;

namespace QA.Tests.Readers;

public class ForwardStreamTests
{
    [Fact]
    public void What_was_looked_at_comes_again_before_the_rest()
    {
        using var stream = new ReplayStream("在吗"u8.ToArray(), new MemoryStream("？发货"u8.ToArray()));
        using var reader = new StreamReader(stream);

        Assert.Equal("在吗？发货", reader.ReadToEnd());
    }

    [Fact]
    public void It_says_beforehand_what_it_cannot_do_and_says_why_when_asked()
    {
        using var stream = new ReplayStream(default, Stream.Null);

        Assert.Equal((true, false, false), (stream.CanRead, stream.CanSeek, stream.CanWrite));
        Action[] refused = [() => _ = stream.Length, () => _ = stream.Position, () => stream.Position = 0, () => stream.Seek(0, SeekOrigin.Begin), () => stream.SetLength(0), () => stream.WriteByte(0)];
        Assert.All(refused, ask => Assert.Contains("read once", Assert.Throws<NotSupportedException>(ask).Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(262_143, 65_536)]
    [InlineData(262_144, 65_536)]
    [InlineData(262_145, 300_000)]
    [InlineData(1_000_000, 7_919)]
    public void The_hash_is_of_every_byte_however_many_are_read_at_once(int length, int atOnce)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        using var stream = new HashingStream(new MemoryStream(bytes));
        var read = new MemoryStream();
        // Half of it is read; the rest is hashed all the same.
        var block = new byte[atOnce];
        for (int got; read.Length < length / 2 && (got = stream.Read(block)) > 0;) read.Write(block, 0, got);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), stream.Whole());
        Assert.Equal(bytes[..(int)read.Length], read.ToArray());
    }
}
