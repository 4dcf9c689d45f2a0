using System.Globalization;

namespace QA.Ingest.Samples;

/// <summary>m1, m2, …: message ids are unique within their conversation, and few enough to be kept.</summary>
internal static class MessageIds
{
    static readonly string[] Known = [.. Enumerable.Range(0, 256).Select(Make)];

    public static string Of(int number) => number < Known.Length ? Known[number] : Make(number);

    static string Make(int number) => "m" + number.ToString(CultureInfo.InvariantCulture);
}
