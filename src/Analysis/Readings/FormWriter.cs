using System.Text;

namespace QA.Analysis.Readings;

/// <summary>Writes texts, times and numbers small: a text that came before is a number, a time its distance from the conversation's start.</summary>
sealed class FormWriter(Stream to) : IDisposable
{
    internal const byte Absent = 0, Near = 1, Exact = 2;

    readonly BinaryWriter writer = new(to, Encoding.UTF8, leaveOpen: true);
    readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);

    /// <summary>What times are told from.</summary>
    public DateTimeOffset Start { get; set; }

    /// <summary>Its number where it came before in the block; else 0 and the text itself.</summary>
    public void Text(string text)
    {
        if (texts.TryGetValue(text, out var number))
        {
            writer.Write7BitEncodedInt(number);
            return;
        }
        texts[text] = texts.Count + 1;
        writer.Write7BitEncodedInt(0);
        writer.Write(text);
    }

    public void TextOrNull(string? text)
    {
        Flag(text is not null);
        if (text is not null) Text(text);
    }

    public void Flag(bool value) => writer.Write(value);

    public void Count(int value) => writer.Write7BitEncodedInt(value);

    public void Number(long value) => writer.Write7BitEncodedInt64(value);

    public void NumberOrNull(long? value)
    {
        Flag(value is not null);
        if (value is { } known) Number(known);
    }

    public void Real(double value) => writer.Write(value);

    /// <summary>Nearly every time is of the start's offset and of whole milliseconds.</summary>
    public void Time(DateTimeOffset? time)
    {
        if (time is not { } known)
        {
            writer.Write(Absent);
            return;
        }
        var distance = known.UtcTicks - Start.UtcTicks;
        if (known.Offset == Start.Offset && distance % TimeSpan.TicksPerMillisecond == 0)
        {
            writer.Write(Near);
            writer.Write7BitEncodedInt64(distance / TimeSpan.TicksPerMillisecond);
            return;
        }
        writer.Write(Exact);
        writer.Write((short)known.TotalOffsetMinutes);
        writer.Write(known.UtcTicks);
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        writer.Write7BitEncodedInt(bytes.Length);
        writer.Write(bytes);
    }

    public void Each<T>(IReadOnlyList<T> items, Action<FormWriter, T> write)
    {
        Count(items.Count);
        for (var i = 0; i < items.Count; i++) write(this, items[i]);
    }

    public void Dispose() => writer.Dispose();
}
