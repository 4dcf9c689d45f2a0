using System.Globalization;

namespace QA.Reports.Wording;

/// <summary>One or many: <c>{0} {0:conversation|conversations}</c> in an English template takes the word that goes with the count.</summary>
public sealed class Plurals : IFormatProvider, ICustomFormatter
{
    public static Plurals Invariant { get; } = new();

    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : CultureInfo.InvariantCulture.GetFormat(formatType);

    public string Format(string? format, object? arg, IFormatProvider? formatProvider)
    {
        var text = Convert.ToString(arg, CultureInfo.InvariantCulture) ?? "";
        if (format is null) return text;
        var bar = format.IndexOf('|', StringComparison.Ordinal);
        if (bar < 0) return string.Format(CultureInfo.InvariantCulture, $"{{0:{format}}}", arg);
        return text == "1" ? format[..bar] : format[(bar + 1)..];
    }
}
