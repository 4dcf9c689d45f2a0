using System.Runtime.InteropServices;

namespace QA.Ingest.Conversations;

/// <summary>A time that may be missing, in ten bytes instead of the 24 of a <c>DateTimeOffset?</c>. Two are equal when they are the same instant.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 2)]
readonly struct SmallTime : IEquatable<SmallTime>
{
    /// <summary>Counted from 1, so that what was never set is missing.</summary>
    readonly long ticks;
    readonly short offsetMinutes;

    public SmallTime(DateTimeOffset? value)
    {
        if (value is { } known) (ticks, offsetMinutes) = (known.UtcTicks + 1, (short)known.TotalOffsetMinutes);
    }

    public DateTimeOffset? Value
    {
        get
        {
            if (ticks == 0) return null;
            var offset = TimeSpan.FromMinutes((int)offsetMinutes);
            return new DateTimeOffset(ticks - 1 + offset.Ticks, offset);
        }
    }

    public bool Equals(SmallTime other) => ticks == other.ticks;
    public override bool Equals(object? obj) => obj is SmallTime other && Equals(other);
    public override int GetHashCode() => ticks.GetHashCode();
}
