using System.Diagnostics;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Search;
using QA.Reports.Wording;

namespace QA.Web;

/// <summary>What a search page shows: the query as understood, its hits by conversation, and its facets.</summary>
public sealed record SearchAnswer
{
    /// <summary>Messages per page.</summary>
    public const int PageSize = 20;

    /// <summary>Lines of one conversation among the hits; its page has all.</summary>
    const int MostLines = 10;

    public string Text { get; init; } = "";

    /// <summary>Empty for newest first, <c>oldest</c>, <c>relevance</c>.</summary>
    public string Sort { get; init; } = "";

    public string? After { get; init; }

    /// <summary>The query in words.</summary>
    public string Reading { get; init; } = "";

    /// <summary>What is wrong with the query; null where nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>Null where nothing was asked, or it could not be understood.</summary>
    public SearchPage? Found { get; init; }

    public IReadOnlyList<HitGroup> Groups { get; init; } = [];
    public IReadOnlyDictionary<FacetField, IReadOnlyList<FacetCount>> Facets { get; init; } = new Dictionary<FacetField, IReadOnlyList<FacetCount>>();
    public QueryNode? Tree { get; init; }
    public long Milliseconds { get; init; }

    public static SearchOrder OrderOf(string? sort) => sort switch
    {
        "oldest" => SearchOrder.OldestFirst,
        "relevance" => SearchOrder.Relevance,
        _ => SearchOrder.NewestFirst,
    };

    public static SearchAnswer Of(Visit visit, bool withHits, bool withFacets)
    {
        var text = (visit.Query("q") ?? "").Trim();
        var order = OrderOf(visit.Query("sort"));
        var asked = new SearchAnswer { Text = text, Sort = Href.Sort(order) };
        if (text.Length == 0) return asked;
        var parsed = Parse(visit, text);
        var lang = visit.Language is Language.English ? "en" : "zh";
        if (!parsed.IsValid) return asked with { Problem = parsed.Error.Sentence(lang) };
        if (parsed.Tree.NeedsAnalysis && visit.Now.Analysed is null) return asked with { Problem = visit.T(Words.AnalysisRuns) };
        // A cursor of another order, or one that was typed, begins again.
        SearchCursor.TryParse(visit.Query("after"), out var after);
        if (after is not null && after.Order != order) after = null;

        var watch = Stopwatch.StartNew();
        var page = visit.Workspace.Index.Search(new(parsed.Tree)
        {
            Order = order,
            After = after,
            Limit = withHits ? PageSize : 0,
            Facets = withFacets ? Enum.GetValues<FacetField>() : [],
            FacetTop = 12,
            Analysed = visit.Now.Analysed,
        }, visit.Http.RequestAborted);
        return asked with
        {
            After = after?.ToString(),
            Reading = QA.Ingest.Search.Reading.Of(parsed.Tree, lang),
            Tree = parsed.Tree,
            Found = page,
            Facets = page.Facets,
            Milliseconds = watch.ElapsedMilliseconds,
            Groups = [.. page.Hits.GroupBy(h => h.Conversation).Select(g => GroupOf(visit, g.Key, [.. g.Select(h => h.MessageId)])).OfType<HitGroup>()],
        };
    }

    /// <summary>The query as the desk reads it, with the workspace's synonyms for whoever asks for them.</summary>
    internal static ParsedQuery Parse(Visit visit, string text) => QueryParser.Parse(text, visit.Desk.Options.Profile.TimeZone, visit.Desk.Synonyms);

    /// <summary>What to type to narrow to a facet's value.</summary>
    public static string FilterOf(FacetField field, string value) => field switch
    {
        FacetField.Agent => $"agent:{QueryText.Quoted(value)}",
        FacetField.Shop => $"shop:{QueryText.Quoted(value)}",
        FacetField.Role => $"role:{value}",
        _ => $"{field.ToString().ToLowerInvariant()}:{value}",
    };

    static HitGroup? GroupOf(Visit visit, ConversationId id, IReadOnlyList<string> hits)
    {
        if (visit.Find(id) is not { } conversation) return null;
        var scored = visit.Now.Reviewed.Score(conversation);
        var wanted = hits.ToHashSet(StringComparer.Ordinal);
        var shown = new SortedSet<int>();
        for (var i = 0; i < conversation.Messages.Count && shown.Count < MostLines; i++)
        {
            if (!wanted.Contains(conversation.Messages[i].Id)) continue;
            // One message before and one after tell what the words were about.
            for (var near = Math.Max(0, i - 1); near <= Math.Min(conversation.Messages.Count - 1, i + 1); near++) shown.Add(near);
        }
        var slow = (long)visit.Desk.Options.Profile.Latency.Slow.TotalMilliseconds;
        var waits = scored.Facts.Responses.Where(r => r.WaitMs > slow).GroupBy(r => r.QuestionMessageId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().WaitMs, StringComparer.Ordinal);
        return new(id, scored, wanted.FirstOrDefault() ?? "", scored.Facts.Responses.Count == 0 ? null : scored.Facts.Responses.Max(r => r.WaitMs),
            [.. shown.Select(i => conversation.Messages[i]).Select(m => new HitLine(m, wanted.Contains(m.Id),
                [.. scored.Facts.Findings.Where(f => f.MessageId == m.Id)], waits.TryGetValue(m.Id, out var wait) ? wait : null))]);
    }
}

/// <summary>The hits of one conversation, with a line before and after each.</summary>
/// <param name="First">Id of the first message that was hit.</param>
public sealed record HitGroup(ConversationId Id, ScoredConversation Scored, string First, long? LongestWait, IReadOnlyList<HitLine> Lines);

/// <summary>One message among the hits.</summary>
/// <param name="SlowAnswer">How long this message waited for its answer, where that was too long.</param>
public sealed record HitLine(Message Message, bool IsHit, IReadOnlyList<Finding> Findings, long? SlowAnswer);
