using System.Globalization;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Metrics.Profiles;

/// <summary>Reads a metric profile from YAML and runs its vectors: one that does not come out as it says does not load.</summary>
public static class MetricProfileFile
{
    /// <exception cref="SettingsException">A key, a value or a vector that does not hold, with its place and the fix.</exception>
    public static MetricProfile Read(string path, string text)
    {
        if (YamlFile.Document(path, text) is not { IsEmpty: false } document)
            throw new SettingsException(path, 1, 1, "the file is empty: describe a metric profile in it");
        var map = document.AsMap();
        var settings = map.Find("settings") is { } given ? Settings(given, new()) : new();
        var profile = new MetricProfile
        {
            Name = NameOf(map.Get("name"), path),
            Title = map.Get("title").AsText(),
            ChineseTitle = map.Get("title_zh").AsText(),
            Platform = map.Get("platform").AsText(),
            EffectiveFrom = map.Find("effective_from")?.AsDate(),
            EffectiveUntil = map.Find("effective_until")?.AsDate(),
            Source = map.Get("source").AsText(),
            Sure = map.Get("sure").AsOneOf<Sureness>(),
            Note = map.Find("note")?.AsText().Trim() ?? "",
            Settings = settings,
            Figures = [.. map.Get("figures").AsList().Select(FigureName)],
            Vectors = [],
        };
        var vectors = map.Get("vectors").AsList();
        if (vectors.Count == 0) throw map.Get("vectors").Error("no vector: give at least one chat with the figures that must come out of it");
        profile = profile with { Vectors = [.. vectors.Select(vector => Vector(vector, profile))] };
        map.RefuseUnknown();
        return profile;
    }

    static string NameOf(YamlValue value, string path)
    {
        var name = value.AsText();
        return path.EndsWith($"{name}.yaml", StringComparison.Ordinal) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? name : throw value.Error("a profile's name is that of its file, in lower case letters, digits and hyphens");
    }

    static string FigureName(YamlValue value) => ProfileFigures.Names.Contains(value.AsText())
        ? value.AsText() : throw value.Error($"no such figure: use {string.Join(", ", ProfileFigures.Names)}");

    static MetricSettings Settings(YamlValue value, MetricSettings d)
    {
        var map = value.AsMap();
        var settings = d with
        {
            Unit = map.Find("unit")?.AsOneOf<CountedUnit>() ?? d.Unit,
            Start = map.Find("start")?.AsOneOf<WaitStart>() ?? d.Start,
            Stop = map.Find("stop") is { } stop ? [.. stop.AsList().Select(s => s.AsOneOf<WaitStop>())] : d.Stop,
            CourtesiesAsk = map.Find("courtesies_ask")?.AsFlag() ?? d.CourtesiesAsk,
            Unanswered = map.Find("unanswered")?.AsOneOf<UnansweredRounds>() ?? d.Unanswered,
            ExcludeZeroSeconds = map.Find("exclude_zero_seconds")?.AsFlag() ?? d.ExcludeZeroSeconds,
            ExcludeSellers = map.Find("exclude_sellers")?.AsFlag() ?? d.ExcludeSellers,
            ExcludeAgentStarted = map.Find("exclude_agent_started")?.AsFlag() ?? d.ExcludeAgentStarted,
            ExcludeCrossDay = map.Find("exclude_cross_day")?.AsFlag() ?? d.ExcludeCrossDay,
            Cap = map.Find("cap")?.AsDuration() ?? d.Cap,
            Within = map.Find("within")?.AsDuration() ?? d.Within,
            WindowDays = map.Find("window_days")?.AsWhole(1, 3660) ?? d.WindowDays,
            DatedBy = map.Find("dated_by")?.AsOneOf<DatedBy>() ?? d.DatedBy,
        };
        if (map.Find("hours") is { } hours) settings = Hours(hours, settings);
        map.RefuseUnknown();
        if (settings.Unit is CountedUnit.Messages && settings.Start is not WaitStart.Each)
            throw value.Error("where messages are counted each of them starts a clock: write 'start: each'");
        if (settings.Unit is CountedUnit.BuyersPerDay && settings.Within is null)
            throw value.Error("a customer is good or bad by a limit: add 'within:'");
        return settings;
    }

