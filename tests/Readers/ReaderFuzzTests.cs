using System.Globalization;
using System.Text;
using QA.Ingest.Formats;
using QA.Ingest.Readers;
using QA.Ingest.Settings;

namespace QA.Tests.Readers;

/// <summary>Every sample, damaged at random: a reader may refuse the file or reject rows, and nothing else.</summary>
/// <remarks>
/// A short run by default; a long one with <c>QA_FUZZ=200000 dotnet test</c>, filtered to this class. A failure names its sample
/// and seed: put what it found into <see cref="Found"/>, so that it stays found.
/// </remarks>
public class ReaderFuzzTests
{
    static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("QA_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) ? rounds : 150;

    static readonly Profile Lossy = new() { Import = new() { MaxReplaced = 1 } };

    static readonly string[] Samples = [.. FormatCatalog.BuiltIn.Formats.SelectMany(format => format.Samples).Distinct()];

    [Fact]
    public void A_damaged_sample_never_breaks_a_reader()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var random = new Random(seed);
            var sample = Samples[random.Next(Samples.Length)];
            var bytes = Damaged(File.ReadAllBytes(Repository.Path(sample)), random);
            if (Problem(Path.GetFileName(sample), bytes, seed) is { } problem) Assert.Fail($"{sample}, seed {seed}: {problem}");
        }
    }

    /// <summary>Inputs that once broke a reader, with the name they had.</summary>
    public static TheoryData<string, string> Found => new()
    {
        { "x.json", "[{\"dataId\":1,\"userNickFrom\":1,\"msg\":1,\"messages\":[{\"msg\":\"\\ud800\"}]}" },
        { "x.json", "{\"comments\":[{\"author_id\":1,\"created_at\":\"x\"},3,null,[]],\"id\":{}}" },
        { "x.json", "{\"source\":{\"author\":[],\"body\":\"<p\"},\"conversation_parts\":{\"conversation_parts\":{}}}}}]" },
        { "x.txt", "消息对象:\n=\n2026-11-09 9:00:05 (12345)\n" },
        { "x.txt", "99/99/99, 25:61 PM - x: y\n[1/1/1, 1:1] a: b\n" },
        { "x.txt", "a:2026-1-5 9:00:05\n:b2026-1-5 9:00:05\n： 2026-1-5 9:00:05\n" },
        { "x.csv", "客户ID,聊天记录\n,\"2026-11-09 09:00:05\n：\"\n" },
    };

    [Theory, MemberData(nameof(Found))]
    public void What_was_found_once_stays_mended(string name, string text) => Assert.Null(Problem(name, Encoding.UTF8.GetBytes(text), 1));

    static byte[] Damaged(byte[] bytes, Random random)
    {
        var list = bytes.ToList();
        for (var times = random.Next(1, 6); times > 0 && list.Count > 0; times--)
        {
            var at = random.Next(list.Count);
            var length = Math.Min(random.Next(1, 40), list.Count - at);
            switch (random.Next(8))
            {
                case 0: list[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: list.RemoveRange(at, length); break;
                case 2: list.InsertRange(random.Next(list.Count), list.GetRange(at, length)); break;
                case 3: list.InsertRange(at, Marks[random.Next(Marks.Length)]); break;
                case 4: list.RemoveRange(at, list.Count - at); break;
                case 5: list[at] = (byte)random.Next(256); break;
                case 6: list.InsertRange(at, Enumerable.Repeat(list[at], random.Next(1, 3000))); break;
                default: list.InsertRange(at, Encoding.Unicode.GetBytes("\n在吗\r\n")); break;
            }
        }
        return [.. list];
    }

    static readonly byte[][] Marks =
        [.. new[] { "\"", "\n", "\r\n", "\r", "\0", ",", "\t", "[", "]", "{", "}", ":", "：", "\\u", "\uFEFF", "2026-11-09 09:00:05", "已读", "\n\n\n", "\uD83D\uDE00", "<!--", "&#0;" }.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Null, or how the reader failed: by an exception, or by reading the same bytes in two ways.</summary>
    static string? Problem(string name, byte[] bytes, int seed)
    {
        using var file = new TemporaryFile(name, bytes);
        var whole = Read(() => file.Open(profile: Lossy));
        if (whole.Failure is not null) return whole.Failure;
        if (Read(() => file.Open(profile: Lossy)) is var again && !again.Rows.SequenceEqual(whole.Rows)) return "a second reading differs";
        if (whole.Rows.Any(row => row.Length > 100_000)) return "a row is longer than the file";
        if (whole.Refused || bytes is [0x1F, 0x8B, ..] or [(byte)'P', (byte)'K', ..]) return null;

        // However a stream hands out its bytes, the rows are the same.
        var trickled = Read(() => ExportFile.Open(new Given.Trickle(bytes, 900, seed), name, FormatCatalog.BuiltIn, Lossy, new ReadOptions()));
        return trickled.Failure ?? (trickled.Rows.SequenceEqual(whole.Rows) ? null : "a stream gives other rows");
    }

    static (List<string> Rows, bool Refused, string? Failure) Read(Func<ExportFile> open)
    {
        var rows = new List<string>();
        try
        {
            var file = open();
            IEnumerable<object> all = file.Kind switch
            {
                ExportKind.Transcript => file.Rows(),
                ExportKind.Orders => file.Orders(),
                ExportKind.Ratings => file.Ratings(),
                ExportKind.Agents => file.Agents(),
                _ => file.Shifts(),
            };
            rows.AddRange(all.Select(row => row.ToString()!));
            return (rows, false, null);
        }
        catch (ExportRefusedException)
        {
            return (rows, true, null);
        }
        catch (Exception failure)
        {
            return (rows, false, $"{failure.GetType().Name} at {failure.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("QA.Ingest", StringComparison.Ordinal))?.Trim()}");
        }
    }
}
