using System.Text;

namespace QA.Ingest.Readers;

/// <summary>Reads the words of a role or kind column, whatever their case.</summary>
internal sealed class WordReader<T>(IReadOnlyList<KeyValuePair<string, T>> words) where T : struct
{
    readonly (byte[] Word, T Value)[] entries = [.. words.Select(word => (Encoding.UTF8.GetBytes(word.Key), word.Value))];

    public bool TryRead(ReadOnlySpan<byte> text, out T value)
    {
        foreach (var (word, meant) in entries)
        {
            if (!text.SequenceEqual(word) && !Ascii.EqualsIgnoreCase(text, word)) continue;
            value = meant;
            return true;
        }
        value = default;
        return false;
    }

    /// <summary>The first word of each meaning: what a receipt suggests.</summary>
    public string Listed => string.Join(", ", words.DistinctBy(word => word.Value).Select(word => word.Key));
}
