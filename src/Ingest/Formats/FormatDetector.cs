using System.Text;
using System.Text.Json;
using CsvHelper;

namespace QA.Ingest.Formats;

/// <summary>Decides between formats by a file's first lines: headings, then keys of nested JSON, line patterns, JSON objects.</summary>
static class FormatDetector
{
    static readonly char[] Separators = [',', '\t', ';', '|'];

    public static FormatDecision Decide(
        string name, ReadOnlyMemory<byte> head, IReadOnlyList<ExportFormat> candidates, FormatWishes wishes)
    {
        var lines = Lines(head.Span);
        if (lines.Count == 0)
            return Marked(new FormatDecision.Refused("there is nothing in it", "export it again and look at its size first"), wishes);
        var table = AsTable(head, candidates, wishes);
        // A log's first line is no row of headings; but a table's cells may hold lines that look like those of a log.
        return table is FormatDecision.Chosen { Match.Found: > 1 } ? table
            : Marked(AsTree(head, lines, candidates, wishes) ?? AsLog(lines, candidates, wishes) ?? AsJson(name, lines, candidates, wishes) ?? table, wishes);
    }

    static FormatDecision Marked(FormatDecision decision, FormatWishes wishes) =>
        decision is FormatDecision.Refused refused && wishes is { Format: null, Kind: null, Map.Count: 0 } ? refused with { IsUnknown = true } : decision;

    /// <summary>The format of a workbook, by the first rows of its sheets: any of them may be the headings.</summary>
    public static FormatDecision DecideSheets(IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlyList<ExportFormat> candidates, FormatWishes wishes)
    {
        List<ExportFormat> formats = [.. candidates.Where(format => format.Shapes.Contains(Shape.Workbook))];
        if (formats.Count == 0)
            return new FormatDecision.Refused($"a workbook is not written as {FormatCatalog.Names(candidates)}", "choose another --format, or leave it out");
        return Marked(rows.Count == 0
            ? new FormatDecision.Refused("there is nothing in it", "open it and look which sheet holds the rows")
            : Best(formats, Shape.Workbook, [.. rows.Select(row => ('\0', row))], wishes, "headings"), wishes);
    }

    static FormatDecision? AsTree(ReadOnlyMemory<byte> head, List<string> lines, IReadOnlyList<ExportFormat> candidates, FormatWishes wishes)
    {
        List<ExportFormat> formats = [.. candidates.Where(format => format.Tree is not null)];
        if (formats.Count == 0 || lines[0].AsSpan().TrimStart() is not (['{', ..] or ['[', ..])) return null;
        var keys = JsonKeys.Of(head.Span);
        var best = formats.Where(format => format.Tree!.Signs.All(keys.Contains)).MaxBy(format => format.Tree!.Signs.Count);
        if (best is null && wishes.Format is not null) best = formats[0];
        return best is null ? null : new FormatDecision.Chosen(best, Shape.JsonTree, '\0', [], new([], []),
            wishes.Format is not null ? "asked for by name" : $"it has the keys of {best.Name}: {string.Join(", ", best.Tree!.Signs)}");
    }

    /// <summary>Enough lines to know a log by, few enough to be quick; none of them longer than a chat line ever is.</summary>
    static List<string> Lines(ReadOnlySpan<byte> head)
    {
        const int most = 400, longest = 8192;
        var lines = new List<string>();
        while (head.Length > 0 && lines.Count < most)
        {
            var end = head.IndexOf((byte)'\n');
            var line = end < 0 ? head : head[..end];
            head = end < 0 ? [] : head[(end + 1)..];
            var text = Encoding.UTF8.GetString(line[..Math.Min(line.Length, longest)]).TrimEnd('\r');
            if (!string.IsNullOrWhiteSpace(text)) lines.Add(text);
        }
        return lines;
    }

    static FormatDecision? AsLog(List<string> lines, IReadOnlyList<ExportFormat> candidates, FormatWishes wishes)
    {
        if (wishes.Format is null && IsTable(lines, candidates)) return null;
        FormatDecision.Chosen? best = null;
        const int enoughToTell = 60;
        var most = (Known: 0, Signs: 0);
        foreach (var format in candidates)
        {
            if (format.Lines is not { } log || !format.Shapes.Contains(Shape.TextLog)) continue;
            var (messages, known, signs) = (0, 0, 0);
            for (var i = 0; i < lines.Count; i++)
            {
                var (message, filtered) = log.Read(lines[i], i + 1 < lines.Count ? lines[i + 1] : null, out var taken);
                foreach (var sign in log.Signs)
                    if (sign.Match(lines[i]).Success) signs++;
                if (message is not null) messages++;
                if (message is not null || filtered is not null) known += taken;
                i += taken - 1;
                // Not one line of the first screenfuls: the rest need not be looked at.
                if (i >= enoughToTell && known == 0) break;
            }
            // Bodies of several lines leave most lines unknown; a single-line log must be known for the greater part.
            var enough = log.Body is LogBody.Continued ? messages > 0 && known * 10 >= lines.Count : messages > 0 && known * 2 >= lines.Count;
            var asked = wishes.Format is not null && format.Shapes.Count == 1;
            if (!asked && (!enough || (known, signs).CompareTo(most) <= 0)) continue;
            most = (known, signs);
            best = new(format, Shape.TextLog, '\0', [], new([], []),
                asked ? "asked for by name" : $"{known} of the first {lines.Count} lines are written as {format.Name} writes them");
        }
        return best;
    }

