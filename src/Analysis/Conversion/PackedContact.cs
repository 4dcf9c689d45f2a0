using System.Text;
using QA.Ingest.Conversations;
using QA.Ingest.Work;

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

    public static PackedContact Of(Contact contact) => new(BytesOf(contact).ToArray());

    /// <summary>The bytes alone; until this thread packs the next.</summary>
    public static ReadOnlySpan<byte> BytesOf(Contact contact)
    {
        var body = spare ??= new();
        body.SetLength(0);
        using (var to = new BinaryWriter(body, Encoding.UTF8, leaveOpen: true))
        {
            var start = contact.StartedAt;
            to.Write(contact.Id.Value);
            to.Write7BitEncodedInt(contact.Week.IsUndated ? 0 : contact.Week.Monday.DayNumber);
            to.WriteStart(start);
            to.WriteTime(contact.AskedAt, start);
            to.WriteOrNull(contact.AgentId);
            to.Write(contact.Counts);
            Write(to, contact.Answers, contact);
            Write(to, contact.Rounds, contact);
            Write(to, contact.Reminders, contact);
            to.Write7BitEncodedInt(contact.Stretches.Count);
            foreach (var stretch in contact.Stretches)
            {
                to.WriteTime(stretch.From, start);
                to.WriteTime(stretch.Until, start);
                to.WriteTime(stretch.AskedAt, start);
            }
        }
        return body.GetBuffer().AsSpan(0, (int)body.Length);
    }

    /// <exception cref="EndOfStreamException">The bytes are no contact's.</exception>
    /// <param name="shop">The contact's shop and customer are what a book finds it by.</param>
    public Contact Unpack(string shop, string customer) => Unpack(bytes, shop, customer);

    /// <inheritdoc cref="Unpack(string, string)"/>
    /// <param name="bytes">What <see cref="BytesOf"/> gave.</param>
    public static Contact Unpack(ArraySegment<byte> bytes, string shop, string customer)
    {
        using var from = new BinaryReader(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count), Encoding.UTF8);
        var (value, monday) = (from.ReadString(), from.Read7BitEncodedInt());
        var start = from.ReadStart();
        var (asked, agent, counts) = (from.ReadTime(start), from.ReadStringOrNull(), from.ReadBoolean());
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
            to.WriteTime(answer.At, contact.StartedAt);
        }
    }

    static IReadOnlyList<Answer> Answers(BinaryReader from, DateTimeOffset start, string? agent)
    {
        var answers = new Answer[from.Read7BitEncodedInt()];
        for (var i = 0; i < answers.Length; i++)
            answers[i] = new(from.ReadBoolean() ? agent! : from.ReadString(), from.ReadTime(start)!.Value);
        return answers;
    }

    static IReadOnlyList<Stretch> Stretches(BinaryReader from, DateTimeOffset start)
    {
        var stretches = new Stretch[from.Read7BitEncodedInt()];
        for (var i = 0; i < stretches.Length; i++)
            stretches[i] = new(from.ReadTime(start)!.Value, from.ReadTime(start)!.Value, from.ReadTime(start));
        return stretches;
    }
}
