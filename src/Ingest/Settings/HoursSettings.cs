namespace QA.Ingest.Settings;

/// <summary>工作时间: when the desk of each shop is open. Without desks the clock runs day and night.</summary>
public sealed record HoursSettings
{
    /// <summary>Which moment decides whether a wait lies in working hours: the customer's message, or the start of the conversation (default: the message).</summary>
    public JudgedBy JudgeBy { get; init; } = JudgedBy.Message;

    /// <summary>What becomes of a wait that began while the desk was closed (default: its clock starts when the desk opens).</summary>
    public OutsideHours Outside { get; init; } = OutsideHours.Wait;

    /// <summary>Days off and make-up working days: the name of a built-in calendar (cn), or a file beside the profile (default: none).</summary>
    public HolidayCalendar Holidays { get; init; } = HolidayCalendar.None;

    /// <summary>Opening hours by shop and date; the first desk that fits is in force, and where none fits the whole day counts (default: no desk).</summary>
    public IReadOnlyList<DeskHours> Desks { get; init; } = [];
}

/// <summary>The moment whose place inside or outside the hours decides.</summary>
public enum JudgedBy { Message, Start }

/// <summary>Wait for the desk to open, or leave the rates.</summary>
public enum OutsideHours { Wait, Drop }

/// <summary>Opening hours of some shops between two dates (start included, end excluded; null: open-ended).</summary>
/// <param name="Shops">Empty: every shop.</param>
/// <param name="Weekdays">Spans of Sunday, Monday … Saturday, in the order of <see cref="DayOfWeek"/>.</param>
/// <param name="Holiday">Spans of a day off.</param>
/// <param name="MakeUp">Spans of a make-up working day.</param>
public sealed record DeskHours(
    IReadOnlyList<string> Shops, DateOnly? From, DateOnly? Until,
    IReadOnlyList<IReadOnlyList<OpenSpan>> Weekdays, IReadOnlyList<OpenSpan> Holiday, IReadOnlyList<OpenSpan> MakeUp)
{
    public bool Covers(string shop, DateOnly day) =>
        (Shops.Count == 0 || Shops.Contains(shop)) && !(day < From) && !(day >= Until);
}

/// <summary>From opening to closing, as minutes of the day on which it opens; a closing beyond 1440 is on the next day.</summary>
public readonly record struct OpenSpan(int Open, int Close);
