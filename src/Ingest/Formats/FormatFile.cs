using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Ingest.Formats;

/// <summary>Reads one format's YAML, strictly: what is wrong is said with its place, and its examples are tried at once.</summary>
public static class FormatFile
{
    /// <exception cref="SettingsException">Something in <paramref name="text"/> cannot be used.</exception>
    public static ExportFormat Read(string path, string text)
    {
        var document = YamlFile.Document(path, text)
            ?? throw new SettingsException(path, 1, 1, "the file is empty: start with 'name:'");
        var map = document.AsMap();
        var name = map.Get("name").AsText();
        var title = map.Get("title").AsMap();
        var kind = map.Get("holds").AsOneOf<ExportKind>();
        var shapes = map.Get("shapes").AsList().Select(shape => shape.AsOneOf<Shape>()).ToList();
        if (shapes.Count == 0) throw map.Get("shapes").Error("at least one shape is needed: [delimited]");

        var format = new ExportFormat(name, kind, shapes, map.Get("sure").AsOneOf<Sureness>())
        {
            Path = path,
            TitleZh = title.Get("zh").AsText(),
            TitleEn = title.Get("en").AsText(),
            Headings = ReadHeadings(kind, map.Find("columns")),
            Needs = map.Find("needs")?.AsList().Select(need => ReadNeed(kind, need)).ToList() ?? [],
            Roles = ReadWords<Role>(map.Find("roles")),
            Kinds = ReadWords<MessageKind>(map.Find("kinds")),
            Times = map.Find("times")?.AsList().Select(time => time.AsOneOf<TimeStyle>()).ToList() ?? [TimeStyle.Canonical],
            Zone = map.Find("zone") is { } zone ? ReadZone(zone) : null,
            Lines = map.Find("lines") is { } lines ? ReadLines(kind, lines) : null,
            Samples = map.Find("samples")?.AsTexts() ?? [],
        };
        title.RefuseUnknown();
        var examples = map.Find("examples");
        map.RefuseUnknown();

        if (shapes.Contains(Shape.TextLog) != format.Lines is not null)
            throw document.Error("'lines:' goes with the shape text_log: give both or neither");
        if (!shapes.Contains(Shape.TextLog) && format.Headings.All(h => h.Count == 0))
            throw document.Error("'columns:' is missing: say which heading means which column");
        if (examples is not null) Try(format, examples);
        return format;
    }

