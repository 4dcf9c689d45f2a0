using System.Text;
using System.Text.Json;
using QA.Ingest.Formats;

namespace QA.Ingest.Readers;

/// <summary>One JSON object a line; its keys are headings.</summary>
internal sealed class JsonLinesShape : IFileShape
{
    public Shape Shape => Shape.JsonLines;

    public IRecordReader Open(ShapeInput input) => new JsonLinesReader(input.Text(), input.Choice, input.MaxRow);
}

internal sealed class JsonLinesReader(TextBlocks text, FormatDecision.Chosen format, int maxRow) : IRecordReader
{
    static readonly JsonReaderOptions Strict = new() { MaxDepth = 32 };

    // Keys in the order of the file's own headings, each with its column: rows repeat the order, so the next one is a good guess.
    readonly (byte[] Key, int Column)[] keys = Keys(format);
    readonly int columns = format.Match.Fields.Count;

    // Where each column's value is: in the line, or unescaped in the scratch buffer; a length of -1 is an absent key.
    readonly (int Start, int Length, bool Unescaped)[] values = new (int, int, bool)[format.Match.Fields.Count];
    byte[] scratch = new byte[4096];
    int scratchUsed;

    int pendingLength;
    bool open;

    public long Line { get; private set; }
    public long Offset { get; private set; }
    public string Reason { get; private set; } = "";
    public string Excerpt { get; private set; } = "";

    public ReadOnlySpan<byte> Field(int column)
    {
        var (start, length, unescaped) = values[column];
        return length <= 0 ? [] : unescaped ? scratch.AsSpan(start, length) : text.Pending.Slice(start, length);
    }

    public RecordOutcome Read()
    {
        // The line of the last row stays where it is until now: its fields are slices of it.
        if (open) text.Passed(pendingLength);
        open = false;
        while (text.PeekLine(out var line, out pendingLength, out var tooLong))
        {
            Line = text.Line;
            Offset = text.FileOffset();
            if (!tooLong && line.IndexOfAnyExcept((byte)' ', (byte)'\t', (byte)'\r') < 0)
            {
                text.Passed(pendingLength);
                continue;
            }
            open = true;
            var problem = tooLong ? $"the row is longer than {maxRow} bytes" : Parse(line) ?? MissingKey();
            if (problem is null) return RecordOutcome.Record;
            Reason = problem;
            Excerpt = TextBlocks.Excerpted(line);
            return RecordOutcome.Rejected;
        }
        return RecordOutcome.End;
    }

    /// <summary>Null, or why the line is no row. The library's own words quote the line, so they are not passed on.</summary>
    string? Parse(ReadOnlySpan<byte> line)
    {
        scratchUsed = 0;
        for (var i = 0; i < columns; i++) values[i] = (0, -1, false);
        var reader = new Utf8JsonReader(line, Strict);
        try
        {
            reader.Read();
            if (reader.TokenType is not JsonTokenType.StartObject)
            {
                var first = reader.TokenType;
                if (first is JsonTokenType.StartArray) reader.Skip();
                while (reader.Read()) { }
                return first switch
                {
                    JsonTokenType.Null => "null is not a row: one object a line is needed",
                    JsonTokenType.StartArray => "a list is not a row: one object a line is needed",
                    _ => "a single value is not a row: one object a line is needed",
                };
            }
            var expected = 0;
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                var key = FindKey(ref reader, expected);
                expected = key + 1;
                var column = key < 0 ? -1 : keys[key].Column;
                reader.Read();
                if (column < 0) reader.Skip();
                else if (!Take(ref reader, column)) return $"'{Column(column)}' is neither a text nor a number";
            }
            while (reader.Read()) { }
            return null;
        }
        catch (JsonException)
        {
            return "not readable as JSON: cut off, or not one object a line";
        }
        catch (InvalidOperationException)
        {
            return "an escaped character that does not exist";
        }
    }

    int FindKey(ref Utf8JsonReader reader, int expected)
    {
        if (expected >= 0 && expected < keys.Length && reader.ValueTextEquals(keys[expected].Key)) return expected;
        for (var i = 0; i < keys.Length; i++)
            if (reader.ValueTextEquals(keys[i].Key)) return i;
        return -1;
    }

    bool Take(ref Utf8JsonReader reader, int column)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                values[column] = (0, 0, false);
                return true;
            case JsonTokenType.Number:
                values[column] = ((int)reader.TokenStartIndex, reader.ValueSpan.Length, false);
                return true;
            case JsonTokenType.String when !reader.ValueIsEscaped:
                values[column] = ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length, false);
                return true;
            case JsonTokenType.String:
                var most = reader.ValueSpan.Length;
                if (scratchUsed + most > scratch.Length) Array.Resize(ref scratch, Math.Max(scratch.Length * 2, scratchUsed + most));
                var length = reader.CopyString(scratch.AsSpan(scratchUsed));
                values[column] = (scratchUsed, length, true);
                scratchUsed += length;
                return true;
            default:
                return false;
        }
    }

    string? MissingKey()
    {
        foreach (var group in format.Format.Needs)
        {
            var found = false;
            foreach (var column in group) found |= values[column].Length >= 0;
            if (!found) return $"no {string.Join(" or ", group.Select(Column))}";
        }
        return null;
    }

    string Column(int column) => CanonicalColumns.Of(format.Format.Kind)[column];

    /// <summary>
    /// The keys seen first, those of no column too, so that the guess of the next one holds; then the spellings of columns
    /// that were not seen, which may come later in the file.
    /// </summary>
    static (byte[], int)[] Keys(FormatDecision.Chosen format)
    {
        var fields = format.Match.Fields;
        var columns = Enumerable.Range(0, fields.Count);
        var seen = format.Headings.Select((heading, place) => (heading, columns.FirstOrDefault(column => fields[column] == place, -1)));
        var later =
            from column in columns
            where fields[column] < 0
            from spelling in format.Format.Headings[column]
            select (spelling, column);
        return [.. seen.Concat(later).Select(key => (Encoding.UTF8.GetBytes(key.Item1), key.Item2))];
    }

    public void Dispose() => text.Dispose();
}
