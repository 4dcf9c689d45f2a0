namespace QA.Ingest.Samples;

/// <summary>Who is at the desk when: an early and a late half that change places each day; small desks stay all day.</summary>
internal static class Shifts
{
    const long EarlyEnds = 16 * Sale.Hour + 1800, LateBegins = 16 * Sale.Hour;

    /// <summary>From and until, in seconds of the shop's clock.</summary>
    public static (long From, long Until) Of(SampleShop shop, int agent, long midnight)
    {
        if (shop.Agents.Count < 4) return (midnight + Dialogue.Opens, midnight + Sale.Day);
        var isEarly = (agent + midnight / Sale.Day) % 2 == 0;
        return isEarly ? (midnight + Dialogue.Opens, midnight + EarlyEnds) : (midnight + LateBegins, midnight + Sale.Day);
    }

    /// <summary>At night the conversations fall to those who open in the morning.</summary>
    public static bool IsOn(SampleShop shop, int agent, long moment)
    {
        var midnight = moment - moment % Sale.Day;
        var (from, until) = Of(shop, agent, midnight);
        return Math.Max(moment, midnight + Dialogue.Opens) is var at && at >= from && at < until;
    }
}
