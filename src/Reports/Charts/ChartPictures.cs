using QA.Reports.Wording;

namespace QA.Reports.Charts;

/// <summary>Who draws a chart's table as PNG: an adapter that was built in, or nobody. Pages need none of it: their charts are SVG.</summary>
public static class ChartPictures
{
    /// <summary>Draws a table under its question, as the bytes of a PNG file; null where this build cannot.</summary>
    public static Func<Drawing, Language, byte[]>? Png { get; private set; }

    /// <summary>Makes an adapter the one who draws. Call before anything is written.</summary>
    public static void Use(Func<Drawing, Language, byte[]> png) => Png = png;
}