    static IReadOnlyList<IReadOnlyList<string>> ReadHeadings(ExportKind kind, YamlValue? columns)
    {
        var names = CanonicalColumns.Of(kind);
        if (columns is null) return [.. names.Select(_ => (IReadOnlyList<string>)[])];
        var map = columns.AsMap();
        List<IReadOnlyList<string>> headings =
            [.. names.Select(name => map.Find(name) is { } value ? value.IsText ? [value.AsText()] : value.AsTexts() : [])];
        map.RefuseUnknown();

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var heading in headings.SelectMany(spellings => spellings))
            if (!seen.Add(HeadingMatch.Fold(heading)))
                throw columns.Error($"the heading '{Excerpt.Of(heading)}' stands under two columns: keep one");
        return headings;
    }

    /// <summary>One needed column, or several of which one is enough: <c>conversation_id | customer_id</c>.</summary>
    static IReadOnlyList<int> ReadNeed(ExportKind kind, YamlValue need) =>
        [.. need.AsText().Split('|', StringSplitOptions.TrimEntries).Select(column =>
            CanonicalColumns.Find(kind, column) is var number and >= 0 ? number
                : throw need.Error($"unknown column '{Excerpt.Of(column)}': use {string.Join(", ", CanonicalColumns.Of(kind))}"))];

    static IReadOnlyList<KeyValuePair<string, T>> ReadWords<T>(YamlValue? words) where T : struct, Enum
    {
        if (words is null) return [];
        var map = words.AsMap();
        var pairs = new List<KeyValuePair<string, T>>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var value in Enum.GetValues<T>())
        {
            if (map.Find(SnakeCase.Of(value.ToString())) is not { } list) continue;
            foreach (var word in list.AsList())
                pairs.Add(seen.Add(word.AsText()) ? new(word.AsText(), value)
                    : throw word.Error($"'{Excerpt.Of(word.AsText())}' already means something else: keep one"));
        }
        map.RefuseUnknown();
        return pairs;
    }

    static TimeZoneInfo ReadZone(YamlValue zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone.AsText(), out var found)
            ? found : throw zone.Error("not a time zone: use an IANA name such as Asia/Shanghai, or UTC");

    static LogLines ReadLines(ExportKind kind, YamlValue lines)
    {
        var map = lines.AsMap();
        var messages = map.Get("messages").AsList();
        if (messages.Count == 0) throw map.Get("messages").Error("at least one pattern is needed");
        var read = new LogLines([.. messages.Select(value => ReadPattern(value, kind))])
        {
            Filtered = ReadPairs(map.Find("filtered"), "reason", reason => reason.AsText()),
            Kinds = ReadPairs(map.Find("kinds"), "kind", found => found.AsOneOf<MessageKind>()),
            Body = map.Find("body")?.AsOneOf<LogBody>() ?? LogBody.SingleLine,
            FileName = map.Find("file_name")?.AsList().Select(value => ReadPattern(value, kind)).ToList() ?? [],
        };
        map.RefuseUnknown();
        return read;
    }

    static List<(LogPattern, T)> ReadPairs<T>(YamlValue? list, string key, Func<YamlValue, T> read)
    {
        var pairs = new List<(LogPattern, T)>();
        foreach (var entry in list?.AsList() ?? [])
        {
            var map = entry.AsMap();
            pairs.Add((ReadPattern(map.Get("pattern"), null), read(map.Get(key))));
            map.RefuseUnknown();
        }
        return pairs;
    }

    /// <param name="kind">Where given, groups must be named after its columns, or be a date or time.</param>
    static LogPattern ReadPattern(YamlValue value, ExportKind? kind)
    {
        LogPattern pattern;
        try
        {
            pattern = new LogPattern(value.AsText());
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            throw value.Error("not a usable pattern: check brackets; look-around and back-references are not allowed");
        }
        if (kind is { } known)
            foreach (var group in pattern.Groups)
                if (group is not ("date" or "time") && CanonicalColumns.Find(known, group) < 0)
                    throw value.Error($"unknown group '{group}': use date, time, {string.Join(", ", CanonicalColumns.Of(known))}");
        return pattern;
    }

    /// <summary>A format carries its own proof: each example line must be read as it says.</summary>
    static void Try(ExportFormat format, YamlValue examples)
    {
        foreach (var example in examples.AsList())
        {
            var map = example.AsMap();
            if (format.Lines is { } lines)
            {
                var (message, reason) = lines.Read(map.Get("line").AsText());
                if (map.Find("filtered") is { } expected)
                {
                    if (reason != expected.AsText())
                        throw expected.Error(message is not null ? "this line is read as a message: tighten the patterns"
                            : reason is null ? "no pattern knows this line: add one" : $"this line is filtered as '{reason}'");
                }
                else if (message is null)
                    throw map.Get("line").Error(reason is null ? "no pattern knows this line: add one" : $"this line is filtered as '{reason}'");
                else
                    foreach (var group in (string[])["date", "time", .. CanonicalColumns.Of(format.Kind)])
                        if (map.Find(group) is { } wanted && message.Groups[group].Value.TrimEnd() != wanted.AsText())
                            throw wanted.Error($"the pattern reads '{Excerpt.Of(message.Groups[group].Value)}' here");
            }
            else
            {
                var headings = map.Get("headings");
                var match = HeadingMatch.Of(format, [.. headings.AsText().Split(',')]);
                if (match.Missing.Count > 0)
                    throw headings.Error($"these headings lack {match.MissingNames(format)}: add the spelling under 'columns:'");
            }
            map.RefuseUnknown();
        }
    }
}
