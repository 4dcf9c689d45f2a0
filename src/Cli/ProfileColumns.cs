using System.Globalization;
using System.Text;
using QA.Analysis.Metrics.Profiles;

namespace QA.Cli;

/// <summary>Metric profiles side by side, a column each: figures, what the headline differs by, and who is judged otherwise.</summary>
static class ProfileColumns
{
    /// <summary>Columns beside the first: as many as a line of 120 characters has room for.</summary>
    const int Abreast = 5;

    static readonly string[] Shown = ["counted", "unanswered", "dropped", "excluded", "share", "mean_s", "p50_s", "p90_s", "first_mean_s", "first_p50_s"];

    static readonly (string Label, ProfileVerdict Before, ProfileVerdict After)[] Kinds =
    [
        ("good there, bad here", ProfileVerdict.Good, ProfileVerdict.Bad),
        ("bad there, good here", ProfileVerdict.Bad, ProfileVerdict.Good),
        ("judged only there: good", ProfileVerdict.Good, ProfileVerdict.None),
        ("judged only there: bad", ProfileVerdict.Bad, ProfileVerdict.None),
        ("judged only here: good", ProfileVerdict.None, ProfileVerdict.Good),
        ("judged only here: bad", ProfileVerdict.None, ProfileVerdict.Bad),
    ];

    public static void Print(TextWriter to, string shop, IReadOnlyList<ProfileColumn> columns)
    {
        var first = columns[0];
        var widest = columns.Max(column => column.Profile.Name.Length);
        // The first stands in every block: everything is a difference from it.
        foreach (var block in columns.Skip(1).Chunk(Abreast).DefaultIfEmpty([]))
        {
            IReadOnlyList<ProfileColumn> abreast = [first, .. block];
            Line(shop, abreast.Select(column => column.Profile.Name));
            foreach (var figure in Shown) Line(figure, abreast.Select(column => Text(column.Figures.Find(figure))));
            Line("headline", abreast.Select(column => column.Headline));
            Line("  here", abreast.Select(column => Text(column.Value)));
            Line($"  by {first.Profile.Name}", abreast.Select(column => Text(column.ValueOfFirst)));
            Line("  difference", abreast.Select(column => column.Difference is { } d ? (d > 0 ? "+" : "") + Text(d) : "-"));
            Line("judged by", abreast.Select(column => Text(column.LimitMs / 1000m) + " s"));
            foreach (var (label, before, after) in Kinds)
                Line($"  {label}", abreast.Select(column => column == first ? "" : Text(column.Changes.Count(before, after))));
            to.WriteLine();
        }
        foreach (var column in columns.Skip(1))
            foreach (var change in column.Changes.First)
                to.WriteLine($"{column.Profile.Name}: {change.Conversation.Value} {Word(change.Before)} by {first.Profile.Name}, {Word(change.After)} here");

        void Line(string label, IEnumerable<string> cells)
        {
            var line = new StringBuilder(label).Append(' ', Math.Max(1, 26 - Width(label)));
            foreach (var cell in cells) line.Append(cell.PadLeft(widest + 2));
            to.WriteLine(line.ToString().TrimEnd());
        }
    }

    public static object Json(string shop, IReadOnlyList<ProfileColumn> columns) => new
    {
        Shop = shop,
        Rows = columns.Select(column => new
        {
            column.Profile.Name,
            Figures = ProfileFigures.Names.ToDictionary(figure => figure, column.Figures.Find),
            column.Figures.Dropped,
            column.Figures.Excluded,
            column.Headline,
            column.Value,
            column.ValueOfFirst,
            column.Difference,
            LimitS = column.LimitMs / 1000m,
            Changes = new
            {
                All = column.Changes.Changed,
                GoodToBad = column.Changes.Count(ProfileVerdict.Good, ProfileVerdict.Bad),
                BadToGood = column.Changes.Count(ProfileVerdict.Bad, ProfileVerdict.Good),
                GoodToNone = column.Changes.Count(ProfileVerdict.Good, ProfileVerdict.None),
                BadToNone = column.Changes.Count(ProfileVerdict.Bad, ProfileVerdict.None),
                NoneToGood = column.Changes.Count(ProfileVerdict.None, ProfileVerdict.Good),
                NoneToBad = column.Changes.Count(ProfileVerdict.None, ProfileVerdict.Bad),
                First = column.Changes.First.Select(change => new { ConversationId = change.Conversation.Value, Before = Json(change.Before), After = Json(change.After) }),
            },
        }),
    };

    static string Word(ProfileVerdict verdict) => verdict is ProfileVerdict.None ? "not judged" : Json(verdict);

    static string Json(ProfileVerdict verdict) => verdict.ToString().ToLowerInvariant();

    static string Text(decimal? figure) => figure?.ToString("0.####", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>Cells on a terminal: Chinese characters take two.</summary>
    static int Width(string text) => text.Sum(c => c >= 0x1100 ? 2 : 1);
}
