using System.Text;

namespace QA.Ingest.Readers;

/// <summary>One row whose fields were put together as strings, as nested formats do; and what became of it.</summary>
internal sealed class FieldRow(int columns)
{
    readonly string[] texts = new string[columns];

    public RecordOutcome Outcome { get; init; }
    public string Reason { get; init; } = "";
    public string Excerpt { get; init; } = "";
    public long Line { get; init; }
    public long Offset { get; init; }

    public string this[int column]
    {
        get => texts[column] ?? "";
        set => texts[column] = value;
    }

    public ReadOnlySpan<byte> Field(int column) => Encoding.UTF8.GetBytes(this[column]);
}
