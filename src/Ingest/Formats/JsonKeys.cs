using System.Text.Json;

namespace QA.Ingest.Formats;

/// <summary>The keys of all objects at a JSON file's start, however deep: what nested formats are told apart by.</summary>
static class JsonKeys
{
    const int Most = 10_000;

    public static HashSet<string> Of(ReadOnlySpan<byte> head)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(head, false, new JsonReaderState(new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = 64 }));
        try
        {
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.PropertyName && keys.Count < Most) keys.Add(reader.GetString()!);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // The start alone decides; what is damaged further down is the reader's to reject.
        }
        return keys;
    }
}
