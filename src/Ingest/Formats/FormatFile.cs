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
            Lines = map.Find("lines") is { } lines ? LinesFile.Read(kind, lines) : null,
            Tree = map.Find("tree") is { } tree ? ReadTree(tree) : null,
            OtherKinds = map.Find("other_kinds")?.AsOneOf<MessageKind>(),
            Stars = ReadStars(map.Find("stars")),
            RoleSource = map.Find("roles_from")?.AsOneOf<RoleSource>() ?? RoleSource.Export,
            GuessesAutomatic = map.Find("guesses_automatic")?.AsFlag() ?? false,
            AutomaticTexts = LinesFile.ReadPatterns(map.Find("automatic_texts"), null),
            BotNames = LinesFile.ReadPatterns(map.Find("bot_names"), null),
            TextKinds = LinesFile.ReadKinds(map.Find("text_kinds")),
            SelfNames = LinesFile.ReadPatterns(map.Find("self_names"), null),
            SystemKinds = map.Find("system_kinds")?.AsTexts() ?? [],
            Unsupported = LinesFile.ReadPatterns(map.Find("unsupported"), null),
            SheetColumn = map.Find("sheet") is { } sheet ? ReadNeed(kind, sheet)[0] : -1,
            Traps = ReadTraps(map.Find("traps")),
            Samples = map.Find("samples")?.AsTexts() ?? [],
        };
        title.RefuseUnknown();
        var examples = map.Find("examples");
        map.RefuseUnknown();

        var cells = shapes.Contains(Shape.Workbook);
        if (!cells && shapes.Contains(Shape.TextLog) != format.Lines is not null)
            throw document.Error("'lines:' goes with the shape text_log: give both or neither");
        if (shapes.Contains(Shape.JsonTree) != format.Tree is not null)
            throw document.Error("'tree:' goes with the shape json_tree: give both or neither");
        if (!shapes.Contains(Shape.TextLog) && !shapes.Contains(Shape.ChannelArchive) && format.Headings.All(h => h.Count == 0))
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

    /// <summary>Words of stars, the number first: <c>5: [非常满意, 好评]</c>.</summary>
    static List<KeyValuePair<string, int>> ReadStars(YamlValue? stars)
    {
        var pairs = new List<KeyValuePair<string, int>>();
        if (stars is null) return pairs;
        var map = stars.AsMap();
        for (var number = 5; number >= 1; number--)
            foreach (var word in map.Find(number.ToString(System.Globalization.CultureInfo.InvariantCulture))?.AsTexts() ?? [])
                pairs.Add(new(word, number));
        map.RefuseUnknown();
        return pairs;
    }

    static JsonPaths ReadTree(YamlValue tree)
    {
        var map = tree.AsMap();
        var paths = new JsonPaths(map.Get("signs").AsTexts(), map.Find("items")?.AsTexts() ?? [], map.Get("messages").AsTexts())
        {
            People = map.Find("people")?.AsText() ?? "",
            Attachments = map.Find("attachments")?.AsText() ?? "",
            Transcript = map.Find("transcript") is { } transcript ? LinesFile.ReadPattern(transcript, ExportKind.Transcript) : null,
            Filtered = [.. (map.Find("filtered")?.AsList() ?? []).Select(entry =>
            {
                var filter = entry.AsMap();
                var read = (filter.Get("path").AsText(), filter.Get("is").AsTexts(), filter.Get("reason").AsText());
                filter.RefuseUnknown();
                return read;
            })],
        };
        map.RefuseUnknown();
        return paths;
    }

    static List<(string, string)> ReadTraps(YamlValue? traps) =>
        [.. (traps?.AsList() ?? []).Select(trap =>
        {
            var map = trap.AsMap();
            var read = (map.Get("zh").AsText(), map.Get("en").AsText());
            map.RefuseUnknown();
            return read;
        })];

    /// <summary>A format carries its own proof: each example line must be read as it says.</summary>
    static void Try(ExportFormat format, YamlValue examples)
    {
        foreach (var example in examples.AsList())
        {
            var map = example.AsMap();
            if (map.Find("line") is { } line && format.Lines is { } lines)
            {
                Try(format, lines, line, map);
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

    static void Try(ExportFormat format, LogLines lines, YamlValue line, YamlMap map)
    {
        var text = line.AsText().Split('\n', 2);
        var (message, filtered) = lines.Read(text[0], text.Length > 1 ? text[1] : null, out _);
        if (map.Find("filtered") is { } expected)
        {
            if (filtered?.Reason != expected.AsText())
                throw expected.Error(message is not null ? "this line is read as a message: tighten the patterns"
                    : filtered is null ? "no pattern knows this line: add one" : $"this line is filtered as '{filtered.Reason}'");
            return;
        }
        if (message is null)
            throw line.Error(filtered is null ? "no pattern knows this line: add one" : $"this line is filtered as '{filtered.Reason}'");
        foreach (var group in (string[])["date", "time", .. CanonicalColumns.Of(format.Kind)])
            if (map.Find(group) is { } wanted && message.Groups[group].Value.TrimEnd() != wanted.AsText())
                throw wanted.Error($"the pattern reads '{Excerpt.Of(message.Groups[group].Value)}' here");
    }
}
