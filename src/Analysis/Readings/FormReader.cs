using System.Buffers.Binary;
using System.Text;
using QA.Analysis.Flow;
using QA.Ingest.Conversations;

namespace QA.Analysis.Readings;

/// <summary>Reads what <see cref="FormWriter"/> wrote; a text becomes one when somebody asks for it.</summary>
/// <remarks>Throws <see cref="InvalidDataException"/> where the bytes are others.</remarks>
sealed class FormReader(ReadOnlyMemory<byte> bytes)
{
    // A text is hardly ever shorter than this with all that stands around it.
    readonly List<(int At, int Length, string? Text)> texts = new(bytes.Length / 32);
    readonly Dictionary<(string, bool), Component> components = [];
    readonly Dictionary<(string, int), Dictionary<string, int>> tallies = [];
    readonly Dictionary<string, SpokenMark> marks = new(StringComparer.Ordinal);
    readonly Dictionary<(string, StepVerdict, bool), FlowStep> steps = [];
    int at;

    /// <summary>The conversation that is read now.</summary>
    public ConversationId Id { get; set; }

    /// <summary>What its times are told from.</summary>
    public DateTimeOffset Start { get; set; }

    /// <summary>Whether it is wanted without its proofs.</summary>
    public bool IsOutline { get; set; }

    public string Text()
    {
        var number = Place();
        var (from, length, text) = texts[number];
        if (text is not null) return text;
        text = Encoding.UTF8.GetString(bytes.Span.Slice(from, length));
        texts[number] = (from, length, text);
        return text;
    }

    public string? TextOrNull() => Flag() ? Text() : null;

    /// <summary>Passes over a text.</summary>
    public void Skip() => Place();

    /// <summary>Which of the texts comes next.</summary>
    int Place()
    {
        var number = Count();
        if (number > texts.Count || number < 0) throw new InvalidDataException("a text that was never written is referred to");
        if (number > 0) return number - 1;
        var length = Count();
        if (length < 0 || length > bytes.Length - at) throw Broken();
        texts.Add((at, length, null));
        at += length;
        return texts.Count - 1;
    }

    public bool Flag() => Byte() != 0;

    public int Count() => (int)Number();

    public long Number()
    {
        var span = bytes.Span;
        var value = 0UL;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (at >= span.Length) throw Broken();
            var next = span[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return (long)value;
        }
        throw Broken();
    }

    public long? NumberOrNull() => Flag() ? Number() : null;

    public double Real() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    public DateTimeOffset? TimeOrNull()
    {
        switch (Byte())
        {
            case FormWriter.Absent: return null;
            case FormWriter.Near: return new(Start.Ticks + Number() * TimeSpan.TicksPerMillisecond, Start.Offset);
            default:
                var offset = TimeSpan.FromMinutes(BinaryPrimitives.ReadInt16LittleEndian(Take(sizeof(short))));
                return new(BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long))) + offset.Ticks, offset);
        }
    }

    public DateTimeOffset Time() => TimeOrNull() ?? throw new InvalidDataException("a time is missing");

    public ReadOnlySpan<byte> Bytes() => Take(Count());

    public IReadOnlyList<T> Each<T>(Func<FormReader, T> read)
    {
        var count = Count();
        if (count == 0) return [];
        if (count < 0 || count > bytes.Length) throw Broken();
        var items = new T[count];
        for (var i = 0; i < items.Length; i++) items[i] = read(this);
        return items;
    }

    /// <summary>One object for all components without words: much of a conversation is what was not seen in it.</summary>
    public Component Shared(string name, bool isSeen)
    {
        if (!components.TryGetValue((name, isSeen), out var known)) components[(name, isSeen)] = known = isSeen ? new(name, "", 0, 0, "") : Component.Unseen(name);
        return known;
    }

    /// <summary>The same for marks.</summary>
    public SpokenMark Shared(string name)
    {
        if (!marks.TryGetValue(name, out var known)) marks[name] = known = new(name, "", "", 0, 0, "");
        return known;
    }

    /// <summary>The same for tallies of one agent.</summary>
    public IReadOnlyDictionary<string, int> Shared(string agent, int messages)
    {
        if (!tallies.TryGetValue((agent, messages), out var known)) tallies[(agent, messages)] = known = new(1) { [agent] = messages };
        return known;
    }

    /// <summary>The same for steps.</summary>
    public FlowStep Shared(string name, StepVerdict verdict, bool counts)
    {
        if (!steps.TryGetValue((name, verdict, counts), out var known)) steps[(name, verdict, counts)] = known = new(name, verdict, null, 0, 0, "", counts);
        return known;
    }

    byte Byte() => Take(1)[0];

    ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > bytes.Length - at) throw Broken();
        at += count;
        return bytes.Span.Slice(at - count, count);
    }

    static InvalidDataException Broken() => new("a block of readings breaks off");
}
