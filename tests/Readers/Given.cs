using System.Text;
using QA.Ingest.Formats;
using QA.Ingest.Readers;
using QA.Ingest.Settings;

namespace QA.Tests.Readers;

/// <summary>Exports as a reader of the test sees them: their text, and what became of it.</summary>
static class Given
{
    public static ExportFile File(string text, string name = "chat.csv", ReadOptions? options = null) =>
        File(Encoding.UTF8.GetBytes(text), name, options);

    public static ExportFile File(byte[] bytes, string name = "chat.csv", ReadOptions? options = null, Profile? profile = null) =>
        ExportFile.Open(new MemoryStream(bytes), name, FormatCatalog.BuiltIn, profile ?? new(), options ?? new());

    public static List<ExportRow> Rows(string text, string name = "chat.csv", ReadOptions? options = null) =>
        [.. File(text, name, options).Rows()];

    public static List<string> Texts(this IEnumerable<ExportRow> rows) =>
        [.. rows.OfType<ExportRow.Accepted>().Select(row => row.Row.Text)];

    /// <summary>Rejected rows as <c>line: reason</c>.</summary>
    public static List<string> Reasons(this IEnumerable<ExportRow> rows) =>
        [.. rows.OfType<ExportRow.Rejected>().Select(row => $"{row.Line}: {row.Reason}")];

    public static ReadOptions Map(params (string Column, string Heading)[] pairs) =>
        new() { Map = pairs.ToDictionary(pair => pair.Column, pair => pair.Heading) };

    /// <summary>Hands out one to <paramref name="most"/> bytes at a time, as pipes and sockets do.</summary>
    public sealed class Trickle(byte[] bytes, int most, int seed) : MemoryStream(bytes)
    {
        readonly Random random = new(seed);

        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, Math.Min(count, random.Next(1, most + 1)));
    }
}
