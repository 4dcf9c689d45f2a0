using MathNet.Numerics.Distributions;

namespace QA.Analysis.Statistics;

/// <summary>Events per so many chances, such as findings per 1,000 messages, with the exact 95 % interval.</summary>
public static class PoissonRate
{
    /// <summary>Null where there was no chance; N is the number of chances.</summary>
    /// <remarks>Garwood (1936): from χ²(0.025; 2x) / 2 to χ²(0.975; 2x + 2) / 2 events.</remarks>
    public static Estimate? Per(int per, int events, int chances)
    {
        if (chances == 0) return null;
        var scale = (double)per / chances;
        var low = events == 0 ? 0 : Gamma.InvCDF(events, 1, Quantiles.Alpha / 2);
        var high = Gamma.InvCDF(events + 1, 1, 1 - Quantiles.Alpha / 2);
        return new((double)events * per / chances, low * scale, high * scale, chances);
    }
}
