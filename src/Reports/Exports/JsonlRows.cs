using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace QA.Reports.Exports;

/// <summary>One JSON object a line, every column present, null where it is not defined; Chinese is written as it is.</summary>
public sealed class JsonlRows : RowWriter
{
    // Rows gather here and go out in large pieces.
    const int Piece = 64 * 1024;

    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    readonly Stream stream;
    readonly MemoryStream pending = new();
    readonly Utf8JsonWriter json;
    JsonEncodedText[] names = [];
    int cell;

    public JsonlRows(Stream stream, bool byteOrderMark)
    {
        this.stream = stream;
        json = new(pending, Options);
        if (byteOrderMark) stream.Write(Encoding.UTF8.Preamble);
    }

    public override void Header(IReadOnlyList<Column> columns) => Names(columns);

    public override void Names(IReadOnlyList<Column> columns) =>
        names = [.. columns.Select(c => JsonEncodedText.Encode(c.Name, Options.Encoder))];

    public override void Id(string? value) => Prose(value is "" ? null : value);

    public override void Prose(string? value)
    {
        Name();
        if (value is null) json.WriteNullValue();
        else json.WriteStringValue(value);
    }

    public override void Flag(bool? value)
    {
        Name();
        if (value is { } known) json.WriteBooleanValue(known);
        else json.WriteNullValue();
    }

    protected override void Number(ReadOnlySpan<char> digits)
    {
        Name();
        json.WriteRawValue(digits, skipInputValidation: true);
    }

    protected override void Word(ReadOnlySpan<char> word)
    {
        Name();
        if (word.Length == 0) json.WriteNullValue();
        else json.WriteStringValue(word);
    }

    protected override void Nothing()
    {
        Name();
        json.WriteNullValue();
    }

    public override void EndRow()
    {
        json.WriteEndObject();
        json.Flush();
        json.Reset();
        pending.WriteByte((byte)'\n');
        cell = 0;
        if (pending.Length >= Piece) Drain();
    }

    public override void Flush() => Drain();

    public override void Dispose()
    {
        Drain();
        json.Dispose();
        pending.Dispose();
    }

    void Name()
    {
        if (cell == 0) json.WriteStartObject();
        json.WritePropertyName(names[cell++]);
    }

    void Drain()
    {
        pending.WriteTo(stream);
        pending.SetLength(0);
    }
}
