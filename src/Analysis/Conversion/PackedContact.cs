using System.Text;
using QA.Ingest.Conversations;

namespace QA.Analysis.Conversion;

/// <summary>A contact as one piece of bytes: a book holds one for every conversation, and a collector need not follow what is in it.</summary>
/// <remarks>A tenth of a kilobyte where the record with its lists takes seven tenths.</remarks>
internal readonly struct PackedContact
{
    readonly byte[] bytes;

    public PackedContact(byte[] bytes) => this.bytes = bytes;

    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>Buffers of this thread.</summary>
    [ThreadStatic]
    static MemoryStream? spare;

    public static PackedContact Of(Contact contact)
    {
        var body = spare ??= new();
        body.SetLength(0);
        using (var to = new BinaryWriter(body, Encoding.UTF8, leaveOpen: true))
        {
            var start = contact.StartedAt;
            to.Write(contact.Id.Value);
            to.Write7BitEncodedInt(contact.Week.IsUndated ? 0 : contact.Week.Monday.DayNumber);
            to.Write(start.UtcTicks);
            to.Write((short)start.TotalOffsetMinutes);
            Write(to, contact.AskedAt, start);
            to.Write(contact.AgentId is not null);
            if (contact.AgentId is { } agent) to.Write(agent);
            to.Write(contact.Counts);
            Write(to, contact.Answers, contact);
            Write(to, contact.Rounds, contact);
            Write(to, contact.Reminders, contact);
            to.Write7BitEncodedInt(contact.Stretches.Count);
            foreach (var stretch in contact.Stretches)
            {
                Write(to, stretch.From, start);
                Write(to, stretch.Until, start);
                Write(to, stretch.AskedAt, start);
            }
        }
        return new(body.ToArray());
    }

    /// <exception cref="EndOfStreamException">The bytes are no contact's.</exception>
    /// <param name="shop">The contact's shop and customer are what a book finds it by.</param>
    public Contact Unpack(string shop, string customer)
    {
        using var from = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        var (value, monday) = (from.ReadString(), from.Read7BitEncodedInt());
        var (ticks, offset) = (from.ReadInt64(), TimeSpan.FromMinutes(from.ReadInt16()));
        var start = new DateTimeOffset(ticks + offset.Ticks, offset);
        var (asked, agent, counts) = (Time(from, start), from.ReadBoolean() ? from.ReadString() : null, from.ReadBoolean());
        return new()
        {
            Id = new(shop, value),
            CustomerId = customer,
            Week = monday == 0 ? Week.Undated : Week.Of(DateOnly.FromDayNumber(monday)),
            StartedAt = start,
            AskedAt = asked,
            AgentId = agent,
            Counts = counts,
            Answers = Answers(from, start, agent),
            Rounds = Answers(from, start, agent),
            Reminders = Answers(from, start, agent),
            Stretches = Stretches(from, start),
        };
    }

    static void Write(BinaryWriter to, IReadOnlyList<Answer> answers, Contact contact)
    {
        to.Write7BitEncodedInt(answers.Count);
        foreach (var answer in answers)
        {
            // Nearly always the conversation's own agent.
            to.Write(answer.AgentId == contact.AgentId);
            if (answer.AgentId != contact.AgentId) to.Write(answer.AgentId);
            Write(to, answer.At, contact.StartedAt);
        }
    }

    static IReadOnlyList<Answer> Answers(BinaryReader from, DateTimeOffset start, string? agent)
    {
        var answers = new Answer[from.Read7BitEncodedInt()];
        for (var i = 0; i < answers.Length; i++)
            answers[i] = new(from.ReadBoolean() ? agent! : from.ReadString(), Time(from, start)!.Value);
        return answers;
    }

    static IReadOnlyList<Stretch> Stretches(BinaryReader from, DateTimeOffset start)
    {
        var stretches = new Stretch[from.Read7BitEncodedInt()];
        for (var i = 0; i < stretches.Length; i++)
            stretches[i] = new(Time(from, start)!.Value, Time(from, start)!.Value, Time(from, start));
        return stretches;
    }

    const byte Absent = 0, SameOffset = 1, OwnOffset = 2;

    /// <summary>As the distance from the start, in the start's offset or with its own.</summary>
    static void Write(BinaryWriter to, DateTimeOffset? time, DateTimeOffset start)
    {
        if (time is not { } known)
        {
            to.Write(Absent);
            return;
        }
        var isSame = known.Offset == start.Offset;
        to.Write(isSame ? SameOffset : OwnOffset);
        if (!isSame) to.Write((short)known.TotalOffsetMinutes);
        to.Write7BitEncodedInt64(known.UtcTicks - start.UtcTicks);
    }

    static DateTimeOffset? Time(BinaryReader from, DateTimeOffset start)
    {
        var form = from.ReadByte();
        if (form == Absent) return null;
        var offset = form == SameOffset ? start.Offset : TimeSpan.FromMinutes(from.ReadInt16());
        return new(start.UtcTicks + from.Read7BitEncodedInt64() + offset.Ticks, offset);
    }
}
