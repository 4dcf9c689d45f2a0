using System.Globalization;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Metrics.Profiles;

/// <summary>A customer's messages cut into conversations anew, to see how much a figure owes to where conversations end.</summary>
static class Resplit
{
    /// <summary>Cut where the silence between two dated messages is at least <paramref name="gap"/>.</summary>
    public static IReadOnlyList<Conversation> ByGap(IReadOnlyList<Conversation> timeline, TimeSpan gap) => Cut(timeline, (before, after) => after - before >= gap);

    /// <summary>Cut where a local day ends.</summary>
    public static IReadOnlyList<Conversation> ByDay(IReadOnlyList<Conversation> timeline, LocalDays days) => Cut(timeline, (before, after) => days.DayOf(before) != days.DayOf(after));

    static List<Conversation> Cut(IReadOnlyList<Conversation> timeline, Func<DateTimeOffset, DateTimeOffset, bool> parts)
    {
        var first = timeline[0];
        var cut = new List<Conversation>();
        var open = new List<Message>();
        DateTimeOffset? last = null;
        foreach (var message in Conversation.InOrder([.. timeline.SelectMany(c => c.Messages)]))
        {
            if (message.SentAt is { } sent)
            {
                if (last is { } before && parts(before, sent)) Close();
                last = sent;
            }
            open.Add(message);
        }
        Close();
        return cut;

        void Close()
        {
            if (open.Count > 0)
                cut.Add(new(new(first.Id.Shop, string.Create(CultureInfo.InvariantCulture, $"{first.Id.Value}/{cut.Count + 1}")), first.CustomerId, first.Channel, [.. open]));
            open.Clear();
        }
    }
}
