namespace QA.Ingest.Samples;

/// <summary>The known model by which customers of the samples buy and rate. Effects of 0 make both pure chance.</summary>
/// <remarks>
/// An inquiry's customer orders with probability <see cref="OrderBase"/> + <see cref="OrderPerMinute"/> × minutes of first
/// wait (at most 5) + <see cref="OrderPerQuality"/> × quality, where quality runs from −1 to +1; all per mille. Stars are
/// <see cref="StarsBase"/> + <see cref="StarsPerMinute"/> × minutes + <see cref="StarsPerQuality"/> × quality − the
/// scenario's grief + <see cref="StarsNoise"/> × a bell-shaped draw, in hundredths, rounded and held within 1 to 5.
/// </remarks>
public sealed record OutcomeModel
{
    public int OrderBase { get; init; } = 470;
    public int OrderPerMinute { get; init; } = -35;
    public int OrderPerQuality { get; init; } = 180;

    public int StarsBase { get; init; } = 440;
    public int StarsPerMinute { get; init; } = -15;
    public int StarsPerQuality { get; init; } = 80;
    public int StarsNoise { get; init; } = 60;

    /// <summary>Hundredths of a star that a complaint, return or dispute starts behind.</summary>
    public int StarsGrief { get; init; } = 110;

    /// <summary>Chances per mille: an order is paid, an unpaid order is paid after a reminder, a conversation is rated.</summary>
    public int Paid { get; init; } = 850;
    public int PaidAfterReminder { get; init; } = 450;
    public int Rated { get; init; } = 350;

    /// <summary>Chance per mille that a paid order ends in a full refund that nobody chatted about.</summary>
    public int SilentRefund { get; init; } = 40;

    internal int OrderPermille(double minutes, double quality) =>
        Math.Clamp((int)Math.Round(OrderBase + OrderPerMinute * Math.Min(minutes, 5) + OrderPerQuality * quality), 0, 1000);

    internal int Stars(double minutes, double quality, bool grief, double draw) => Math.Clamp((int)Math.Round(
        (StarsBase + StarsPerMinute * Math.Min(minutes, 5) + StarsPerQuality * quality - (grief ? StarsGrief : 0) + StarsNoise * draw) / 100), 1, 5);
}