    /// <summary>
    /// Headings, and rows with as many cells under them: a table of something else, whatever its cells look like. The end of a
    /// row such as <c>shop,m8,803,2026-11-09 09:00:00</c> passes for a nick and a time.
    /// </summary>
    static bool IsTable(List<string> lines, IReadOnlyList<ExportFormat> candidates)
    {
        const int enough = 20;
        if (lines.Count < 2 || candidates.Any(format => format.Lines?.Read(lines[0], null, out _) is { Message: not null } or { Filtered: not null })) return false;
        foreach (var separator in Separators)
        {
            var cells = lines[0].AsSpan().Count(separator);
            if (cells >= 2 && lines.Take(enough).All(line => line.AsSpan().Count(separator) == cells)) return true;
        }
        return false;
    }

    static FormatDecision? AsJson(string name, List<string> lines, IReadOnlyList<ExportFormat> candidates, FormatWishes wishes)
    {
        List<ExportFormat> formats = [.. candidates.Where(format => format.Shapes.Contains(Shape.JsonLines))];
        if (formats.Count == 0) return null;
        var objects = lines.Count(line => line.AsSpan().TrimStart() is ['{', ..]);
        var named = name.Contains(".jsonl", StringComparison.OrdinalIgnoreCase) || name.Contains(".ndjson", StringComparison.OrdinalIgnoreCase);
        var only = wishes.Format is not null && !candidates[0].Shapes.Contains(Shape.Delimited);
        if (!named && !only && objects * 2 < lines.Count)
        {
            var first = lines[0].Trim();
            return first is "[" or "{" || first.StartsWith("[{", StringComparison.Ordinal)
                ? new FormatDecision.Refused("it is JSON, but not one object a line", "write each message as one object on a line of its own (JSON Lines)")
                : null;
        }

        var keys = new List<string>();
        foreach (var line in lines) AddKeys(line, keys);
        return Best(formats, Shape.JsonLines, [('\0', (IReadOnlyList<string>)keys)], wishes, "keys");
    }

    static void AddKeys(string line, List<string> keys)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind is not JsonValueKind.Object) return;
            foreach (var property in json.RootElement.EnumerateObject())
                if (!keys.Contains(property.Name)) keys.Add(property.Name);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // An unreadable line tells nothing about the keys; the reader will reject it.
        }
    }

    static FormatDecision AsTable(ReadOnlyMemory<byte> head, IReadOnlyList<ExportFormat> candidates, FormatWishes wishes)
    {
        List<ExportFormat> formats = [.. candidates.Where(format => format.Shapes.Contains(Shape.Delimited))];
        if (formats.Count == 0)
            return new FormatDecision.Refused($"its first lines are not written as {FormatCatalog.Names(candidates)} writes them",
                "choose another --format, or leave it out to have it recognised");
        var (start, hint) = SeparatorHint(head.Span);
        (char, IReadOnlyList<string>)[] readings =
            [.. Separators.Where(s => hint is null || s == hint).Select(s => (s, HeadingsOf(head[start..], s)))];
        return Best(formats, Shape.Delimited, readings, wishes, "headings");
    }

    /// <summary>Of formats that have all they need, the one that explains most; of none, the nearest one says what it misses.</summary>
    static FormatDecision Best(
        List<ExportFormat> formats, Shape shape, (char Separator, IReadOnlyList<string> Headings)[] readings, FormatWishes wishes, string what)
    {
        var tries =
            from reading in readings
            from format in formats
            let match = HeadingMatch.Of(format, reading.Headings, wishes.Map)
            orderby match.Missing.Count > 0 || match.Problem is not null, match.Found descending, reading.Headings.Count descending
            select (reading.Separator, reading.Headings, format, match);
        var (separator, headings, best, found) = tries.First();

        if (found.Problem is { } problem) return new FormatDecision.Refused(problem.What, problem.Remedy);
        if (found.Missing.Count == 0)
            return new FormatDecision.Chosen(best, shape, separator, headings, found,
                wishes.Format is not null ? "asked for by name" : $"{found.Found} of {headings.Count} {what} are those of {best.Name}");

        var column = CanonicalColumns.Of(best.Kind)[found.Missing[0][0]];
        var other = wishes.Format is null ? $" Formats known: {FormatCatalog.Names(formats)}" : "";
        return new FormatDecision.Refused(
            $"no column for {found.MissingNames(best)}, which {best.Name} needs. {HeadingMatch.Listed(headings)}",
            $"say which heading it is, as in --map {column}={(column == "role" ? "发送方" : "HEADING")}, or name the format with --format.{other}");
    }

    /// <summary>Excel's first line <c>sep=;</c>: where the headings start, and the separator it names.</summary>
    internal static (int Start, char? Separator) SeparatorHint(ReadOnlySpan<byte> head)
    {
        var end = head.IndexOf((byte)'\n');
        var line = (end < 0 ? head : head[..end]).TrimEnd((byte)'\r').Trim((byte)'"');
        return line.Length == 5 && line.StartsWith("sep="u8) && Separators.Contains((char)line[4]) ? (end + 1, (char)line[4]) : (0, null);
    }

    static IReadOnlyList<string> HeadingsOf(ReadOnlyMemory<byte> head, char separator)
    {
        using var reader = CsvReader.Create(head, new CsvReaderOptions { Separator = separator, HasHeader = false });
        var headings = new List<string>();
        if (!reader.Read()) return headings;
        for (var i = 0; i < reader.FieldCount; i++) headings.Add(Encoding.UTF8.GetString(reader.GetSpan(i)));
        return headings;
    }
}
