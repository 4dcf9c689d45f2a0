using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Ingest.Formats;

/// <summary>Reads the <c>lines:</c> of a format: patterns on lines, each tried for its groups when it is read.</summary>
static class LinesFile
{
    public static LogLines Read(ExportKind kind, YamlValue lines)
    {
        var map = lines.AsMap();
        var messages = map.Get("messages").AsList();
        if (messages.Count == 0) throw map.Get("messages").Error("at least one pattern is needed");
        var read = new LogLines([.. messages.Select(value => ReadPattern(value, kind))])
        {
            Filtered = ReadFiltered(kind, map.Find("filtered")),
            Kinds = ReadKinds(map.Find("kinds")),
            Body = map.Find("body")?.AsOneOf<LogBody>() ?? LogBody.SingleLine,
            FileName = ReadPatterns(map.Find("file_name"), kind),
            InfersDates = map.Find("infers_dates")?.AsFlag() ?? false,
            Signs = ReadPatterns(map.Find("signs"), null),
        };
        map.RefuseUnknown();
        return read;
    }

    public static List<LogPattern> ReadPatterns(YamlValue? list, ExportKind? kind) =>
        [.. (list?.AsList() ?? []).Select(value => ReadPattern(value, kind))];

    static List<FilteredLine> ReadFiltered(ExportKind kind, YamlValue? list)
    {
        var lines = new List<FilteredLine>();
        foreach (var entry in list?.AsList() ?? [])
        {
            var map = entry.AsMap();
            lines.Add(new(ReadPattern(map.Get("pattern"), kind), map.Get("reason").AsText(), map.Find("ends")?.AsFlag() ?? false, map.Find("first")?.AsFlag() ?? false));
            map.RefuseUnknown();
        }
        return lines;
    }

    public static List<(LogPattern, MessageKind)> ReadKinds(YamlValue? list)
    {
        var kinds = new List<(LogPattern, MessageKind)>();
        foreach (var entry in list?.AsList() ?? [])
        {
            var map = entry.AsMap();
            kinds.Add((ReadPattern(map.Get("pattern"), null), map.Get("kind").AsOneOf<MessageKind>()));
            map.RefuseUnknown();
        }
        return kinds;
    }

    /// <param name="kind">Where given, groups must be named after its columns, or be a date or time.</param>
    public static LogPattern ReadPattern(YamlValue value, ExportKind? kind)
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
}
