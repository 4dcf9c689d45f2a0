using QA.Analysis.Desk;
using QA.Analysis.Metrics;
using QA.Ingest.Conversations;

namespace QA.Reports.Desks;

/// <summary>One conversation's work at the desk as bytes, with all that <see cref="DeskTotals"/> counts and nothing else.</summary>
static class DeskForm
{
    public static void Write(BinaryWriter to, DeskFacts visit)
    {
        to.Write(visit.Id.Shop);
        to.Write(visit.Id.Value);
        to.Write(visit.CustomerId);
        Write(to, visit.AgentId);
        Write(to, visit.StartedAt);
        Write(to, visit.EndedAt);
        Write(to, visit.FirstAskedAt);
        to.Write(visit.Asks);
        to.Write(visit.IsAnswered);
        to.Write7BitEncodedInt(visit.Hours.Count);
        foreach (var hour in visit.Hours)
        {
            to.Write(hour.AgentId);
            to.Write7BitEncodedInt(hour.Day.DayNumber);
            to.Write((byte)hour.Hour);
            to.Write7BitEncodedInt(hour.Messages);
            Write(to, hour.First);
            Write(to, hour.Last);
            to.Write(hour.Answered);
            to.Write(hour.AnsweredByHuman);
        }
        to.Write7BitEncodedInt(visit.Spans.Count);
        foreach (var span in visit.Spans)
        {
            to.Write(span.AgentId);
            Write(to, span.From);
            Write(to, span.Until);
        }
        to.Write7BitEncodedInt(visit.Handovers.Count);
        foreach (var handover in visit.Handovers)
        {
            to.Write(handover.From);
            to.Write(handover.To);
            Write(to, handover.At);
            to.Write(handover.WaitMs is not null);
            if (handover.WaitMs is { } wait) to.Write(wait);
        }
        to.Write7BitEncodedInt(visit.Responses.Count);
        foreach (var response in visit.Responses)
        {
            to.Write(response.AgentId);
            Write(to, response.AskedAt);
            to.Write(response.WaitMs);
            to.Write(response.AgentWaitMs);
        }
    }

    public static DeskFacts Read(BinaryReader from)
    {
        var (id, customer, agent) = (new ConversationId(from.ReadString(), from.ReadString()), from.ReadString(), Text(from));
        var (started, ended, asked) = (Time(from), Time(from), Time(from));
        var (asks, answered) = (from.ReadBoolean(), from.ReadBoolean());
        return new()
        {
            Id = id,
            CustomerId = customer,
            AgentId = agent,
            StartedAt = started,
            EndedAt = ended,
            FirstAskedAt = asked,
            Asks = asks,
            IsAnswered = answered,
            Hours = List(from, static f => new AgentHour(f.ReadString(), DateOnly.FromDayNumber(f.Read7BitEncodedInt()), f.ReadByte(),
                f.Read7BitEncodedInt(), Time(f)!.Value, Time(f)!.Value, f.ReadBoolean(), f.ReadBoolean())),
            Spans = List(from, static f => new ServiceSpan(f.ReadString(), Time(f)!.Value, Time(f)!.Value)),
            Handovers = List(from, static f => new Handover(f.ReadString(), f.ReadString(), Time(f), f.ReadBoolean() ? f.ReadInt64() : null)),
            // The desk counts who waited for whom and how long; which messages they were stays in the responses table.
            Responses = List(from, static f =>
            {
                var (whose, at, wait, charged) = (f.ReadString(), Time(f)!.Value, f.ReadInt64(), f.ReadInt64());
                return new Response(whose, "", "", at, at.AddMilliseconds(wait), wait, charged, wait);
            }),
        };
    }

    static T[] List<T>(BinaryReader from, Func<BinaryReader, T> one)
    {
        var list = new T[from.Read7BitEncodedInt()];
        for (var i = 0; i < list.Length; i++) list[i] = one(from);
        return list;
    }

    static void Write(BinaryWriter to, string? text)
    {
        to.Write(text is not null);
        if (text is not null) to.Write(text);
    }

    static string? Text(BinaryReader from) => from.ReadBoolean() ? from.ReadString() : null;

    // In UTC ticks, 0 for unknown: the desk asks for moments and local days, never for the offset that an export wrote.
    static void Write(BinaryWriter to, DateTimeOffset? time) => to.Write(time?.UtcTicks ?? 0);

    static DateTimeOffset? Time(BinaryReader from) => from.ReadInt64() is var ticks && ticks == 0 ? null : new(ticks, TimeSpan.Zero);
}
