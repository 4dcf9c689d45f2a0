using System.Globalization;
using QA.Ingest.Conversations;
using QA.Ingest.Store;

namespace QA.Ingest.Batch;

/// <summary>Cuts the rows of one customer or channel into conversations where the silence reaches <c>conversation.gap</c>.</summary>
static class TimelineCut
{
    /// <param name="rows">In file order.</param>
    /// <param name="gap">Milliseconds.</param>
    public static IEnumerable<Conversation> Of(
        string shop, IReadOnlyList<(BatchRow Row, string Id)> rows, long gap, NumberedNames channels, Casting casting)
    {
        // A row without a time stays behind the one before it, as in a conversation.
        var moments = new long?[rows.Count];
        for (var i = 0; i < rows.Count; i++) moments[i] = rows[i].Row.SentAt ?? (i == 0 ? null : moments[i - 1]);
        var order = Enumerable.Range(0, rows.Count).OrderBy(i => moments[i] ?? long.MinValue).ToList();

        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var piece = new List<int>();
        long? last = null;
        foreach (var i in order)
        {
            var silence = moments[i] - last >= gap;
            // What never falls silent is cut by its length, at a change of the clock, as in a workspace.
            var full = piece.Count >= Timelines.LongestPiece && moments[i] != last;
            if (piece.Count > 0 && (silence || full))
            {
                yield return Made(piece);
                piece = [];
            }
            piece.Add(i);
            last = moments[i] ?? last;
        }
        if (piece.Count > 0) yield return Made(piece);

        Conversation Made(List<int> places)
        {
            long? start = null;
            foreach (var place in places)
                if (rows[place].Row.SentAt is { } sent && (start is null || sent < start)) start = sent;
            var inFile = places.Order().Select(place => rows[place]).ToList();
            var made = BatchAssembly.Made(default, inFile, channels, casting);
            var name = start is { } moment
                ? string.Create(CultureInfo.InvariantCulture, $"{shop}/{made.CustomerId}/{DateTimeOffset.FromUnixTimeMilliseconds(moment).UtcDateTime:yyyyMMdd'T'HHmmss'Z'}")
                : $"{shop}/{made.CustomerId}/undated";
            var number = names[name] = names.GetValueOrDefault(name) + 1;
            return made with { Id = new(shop, number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{number}")) };
        }
    }
}
