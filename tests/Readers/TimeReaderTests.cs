using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using QA.Ingest.Formats;
using QA.Ingest.Readers;

namespace QA.Tests.Readers;

public class TimeReaderTests
{
    static string Read(string text, string zone = "Asia/Shanghai", params TimeStyle[] styles) =>
        new TimeReader(TimeZoneInfo.FindSystemTimeZoneById(zone), styles).TryRead(Encoding.UTF8.GetBytes(text), out var time)
            ? time?.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture) ?? "unknown"
            : "unreadable";

    [Theory]
    [InlineData("2026-11-09 09:00:05", "2026-11-09 01:00:05.000")]
    [InlineData("2026/11/9 9:0", "2026-11-09 01:00:00.000")]
    [InlineData("2026-11-09T09:00:05.25", "2026-11-09 01:00:05.250")]
    [InlineData(" 2026-11-09 09:00:05.1234567 ", "2026-11-09 01:00:05.123")]
    [InlineData("2026-11-09T01:00:05Z", "2026-11-09 01:00:05.000")]
    [InlineData("2026-11-09T01:00:05.5z", "2026-11-09 01:00:05.500")]
    [InlineData("2026-11-09T09:00:05+08:00", "2026-11-09 01:00:05.000")]
    [InlineData("2026-11-08 22:30 -0230", "2026-11-09 01:00:00.000")]
    [InlineData("2026-11-09T02:00+01", "2026-11-09 01:00:00.000")]
    [InlineData("2028-02-29 08:00", "2028-02-29 00:00:00.000")]
    [InlineData("", "unknown")]
    [InlineData("   ", "unknown")]
    public void Times_are_read(string text, string utc) => Assert.Equal(utc, Read(text));

    [Theory]
    [InlineData("2026-11-09")]
    [InlineData("09:00")]
    [InlineData("2026-02-29 09:00")]
    [InlineData("2026-13-01 09:00")]
    [InlineData("2026-11-09 24:00")]
    [InlineData("2026-11-09 09:60")]
    [InlineData("2026-11-09 09:00:60")]
    [InlineData("2026-11/09 09:00")]
    [InlineData("26-11-09 09:00")]
    [InlineData("2026-11-09 09:00:05.")]
    [InlineData("2026-11-09 09:00 PM")]
    [InlineData("2026-11-09 09:00+8:00:00")]
    [InlineData("2026-11-09  09:00")]
    [InlineData("1794186000")]
    [InlineData("昨天 09:00")]
    [InlineData("\0\0\0\0\0\0\0\0\0\0 09:00:05")]
    public void What_is_no_time_is_refused(string text) => Assert.Equal("unreadable", Read(text));

    [Theory]
    [InlineData("2026-03-08 01:59:59", "2026-03-08 06:59:59.000")]
    // The clocks go from 02:00 to 03:00: read as if they had not.
    [InlineData("2026-03-08 02:30:00", "2026-03-08 07:30:00.000")]
    [InlineData("2026-03-08 03:30:00", "2026-03-08 07:30:00.000")]
    // The clocks go back from 02:00 to 01:00: the first 01:30 is meant.
    [InlineData("2026-11-01 01:30:00", "2026-11-01 05:30:00.000")]
    [InlineData("2026-11-01 02:00:00", "2026-11-01 07:00:00.000")]
    [InlineData("2026-11-01 00:59:00", "2026-11-01 04:59:00.000")]
    public void Clock_changes_are_decided_the_same_way_every_time(string local, string utc) => Assert.Equal(utc, Read(local, "America/New_York"));

    [Theory]
    [InlineData("1794186000", "2026-11-09 01:00:00.000")]
    [InlineData("1794186000.25", "2026-11-09 01:00:00.250")]
    [InlineData("1794186000250", "2026-11-09 01:00:00.250")]
    [InlineData("2026-11-09 09:00", "2026-11-09 01:00:00.000")]
    [InlineData("17941860", "unreadable")]
    public void Epochs_are_read_where_the_format_says_so(string text, string utc) =>
        Assert.Equal(utc, Read(text, "Asia/Shanghai", TimeStyle.EpochSeconds, TimeStyle.EpochMilliseconds));

    [Fact]
    public void Any_moment_written_is_the_moment_read() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<bool>(), (seed, slashes) =>
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
            var moment = DateTimeOffset.FromUnixTimeMilliseconds(700_000_000_000 + Math.Abs((long)seed) * 997);
            var local = TimeZoneInfo.ConvertTime(moment, zone).ToString(slashes ? "yyyy/M/d H:mm:ss.fff" : "yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture);
            return new TimeReader(zone, []).TryRead(Encoding.UTF8.GetBytes(local), out var read) && read == moment;
        }));

    [Fact]
    public void What_was_read_before_changes_no_time() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<uint[]>(), seeds =>
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
            var one = new TimeReader(zone, []);
            return seeds.Prepend(0u).Append(0u).All(seed =>
            {
                // Few days, one of them with two half past ones, in several spellings; now and then a character that does not belong there.
                var text = Encoding.UTF8.GetBytes(new DateTime(2026, 10, 31).AddMinutes(seed % 4000).AddSeconds(seed % 61)
                    .ToString(Spellings[seed % Spellings.Length], CultureInfo.InvariantCulture));
                if (seed % 3 == 1) text[seed / 3 % text.Length] = Strangers[seed / 7 % Strangers.Length];
                return one.TryRead(text, out var read) == new TimeReader(zone, []).TryRead(text, out var alone) && read == alone;
            });
        }));

    static readonly string[] Spellings =
        ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss", "yyyy/MM/dd HH:mm:ss", "yyyy-M-d H:mm:ss", "yyyy-MM-dd HH:mm:ss.fff", "yyyy-MM-dd HH:mm:ss'Z'"];

    static readonly byte[] Strangers = [0, (byte)' ', (byte)':', (byte)'/', (byte)'0', (byte)'7', (byte)'9', (byte)'T', 0xFF];

    [Fact]
    public void Any_bytes_are_a_time_or_not_but_never_a_crash() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), bytes => new TimeReader(TimeZoneInfo.Utc, [TimeStyle.EpochSeconds]).TryRead(bytes, out var time) || time is null));
}
