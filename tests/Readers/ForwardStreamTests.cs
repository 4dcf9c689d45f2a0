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
}
