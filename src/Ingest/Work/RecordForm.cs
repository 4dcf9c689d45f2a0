namespace QA.Ingest.Work;

/// <summary>How times and texts that may be missing stand in a record.</summary>
public static class RecordForm
{
    const byte Absent = 0, SameOffset = 1, OwnOffset = 2;

    /// <summary>A time from which others are told.</summary>
    public static void WriteStart(this BinaryWriter to, DateTimeOffset start)
    {
        to.Write(start.UtcTicks);
        to.Write((short)start.TotalOffsetMinutes);
    }

    public static DateTimeOffset ReadStart(this BinaryReader from)
    {
        var (ticks, offset) = (from.ReadInt64(), TimeSpan.FromMinutes(from.ReadInt16()));
        return new(ticks + offset.Ticks, offset);
    }

    /// <summary>As the distance from the start, in the start's offset or with its own.</summary>
    public static void WriteTime(this BinaryWriter to, DateTimeOffset? time, DateTimeOffset start)
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

    public static DateTimeOffset? ReadTime(this BinaryReader from, DateTimeOffset start)
    {
        var form = from.ReadByte();
        if (form == Absent) return null;
        var offset = form == SameOffset ? start.Offset : TimeSpan.FromMinutes(from.ReadInt16());
        return new(start.UtcTicks + from.Read7BitEncodedInt64() + offset.Ticks, offset);
    }

    public static void WriteOrNull(this BinaryWriter to, string? text)
    {
        to.Write(text is not null);
        if (text is not null) to.Write(text);
    }

    public static string? ReadStringOrNull(this BinaryReader from) => from.ReadBoolean() ? from.ReadString() : null;
}
