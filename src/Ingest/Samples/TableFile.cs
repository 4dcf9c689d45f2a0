using System.Buffers;

namespace QA.Ingest.Samples;

/// <summary>A CSV table (RFC 4180, UTF-8 without BOM, LF), written cell by cell.</summary>
internal sealed class TableFile : IDisposable
{
    static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    readonly TextFile file;
    bool isFirst = true;

    public TableFile(string path, string headings)
    {
        file = new(path);
        file.Write(headings);
        file.Write("\n"u8);
    }

    public long Rows { get; private set; }

    public TableFile Cell(string text)
    {
        Comma();
        if (text.AsSpan().ContainsAny(NeedsQuotes))
        {
            file.Write("\""u8);
            file.Write(text.Contains('"', StringComparison.Ordinal) ? text.Replace("\"", "\"\"", StringComparison.Ordinal) : text);
            file.Write("\""u8);
        }
        else file.Write(text);
        return this;
    }

    /// <summary>A cell whose bytes need no quotes.</summary>
    public TableFile Cell(ReadOnlySpan<byte> plain)
    {
        Comma();
        file.Write(plain);
        return this;
    }

    public TableFile Cell(long? number)
    {
        Comma();
        if (number is { } known) file.Write(known);
        return this;
    }

    public TableFile Cell(bool value) => Cell(value ? "true"u8 : "false"u8);

    /// <summary>A moment of the shop's clock.</summary>
    public TableFile Time(long? at)
    {
        Comma();
        if (at is { } known) file.Write(file.Clock.Of(known));
        return this;
    }

    /// <summary>Hundredths as an amount with two decimals.</summary>
    public TableFile Money(long? cents)
    {
        Comma();
        if (cents is not { } known) return this;
        file.Write(known / 100);
        file.Write("."u8);
        file.Write(known % 100 / 10);
        file.Write(known % 10);
        return this;
    }

    public void End()
    {
        file.Write("\n"u8);
        isFirst = true;
        Rows++;
    }

    public void Dispose() => file.Dispose();

    void Comma()
    {
        if (!isFirst) file.Write(","u8);
        isFirst = false;
    }
}
