using QA.Analysis.Facts;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Reports.Readings;

namespace QA.Reports.Site;

/// <summary>Which blocks of readings hold a week's conversations, and those conversations scored from them when the week is written.</summary>
/// <param name="pass">Scores what was read.</param>
/// <param name="shelf">The blocks.</param>
/// <param name="reviewed">Conversations that reviewers decided on: their words are looked at again.</param>
sealed class WeekReadings(AnalysisPass pass, ReadingShelf shelf, HashSet<ConversationId> reviewed)
{
    readonly Dictionary<(string Shop, Week Week), List<int>> blocks = [];
    long added;

    /// <summary>Every conversation, in the order of its readings.</summary>
    public void Add(ConversationFacts facts)
    {
        var block = (int)(added++ / AnalysisPass.ChunkSize);
        var key = (facts.Id.Shop, facts.Week);
        if (!blocks.TryGetValue(key, out var own)) blocks[key] = own = [];
        if (own.Count == 0 || own[^1] != block) own.Add(block);
    }

    /// <summary>The week's conversations in the order of the tables. Called from several threads.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="week">Its week.</param>
    /// <param name="isWhole">Which come with every proof; the others in outline.</param>
    /// <param name="turn">Whoever holds it may read from the workspace and the shelf.</param>
    /// <param name="find">A conversation's words.</param>
    public IReadOnlyList<ScoredConversation> Of(string shop, Week week, Predicate<ConversationId> isWhole, Lock turn, Func<ConversationId, Conversation?> find)
    {
        if (!blocks.TryGetValue((shop, week), out var own)) return [];
        return
        [
            .. own.AsParallel().AsOrdered().SelectMany(number => Of(shop, week, Block(number, turn), isWhole, find))
                .OrderBy(c => c.Facts.StartedAt ?? DateTimeOffset.MaxValue).ThenBy(c => c.Facts.Id),
        ];
    }

    byte[] Block(int number, Lock turn)
    {
        lock (turn) return shelf.At(number);
    }

    IEnumerable<ScoredConversation> Of(string shop, Week week, byte[] block, Predicate<ConversationId> isWhole, Func<ConversationId, Conversation?> find)
    {
        foreach (var reading in shelf.Unpack(block, id => isWhole(id) || reviewed.Contains(id)))
        {
            var id = reading.Facts.Id;
            if (id.Shop != shop || reading.Facts.Week != week) continue;
            yield return reviewed.Contains(id) && find(id) is { } conversation ? pass.Score(conversation, reading) : pass.Score(reading);
        }
    }
}
