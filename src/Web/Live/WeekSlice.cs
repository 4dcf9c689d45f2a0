using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Web.Live;

/// <summary>One week of one shop: its conversations, and what they add up to.</summary>
/// <param name="Conversations">In the order of the tables, so that evidence on pages is chosen as in the static site.</param>
/// <param name="Book">Their scores.</param>
/// <param name="Factors">What was voiced in them, and in ratings that name no conversation.</param>
public sealed record WeekSlice(IReadOnlyList<ScoredConversation> Conversations, ScoreBook Book, FactorBook Factors)
{
    public static WeekSlice Of(IEnumerable<ScoredConversation> unordered, FactorBook ratings, Profile profile) =>
        InOrder([.. unordered.OrderBy(c => c.Facts.StartedAt ?? DateTimeOffset.MaxValue).ThenBy(c => c.Facts.Id)], ratings, profile);

    /// <summary>The same with some conversations scored anew.</summary>
    public WeekSlice With(IReadOnlyDictionary<ConversationId, ScoredConversation> scored, FactorBook ratings, Profile profile) =>
        InOrder([.. Conversations.Select(c => scored.GetValueOrDefault(c.Facts.Id, c))], ratings, profile);

    static WeekSlice InOrder(IReadOnlyList<ScoredConversation> conversations, FactorBook ratings, Profile profile)
    {
        var (scores, factors) = (new ScoreBook(profile), new FactorBook(profile));
        factors.Merge(ratings);
        foreach (var conversation in conversations)
        {
            scores.Add(conversation);
            factors.Add(conversation);
        }
        return new(conversations, scores, factors);
    }

    /// <summary>Ratings that belong to no conversation, by their own week.</summary>
    public static FactorBook Unnamed(IEnumerable<Rating> ratings, Profile profile)
    {
        var book = new FactorBook(profile);
        foreach (var rating in ratings) book.Add(rating);
        return book;
    }
}