    /// <summary><c>shop</c>: those of the shop; <c>none</c>: day and night; else the platform's own.</summary>
    static MetricSettings Hours(YamlValue value, MetricSettings settings)
    {
        if (value.IsText)
            return value.AsText() switch
            {
                "shop" => settings with { ShopHours = true },
                "none" => settings with { ShopHours = false, Hours = new() },
                _ => throw value.Error("shop, none or hours of the platform's own are needed here"),
            };
        var map = value.AsMap();
        settings = settings with { ShopHours = false, Hours = HoursFile.Read(map, new()) };
        map.RefuseUnknown();
        return settings;
    }

    static MetricVector Vector(YamlValue value, MetricProfile profile)
    {
        var map = value.AsMap();
        var shop = map.Find("profile") is { } own ? ProfileFile.Read(own, ProfileFile.Default) : ProfileFile.Default;
        var settings = map.Find("with") is { } with ? Settings(with, profile.Settings) : profile.Settings;
        var (chats, conversations) = (new List<string>(), new List<Conversation>());
        foreach (var chat in map.Get("chats").AsList())
        {
            conversations.Add(Chat(chat, LocalDays.Of(shop), conversations.Count + 1, out var text));
            chats.Add(text);
        }
        var expect = map.Get("expect").AsMap();
        var expected = new List<(YamlValue Place, string Name, decimal? Value)>();
        foreach (var name in expect.Keys)
        {
            var place = expect.Get(name);
            expected.Add((place, ProfileFigures.Names.Contains(name) ? name : throw place.Error($"no such figure '{Excerpt.Of(name)}': use {string.Join(", ", ProfileFigures.Names)}"), Figure(place)));
        }
        if (expected.Count == 0) throw value.Error("a vector expects at least one figure");
        var vector = new MetricVector(map.Find("title")?.AsText() ?? "", settings, shop, chats, conversations,
            [.. expected.Select(e => KeyValuePair.Create(e.Name, e.Value))]);
        map.RefuseUnknown();

        var totals = new ProfileTotals(new(profile with { Settings = settings }, shop));
        foreach (var conversation in conversations) totals.Add(conversation);
        var figures = totals.Figures();
        foreach (var (place, name, figure) in expected)
            if (figures.Find(name) is var found && found != figure)
                throw place.Error($"{name} comes out as {Text(found)}, not {Text(figure)}: correct the settings or the expectation");
        return vector;
    }

    /// <summary>A chat, or a mapping of <c>chat</c> with the <c>customer</c> and <c>shop</c> it is of.</summary>
    static Conversation Chat(YamlValue value, LocalDays days, int number, out string text)
    {
        var (place, customer, shop) = (value, "buyer", "shop");
        if (value.IsMap)
        {
            var map = value.AsMap();
            place = map.Get("chat");
            customer = map.Find("customer")?.AsText() ?? customer;
            shop = map.Find("shop")?.AsText() ?? shop;
            map.RefuseUnknown();
        }
        text = place.AsText().Trim();
        var id = new ConversationId(shop, string.Create(CultureInfo.InvariantCulture, $"c{number}"));
        return ChatNotation.TryRead(text, days, id, customer, out var conversation, out var problem) ? conversation : throw place.Error(problem);
    }

    static decimal? Figure(YamlValue value) => value.AsText() == "none" ? null
        : decimal.TryParse(value.AsText(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var figure) ? figure
        : throw value.Error("a number, or none, is needed here");

    static string Text(decimal? figure) => figure?.ToString("0.###", CultureInfo.InvariantCulture) ?? "none";
}
