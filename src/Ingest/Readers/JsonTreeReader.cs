using System.Text.Json;
using QA.Ingest.Conversations;
using QA.Ingest.Formats;

namespace QA.Ingest.Readers;

/// <summary>Conversations nested in JSON: a list of them, one, or one a line.</summary>
internal sealed class JsonTreeShape : IFileShape
{
    public Shape Shape => Shape.JsonTree;

    public IRecordReader Open(ShapeInput input) => new JsonTreeReader(input);
}

internal sealed class JsonTreeReader : IRecordReader
{
    /// <summary>Rows that a conversation may be as long as.</summary>
    const int LongestInRows = 32;

    readonly TextBlocks text;
    readonly JsonItems items;
    readonly JsonConversation conversation;
    readonly Queue<FieldRow> rows = [];
    FieldRow current = new(0);

    public JsonTreeReader(ShapeInput input)
    {
        var longest = (int)Math.Min(int.MaxValue / 8, (long)input.MaxRow * LongestInRows);
        text = input.Text(longest);
        items = new(text, input.Choice.Format.Tree!.Items, longest);
        conversation = new(input.Choice.Format, input.Options.Map);
    }

    public long Line => current.Line;
    public long Offset => current.Offset;
    public string Reason => current.Reason;
    public string Excerpt => current.Excerpt;
    public string? Note => conversation.Note;

    public ReadOnlySpan<byte> Field(int column) => current.Field(column);

    public RecordOutcome Read()
    {
        while (rows.Count == 0)
        {
            if (!items.Next()) return RecordOutcome.End;
            Take();
        }
        current = rows.Dequeue();
        return current.Outcome;
    }

    void Take()
    {
        if (items.Problem is { } problem)
        {
            Reject(problem);
            return;
        }
        JsonPart item;
        try
        {
            item = JsonPart.Parse(items.Item.Span);
        }
        catch (JsonException)
        {
            Reject("not readable as JSON");
            return;
        }
        foreach (var row in conversation.Rows(item, items.Item.Span, items.Line, items.Offset)) rows.Enqueue(row);
    }

    void Reject(string reason) => rows.Enqueue(new(0)
    {
        Outcome = RecordOutcome.Rejected, Reason = reason, Line = items.Line, Offset = items.Offset,
        Excerpt = TextBlocks.Excerpted(items.Item.Span),
    });

    public void Dispose() => text.Dispose();
}
