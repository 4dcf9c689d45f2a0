using System.Text;
using QA.Ingest.Conversations;

namespace QA.Ingest.Formats;

/// <summary>Which heading of a file means which column of a format.</summary>
/// <param name="Fields">By column number, the place of its heading in the file, or -1.</param>
/// <param name="Missing">Needed groups of columns of which no heading was found.</param>
public sealed record HeadingMatch(IReadOnlyList<int> Fields, IReadOnlyList<IReadOnlyList<int>> Missing)
{
    /// <summary>A mistake that no choice of format cures: what is wrong and what to do.</summary>
    public (string What, string Remedy)? Problem { get; init; }

    /// <summary>How many columns were found: of two formats that fit, the one that explains more wins.</summary>
    public int Found => Fields.Count(place => place >= 0);

    /// <param name="map">A user's own headings by column name; they win over the format's.</param>
    public static HeadingMatch Of(ExportFormat format, IReadOnlyList<string> headings, IReadOnlyDictionary<string, string>? map = null)
    {
        var folded = headings.Select(Fold).ToList();
        var names = CanonicalColumns.Of(format.Kind);
        var fields = new int[names.Count];
        (string, string)? problem = null;
        for (var column = 0; column < fields.Length; column++)
        {
            fields[column] = -1;
            var own = map is not null && map.TryGetValue(names[column], out var heading) ? heading : null;
            foreach (var spelling in own is not null ? [own] : format.Headings[column])
            {
                var wanted = Fold(spelling);
                fields[column] = folded.IndexOf(wanted);
                if (fields[column] < 0) continue;
                if (folded.IndexOf(wanted, fields[column] + 1) >= 0)
                    problem ??= ($"the heading '{Excerpt.Of(spelling)}' stands twice", "rename one of the two and read the file again");
                break;
            }
            if (own is not null && fields[column] < 0)
                problem ??= ($"--map says '{Excerpt.Of(own)}' for {names[column]}, but there is no such heading. {Listed(headings)}",
                    $"write --map {names[column]}=HEADING with one of them");
        }
        return new(fields, [.. format.Needs.Where(group => group.All(column => fields[column] < 0))]) { Problem = problem };
    }

    /// <summary>The missing columns in words: <c>role, and conversation_id or customer_id</c>.</summary>
    public string MissingNames(ExportFormat format)
    {
        var names = CanonicalColumns.Of(format.Kind);
        return string.Join(", and ", Missing.Select(group => string.Join(" or ", group.Select(column => names[column]))));
    }

    /// <summary>The headings of a file in words, each cut so that a file without headings does not leak its first row.</summary>
    public static string Listed(IReadOnlyList<string> headings)
    {
        const int shown = 24;
        return headings.Count == 0 ? "It has no headings" : "Headings found: " +
            string.Join(", ", headings.Take(shown).Select(heading => Excerpt.Of(heading.Trim()))) +
            (headings.Count > shown ? $" and {headings.Count - shown} more" : "");
    }

    /// <summary>A heading as it is compared: width and case folded, spaces and hyphens as underscores.</summary>
    public static string Fold(string heading) =>
        heading.Normalize(NormalizationForm.FormKC).Trim().Trim('\uFEFF').ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
}
