using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace QA.Reports.Charts;

/// <summary>Writes one drawing: shapes with classes for colour, coordinates rounded to 0.1, every word encoded.</summary>
/// <remarks>Colours live in the stylesheet, so that themes, print and a strict content policy hold; same data, same bytes.</remarks>
public sealed class SvgWriter
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    readonly StringBuilder svg = new();
    bool isLinked;

    /// <param name="width">Units of the view box; a third-width chart is 400 wide, so that it is near 1:1 on a phone.</param>
    /// <param name="inline">Keeps its size inside a table cell instead of filling its column.</param>
    /// <param name="wide">Enlarges its text on small screens.</param>
    public SvgWriter(double width, double height, string title, string description, bool inline = false, bool wide = false)
    {
        svg.Append("<svg");
        if (inline) Attribute("width", width).Attribute("height", height);
        svg.Append(" viewBox=\"0 0 ").Append(Text(width)).Append(' ').Append(Text(height)).Append('"');
        if (wide) svg.Append(" class=\"wide\"");
        svg.Append(" role=\"img\"><title>").Append(Encoder.Encode(title)).Append("</title><desc>").Append(Encoder.Encode(description)).Append("</desc>");
    }

    public SvgWriter Line(string classes, double x1, double y1, double x2, double y2)
    {
        svg.Append("<line class=\"").Append(classes).Append('"');
        Attribute("x1", x1).Attribute("y1", y1).Attribute("x2", x2).Attribute("y2", y2);
        svg.Append("/>");
        return this;
    }

    public SvgWriter Rect(string classes, double x, double y, double width, double height, string? tip = null)
    {
        svg.Append("<rect class=\"").Append(classes).Append('"');
        Attribute("x", x).Attribute("y", y).Attribute("width", width).Attribute("height", height);
        return Close("rect", tip);
    }

    public SvgWriter Circle(string classes, double x, double y, double radius, string? tip = null)
    {
        svg.Append("<circle class=\"").Append(classes).Append('"');
        Attribute("cx", x).Attribute("cy", y).Attribute("r", radius);
        return Close("circle", tip);
    }

    /// <summary>A diamond, for the team.</summary>
    public SvgWriter Diamond(string classes, double x, double y, double radius, string? tip = null) =>
        Shape(classes, [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)], tip);

    /// <summary>A triangle on its tip, for what needs a look: the shape says it without the colour.</summary>
    public SvgWriter Down(string classes, double x, double y, double radius, string? tip = null) =>
        Shape(classes, [(x - radius, y - 0.9 * radius), (x + radius, y - 0.9 * radius), (x, y + 0.9 * radius)], tip);

    /// <param name="href">Where the words lead; null for nowhere.</param>
    public SvgWriter Words(string? classes, double x, double y, string words, string? href = null)
    {
        isLinked |= href is not null;
        if (href is not null) svg.Append("<a class=\"plain\" href=\"").Append(Encoder.Encode(href)).Append("\">");
        svg.Append("<text");
        Attribute("x", x).Attribute("y", y);
        if (classes is not null) svg.Append(" class=\"").Append(classes).Append('"');
        svg.Append('>').Append(Encoder.Encode(words)).Append("</text>");
        if (href is not null) svg.Append("</a>");
        return this;
    }

    public SvgWriter Run(string classes, IEnumerable<(double X, double Y)> points)
    {
        svg.Append("<polyline class=\"").Append(classes).Append("\" points=\"");
        Points(points);
        svg.Append("\"/>");
        return this;
    }

    public SvgWriter Shape(string classes, IEnumerable<(double X, double Y)> points, string? tip = null)
    {
        svg.Append("<polygon class=\"").Append(classes).Append("\" points=\"");
        Points(points);
        svg.Append('"');
        return Close("polygon", tip);
    }

    /// <summary>A 95 % interval along x, with end caps where <paramref name="cap"/> is given.</summary>
    public SvgWriter Whisker(string classes, double from, double to, double y, double cap = 0)
    {
        Line(classes, from, y, to, y);
        if (cap > 0) Line(classes, from, y - cap, from, y + cap).Line(classes, to, y - cap, to, y + cap);
        return this;
    }

    /// <remarks>What a picture holds is nothing to a screen reader, so a drawing with links is a group.</remarks>
    public string Finish() => (isLinked ? svg.Replace(" role=\"img\">", " role=\"group\">") : svg).Append("</svg>").ToString();

    SvgWriter Attribute(string name, double value)
    {
        svg.Append(' ').Append(name).Append("=\"").Append(Text(value)).Append('"');
        return this;
    }

    SvgWriter Close(string element, string? tip)
    {
        if (tip is null) svg.Append("/>");
        else svg.Append("><title>").Append(Encoder.Encode(tip)).Append("</title></").Append(element).Append('>');
        return this;
    }

    void Points(IEnumerable<(double X, double Y)> points)
    {
        var first = true;
        foreach (var (x, y) in points)
        {
            if (!first) svg.Append(' ');
            first = false;
            svg.Append(Text(x)).Append(',').Append(Text(y));
        }
    }

    static string Text(double value) =>
        Math.Round((decimal)value, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture);
}
