namespace QA.Ingest.Settings;

/// <summary>方案: every setting that a figure depends on. Records below give name, default and meaning of each.</summary>
/// <remarks>
/// Read from YAML by <see cref="ProfileFile"/>; the YAML keys are the property names in snake case, so
/// <c>conversation.gap</c> is <see cref="ConversationSettings.Gap"/>.
/// </remarks>
public sealed record Profile
{
    /// <summary>What the footer of every page calls this profile.</summary>
    public string Name { get; init; } = "default";

    /// <summary>IANA time zone in which days, weeks and hours are counted; never the machine's own.</summary>
    public string Zone { get; init; } = "Asia/Shanghai";

    public ConversationSettings Conversation { get; init; } = new();
    public ImportSettings Import { get; init; } = new();
    public LatencySettings Latency { get; init; } = new();
    public DaySettings Day { get; init; } = new();
    public HoursSettings Hours { get; init; } = new();
    public DeskSettings Desk { get; init; } = new();
    public GreetingSettings Greeting { get; init; } = new();
    public ClosingSettings Closing { get; init; } = new();
    public ConversionSettings Conversion { get; init; } = new();
    public ScoringSettings Scoring { get; init; } = new();
    public ParticipantSettings Participants { get; init; } = new();

    public RuleSettings Rules { get; init; } = new();

    /// <summary>Folded texts that ask for nothing: a customer turn of only these is a bare courtesy.</summary>
    public IReadOnlyList<string> Courtesies { get; init; } = [];

    public TimeZoneInfo TimeZone => TimeZoneInfo.FindSystemTimeZoneById(Zone);
}

/// <summary>Where one conversation ends and the next begins.</summary>
public sealed record ConversationSettings
{
    /// <summary>Silence after which an export without conversation ids starts a new one (default 30 min).</summary>
    public TimeSpan Gap { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Leave a customer's lone message out of rates (default: no).</summary>
    public bool ExcludeSingleLine { get; init; }
}

/// <summary>What an import refuses.</summary>
public sealed record ImportSettings
{
    /// <summary>Share of replaced characters above which a file is refused (default 0).</summary>
    public double MaxReplaced { get; init; }
}

/// <summary>How waits are counted.</summary>
public sealed record LatencySettings
{
    /// <summary>A response slower than this is slow (default 60 s).</summary>
    public TimeSpan Slow { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Which message of a customer turn starts the clock (default: the first).</summary>
    public ClockStart From { get; init; } = ClockStart.First;

    /// <summary>Thresholds of the "answered within" shares (default 30 s, 60 s, 180 s).</summary>
    public IReadOnlyList<TimeSpan> Within { get; init; } =
        [TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(180)];

    /// <summary>Folded texts that the platform sends in an agent's name: they count as a bot's (default: none known).</summary>
    public IReadOnlyList<string> AutoReplies { get; init; } = [];
}

/// <summary>Where one day ends and the next begins.</summary>
public sealed record DaySettings
{
    /// <summary>Local time at which a day begins (default 00:00; 05:00 for a desk that works through the night).</summary>
    public TimeSpan Boundary { get; init; } = TimeSpan.Zero;
}

/// <summary>How the desk's work is counted.</summary>
public sealed record DeskSettings
{
    /// <summary>A customer who writes again within this time after a conversation ended was not helped in one visit (default 1 day).</summary>
    public TimeSpan ReturnWithin { get; init; } = TimeSpan.FromDays(1);
}

/// <summary>The customer waited since the first message of the turn; some suites count from the last.</summary>
public enum ClockStart { First, Last }

/// <summary>What a greeting must hold.</summary>
public sealed record GreetingSettings
{
    /// <summary>Components a greeting must have to pass: salutation, identity, offer.</summary>
    public IReadOnlyList<string> Required { get; init; } = ["salutation", "identity", "offer"];

    /// <summary>Whether a bot's greeting counts in full (default: no).</summary>
    public bool AutoCounts { get; init; }
}

/// <summary>What a closing must hold.</summary>
public sealed record ClosingSettings
{
    /// <summary>Components a closing must have to pass: further_help, thanks, wish.</summary>
    public IReadOnlyList<string> Required { get; init; } = ["further_help", "thanks", "wish"];
}

/// <summary>How orders are joined to conversations.</summary>
public sealed record ConversionSettings
{
    /// <summary>Local days after the day of the first customer message whose end closes the window (default 1: next day).</summary>
    public int WindowDays { get; init; } = 1;
}

/// <summary>How points become a score.</summary>
public sealed record ScoringSettings
{
    public int Responsiveness { get; init; } = 20;
    public int Greeting { get; init; } = 10;
    public int Closing { get; init; } = 10;
    public int Language { get; init; } = 25;
    public int Process { get; init; } = 25;
    public int Security { get; init; } = 10;

    /// <summary>Fewer scored conversations than this are too few to compare (default 10).</summary>
    public int MinConversations { get; init; } = 10;
}

/// <summary>Who is who where the export does not say.</summary>
public sealed record ParticipantSettings
{
    /// <summary>Sender ids that are agents in exports without roles.</summary>
    public IReadOnlyList<string> Agents { get; init; } = [];

    /// <summary>Sender ids that are bots in exports without roles.</summary>
    public IReadOnlyList<string> Bots { get; init; } = [];

    /// <summary>Customer ids of the shop's own people: their conversations leave the rates.</summary>
    public IReadOnlyList<string> Internal { get; init; } = [];

    /// <summary>Customer ids that are sellers themselves: metric profiles may leave their conversations out.</summary>
    public IReadOnlyList<string> Sellers { get; init; } = [];

    /// <summary>Sender ids of bots that a human steers: metric profiles may count their answers as a human's.</summary>
    public IReadOnlyList<string> AssistedBots { get; init; } = [];
}
