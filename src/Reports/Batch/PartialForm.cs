using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using QA.Ingest.Conversations;

namespace QA.Reports.Batch;

/// <summary>How a partial writes what it keeps: JSON without what can be told again from the rest.</summary>
static class PartialForm
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new WeekText() },
    };

    /// <summary>A week is written as it is read aloud.</summary>
    sealed class WeekText : JsonConverter<Week>
    {
        public override Week Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Week.TryParse(reader.GetString(), out var week) ? week : throw new JsonException("no week");

        public override void Write(Utf8JsonWriter writer, Week value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
