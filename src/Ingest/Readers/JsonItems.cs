using System.Text.Json;

namespace QA.Ingest.Readers;

/// <summary>Finds the conversations in a JSON file without holding more than one: a list, a list under a key, or one object after the other.</summary>
/// <remarks>Only brackets and quotes are followed here; whether an item is sound is for its own reader to say.</remarks>
internal sealed class JsonItems(TextBlocks text, IReadOnlyList<string> keys, int most)
{
    bool started, inList, ended, overlong;
    int pending;

    /// <summary>The item, valid until the next call. Empty where it is above the limit.</summary>
    public ReadOnlyMemory<byte> Item { get; private set; }
    public long Line { get; private set; }
    public long Offset { get; private set; }

    /// <summary>What is wrong with the item found, or null.</summary>
    public string? Problem { get; private set; }

    public bool Next()
    {
        text.Advance(pending);
        pending = 0;
        (Problem, Item) = (null, default);
        if (!started) Start();
        while (!ended)
        {
            if (Peek() is not { } mark) return false;
            if (mark is (byte)',' || (inList && mark is (byte)']'))
            {
                text.Advance(1);
                // What follows the list belongs to the file, not to a conversation.
                if (mark is (byte)']') ended = true;
                continue;
            }
            (Line, Offset) = (text.Line, text.FileOffset());
            overlong = false;
            var length = Extent(out var whole);
            if (overlong || length > most)
            {
                Problem = $"the conversation is longer than {most} bytes";
                pending = length;
                ended = !whole;
                return true;
            }
            Item = text.PendingMemory[..length];
            pending = length;
            if (!whole)
            {
                Problem = "not readable as JSON: cut off";
                ended = true;
            }
            return true;
        }
        return false;
    }

    /// <summary>Goes to the first item: into the list that the file is, or into the one under a known key.</summary>
    void Start()
    {
        started = true;
        switch (Peek())
        {
            case (byte)'[':
                text.Advance(1);
                inList = true;
                break;
            case (byte)'{' when keys.Count > 0 && ListUnderKey() is { } at:
                text.Advance(at);
                inList = true;
                break;
        }
    }

    /// <summary>Behind the bracket of the list, looked for at the file's start alone: <c>{"conversations": [</c>.</summary>
    int? ListUnderKey()
    {
        const int enough = 1024 * 1024;
        while (text.Pending.Length < enough && text.Fill()) { }
        var reader = new Utf8JsonReader(text.Pending, false, new(new() { MaxDepth = 64, AllowMultipleValues = true }));
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == 0 && reader.TokenType is JsonTokenType.EndObject) return null;
                if (reader.CurrentDepth != 1 || reader.TokenType is not JsonTokenType.PropertyName) continue;
                var known = false;
                foreach (var key in keys) known |= reader.ValueTextEquals(key);
                if (!known || !reader.Read()) continue;
                if (reader.TokenType is JsonTokenType.StartArray) return (int)reader.BytesConsumed;
            }
        }
        catch (JsonException)
        {
            // Damage this early is the item reader's to report.
        }
        return null;
    }

    /// <summary>The next byte that is no space, or null at the end.</summary>
    byte? Peek()
    {
        while (true)
        {
            var at = text.Pending.IndexOfAnyExcept(" \t\r\n"u8);
            if (at >= 0)
            {
                text.Advance(at);
                return text.Pending[0];
            }
            text.Advance(text.Pending.Length);
            if (!text.Fill()) return null;
        }
    }

    /// <summary>How far the value at the front goes; all that is left where it does not end.</summary>
    int Extent(out bool whole)
    {
        var (at, depth) = (0, 0);
        var (quoted, escaped) = (false, false);
        whole = true;
        while (true)
        {
            var bytes = text.Pending;
            for (; at < bytes.Length; at++)
            {
                var b = bytes[at];
                if (quoted)
                {
                    if (escaped) escaped = false;
                    else if (b == '\\') escaped = true;
                    else if (b == '"') quoted = false;
                    else
                    {
                        var skip = bytes[at..].IndexOfAny((byte)'"', (byte)'\\');
                        at = skip < 0 ? bytes.Length - 1 : at + skip - 1;
                        continue;
                    }
                    if (!quoted && depth == 0) return at + 1;
                    continue;
                }
                switch (b)
                {
                    case (byte)'"': quoted = true; break;
                    case (byte)'{' or (byte)'[': depth++; break;
                    case (byte)'}' or (byte)']':
                        if (depth == 0) return Math.Max(at, 1);
                        if (--depth == 0) return at + 1;
                        break;
                    case (byte)',' or (byte)'\n' when depth == 0: return at;
                }
            }
            if (at > most)
            {
                // Above the limit: what was looked at is let go of, piece by piece.
                text.Advance(at);
                at = 0;
                overlong = true;
            }
            if (text.Fill()) continue;
            whole = depth == 0 && !quoted;
            return at;
        }
    }
}
