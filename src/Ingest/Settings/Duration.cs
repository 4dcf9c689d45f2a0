using System.Globalization;

namespace QA.Ingest.Settings;

/// <summary>Lengths of time as people write them: <c>90</c>, <c>90s</c>, <c>30 min</c>, <c>2h</c>, <c>1 day</c>.</summary>
public static class Duration
{
    public static bool TryParse(string text, out TimeSpan length)
    {
        length = default;
        var digits = 0;
        while (digits < text.Length && (char.IsAsciiDigit(text[digits]) || text[digits] == '.')) digits++;
        if (!double.TryParse(text.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return false;
        double? seconds = text[digits..].Trim() switch
        {
            "" or "s" or "sec" or "seconds" => number,
            "m" or "min" or "minutes" => number * 60,
            "h" or "hour" or "hours" => number * 3600,
            "d" or "day" or "days" => number * 86400,
            _ => null,
        };
        if (seconds is null or > 1e9) return false;
        length = TimeSpan.FromMilliseconds(Math.Round(seconds.Value * 1000));
        return true;
    }
}
