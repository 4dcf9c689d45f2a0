using System.Globalization;
using System.Text.Json;

namespace QA.Ingest.Readers;

/// <summary>A value of nested JSON that knows where it starts, for the evidence link of a message within a conversation.</summary>
internal sealed class JsonPart
{
    const int MaxDepth = 64;

    readonly List<(string Key, JsonPart Value)>? members;

    JsonPart(int start, string? text, List<(string, JsonPart)>? members, List<JsonPart>? items) =>
        (Start, Text, this.members, Items) = (start, text, members, items);

    /// <summary>Bytes before it in its conversation.</summary>
    public int Start { get; }

    /// <summary>Of a text, a number, true or false; null: an object, a list, or null itself.</summary>
    public string? Text { get; }

    public IReadOnlyList<JsonPart>? Items { get; }

    public bool IsObject => members is not null;

    /// <exception cref="JsonException">Not JSON.</exception>
    public static JsonPart Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        var part = Read(ref reader);
        while (reader.Read()) { }
        return part;
    }

    static JsonPart Read(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new List<(string, JsonPart)>();
                while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
                {
                    var key = TextOf(ref reader);
                    reader.Read();
                    members.Add((key, Read(ref reader)));
                }
                return new(start, null, members, null);
            case JsonTokenType.StartArray:
                var items = new List<JsonPart>();
                while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray) items.Add(Read(ref reader));
                return new(start, null, null, items);
            case JsonTokenType.String: return new(start, TextOf(ref reader), null, null);
            case JsonTokenType.Null: return new(start, null, null, null);
            default: return new(start, System.Text.Encoding.UTF8.GetString(reader.ValueSpan), null, null);
        }
    }

    /// <summary>Half a surrogate pair, which JSON can write and no text can hold, becomes the sign for a lost character.</summary>
    static string TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }

    /// <summary>What a chain of keys leads to, or null. The last of keys that stand twice counts.</summary>
    public JsonPart? Find(string path)
    {
        var part = this;
        foreach (var step in path.Split('.'))
        {
            if (part.Items is { } list)
            {
                if (!int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var place) || place >= list.Count) return null;
                part = list[place];
                continue;
            }
            JsonPart? found = null;
            foreach (var (key, value) in part.members ?? [])
                if (key == step) found = value;
            if (found is null) return null;
            part = found;
        }
        return part;
    }
}
