using System.Security.Cryptography;
using System.Text;

namespace QA.Ingest.Settings;

/// <summary>Reads a <see cref="Profile"/> from YAML: what the file leaves out keeps its default, what it misspells is refused.</summary>
public static class ProfileFile
{
    /// <summary>The built-in default, as `qa profile show` prints it.</summary>
    public static string DefaultText { get; } = ReadDefault();

    public static Profile Default { get; } = Read("default-profile.yaml", DefaultText, new Profile());

    /// <exception cref="SettingsException">A key or value that cannot be used, with its place and the fix.</exception>
    public static Profile Read(string path, string text) => Read(path, text, Default);

    static Profile Read(string path, string text, Profile defaults) =>
        YamlFile.Document(path, text) is { IsEmpty: false } document ? Read(document, defaults) : defaults;

    /// <summary>A profile inside another file: what it leaves out keeps the value of <paramref name="defaults"/>.</summary>
    /// <exception cref="SettingsException">A key or value that cannot be used, with its place and the fix.</exception>
    public static Profile Read(YamlValue document, Profile defaults)
    {
        var map = document.AsMap();
        var profile = new Profile
        {
            Name = map.Find("name")?.AsText() ?? defaults.Name,
            Zone = map.Find("zone") is { } zone ? KnownZone(zone) : defaults.Zone,
            Conversation = Section(map, "conversation", defaults.Conversation, (m, d) => d with
            {
                Gap = m.Find("gap") is { } gap ? Positive(gap) : d.Gap,
                ExcludeSingleLine = m.Find("exclude_single_line")?.AsFlag() ?? d.ExcludeSingleLine,
            }),
            Import = Section(map, "import", defaults.Import, (m, d) => d with
            {
                MaxReplaced = m.Find("max_replaced")?.AsNumber(0, 1) ?? d.MaxReplaced,
            }),
            Latency = Section(map, "latency", defaults.Latency, (m, d) => d with
            {
                Slow = m.Find("slow") is { } slow ? Positive(slow) : d.Slow,
                From = m.Find("from")?.AsOneOf<ClockStart>() ?? d.From,
                Within = m.Find("within") is { } within ? [.. within.AsList().Select(Positive)] : d.Within,
                AutoReplies = m.Find("auto_replies")?.AsTexts() ?? d.AutoReplies,
            }),
            Day = Section(map, "day", defaults.Day, (m, d) => d with
            {
                Boundary = m.Find("boundary") is { } boundary ? Morning(boundary) : d.Boundary,
            }),
            Hours = Section(map, "hours", defaults.Hours, HoursFile.Read),
            Desk = Section(map, "desk", defaults.Desk, (m, d) => d with
            {
                ReturnWithin = m.Find("return_within") is { } within ? Positive(within) : d.ReturnWithin,
            }),
            Greeting = Section(map, "greeting", defaults.Greeting, (m, d) => d with
            {
                Required = m.Find("required") is { } required ? Components(required, "salutation", "identity", "offer") : d.Required,
                AutoCounts = m.Find("auto_counts")?.AsFlag() ?? d.AutoCounts,
            }),
            Closing = Section(map, "closing", defaults.Closing, (m, d) => d with
            {
                Required = m.Find("required") is { } required ? Components(required, "further_help", "thanks", "wish") : d.Required,
            }),
            Conversion = Section(map, "conversion", defaults.Conversion, (m, d) => d with
            {
                WindowDays = m.Find("window_days")?.AsWhole(0, 60) ?? d.WindowDays,
            }),
            Scoring = Section(map, "scoring", defaults.Scoring, (m, d) => Weighed(map.Find("scoring")!, d with
            {
                Responsiveness = m.Find("responsiveness")?.AsWhole(0, 100) ?? d.Responsiveness,
                Greeting = m.Find("greeting")?.AsWhole(0, 100) ?? d.Greeting,
                Closing = m.Find("closing")?.AsWhole(0, 100) ?? d.Closing,
                Language = m.Find("language")?.AsWhole(0, 100) ?? d.Language,
                Process = m.Find("process")?.AsWhole(0, 100) ?? d.Process,
                Security = m.Find("security")?.AsWhole(0, 100) ?? d.Security,
                MinConversations = m.Find("min_conversations")?.AsWhole(2, 100_000) ?? d.MinConversations,
            })),
            Participants = Section(map, "participants", defaults.Participants, (m, d) => d with
            {
                Agents = m.Find("agents")?.AsTexts() ?? d.Agents,
                Bots = m.Find("bots")?.AsTexts() ?? d.Bots,
                Internal = m.Find("internal")?.AsTexts() ?? d.Internal,
                Sellers = m.Find("sellers")?.AsTexts() ?? d.Sellers,
                AssistedBots = m.Find("assisted_bots")?.AsTexts() ?? d.AssistedBots,
            }),
            Rules = Section(map, "rules", defaults.Rules, RuleSettings.Read),
            Courtesies = map.Find("courtesies")?.AsTexts() ?? defaults.Courtesies,
        };
        map.RefuseUnknown();
        return profile;
    }

    /// <summary>SHA-256 in hex of every setting's value: two profiles with the same hash give the same figures.</summary>
    public static string HashOf(Profile profile) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonOf(profile)));

    static byte[] JsonOf(Profile profile) => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new
    {
        profile.Name,
        profile.Zone,
        profile.Conversation,
        profile.Import,
        profile.Latency,
        profile.Day,
        profile.Hours,
        profile.Desk,
        profile.Greeting,
        profile.Closing,
        profile.Conversion,
        profile.Scoring,
        profile.Participants,
        profile.Rules,
        profile.Courtesies,
    });

    static T Section<T>(YamlMap map, string key, T defaults, Func<YamlMap, T, T> read)
    {
        if (map.Find(key) is not { } value) return defaults;
        var section = value.AsMap();
        var result = read(section, defaults);
        section.RefuseUnknown();
        return result;
    }

    static string KnownZone(YamlValue value) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(value.AsText(), out var zone) && zone.HasIanaId
            ? value.AsText()
            : throw value.Error("not a known IANA time zone: write one such as Asia/Shanghai, Asia/Taipei or Europe/London");

    static TimeSpan Positive(YamlValue value) =>
        value.AsDuration() is { Ticks: > 0 } length ? length : throw value.Error("a length of time above 0 is needed here");

    /// <summary>Nobody's day ends after noon: a later boundary is a slip.</summary>
    static TimeSpan Morning(YamlValue value) =>
        HoursFile.Minute(value.AsText()) is { } minute and <= 12 * 60
            ? TimeSpan.FromMinutes(minute)
            : throw value.Error("a time of day from 00:00 to 12:00 is needed here, such as 05:00");

    static IReadOnlyList<string> Components(YamlValue value, params string[] known)
    {
        foreach (var component in value.AsList())
            if (!known.Contains(component.AsText()))
                throw component.Error($"not a component: use {string.Join(", ", known)}");
        return value.AsTexts();
    }

    static ScoringSettings Weighed(YamlValue place, ScoringSettings s) =>
        s.Responsiveness + s.Greeting + s.Closing + s.Language + s.Process + s.Security > 0
            ? s
            : throw place.Error("all weights are 0: give at least one category a weight");

    static string ReadDefault()
    {
        using var stream = typeof(ProfileFile).Assembly.GetManifestResourceStream("QA.Ingest.Settings.default-profile.yaml")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
