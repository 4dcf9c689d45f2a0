using System.Globalization;
using Microsoft.AspNetCore.Components;
using QA.Analysis.Reviews;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Search;
using QA.Reports.Pages;
using QA.Reports.Wording;
using QA.Web.Accounts;
using QA.Web.Pages;

namespace QA.Web.Routes;

/// <summary>A conversation's page: the same component as in the static site, with the reader's marks and the reviewers' tools.</summary>
static class ConversationRoutes
{
    public static void Map(IEndpointRouteBuilder routes) => routes.Page("/conversation", Permission.Read, Show);

    static IResult Show(Visit visit)
    {
        // A shop may have no name: then only the id is there.
        var id = new ConversationId(visit.Query("shop") ?? "", visit.Query("id") ?? "");
        if (visit.Find(id) is not { } conversation) return visit.Say(404, Words.NoConversation);
        // On record before a word of it is sent.
        visit.Desk.Reviews.Viewings.Add(new(visit.Clock, visit.Name, id, visit.ShowsPersonalData));

        var machine = visit.Now.Machine.Score(conversation);
        var reviewed = visit.Now.Reviewed.Score(conversation);
        var judged = new Judgements(visit.Now.Labels.GetValueOrDefault(id) ?? []);
        var appeals = visit.Desk.Reviews.Appeals.Of(id).ToLookup(Target.Of);
        // What the machine found stays on the page even where a reviewer took it back.
        var shown = reviewed with { Facts = reviewed.Facts with { Findings = Together(conversation, machine, reviewed) } };

        var context = visit.Context(id.Shop, machine.Facts.Week);
        var query = visit.Query("q");
        if (query is not null && SearchAnswer.Parse(visit, query) is { IsValid: true, Tree: { } tree })
        {
            var highlighter = new Highlighter(tree);
            context = context with { Live = context.Live! with { Marks = text => [.. highlighter.Spans(text).Select(s => (s.Start, s.Length))] } };
        }
        var (sample, place) = (Number(visit.Query("sample")), (int)(Number(visit.Query("place")) ?? 0));
        context = context with
        {
            Live = context.Live! with
            {
                BesideNote = (number, finding) => Fragment<Verdicts>(
                    (nameof(Verdicts.Visit), visit), (nameof(Verdicts.Number), number), (nameof(Verdicts.Target), Target.Of(finding)),
                    (nameof(Verdicts.Judged), judged), (nameof(Verdicts.Appeals), appeals[Target.Of(finding)].ToList())),
                Neighbours = sample is { } key ? InSample(visit, key, place) : query is not null ? InSearch(visit, id, query) : null,
                UnderTitle = query is null ? null : Fragment<SearchedFor>((nameof(SearchedFor.Query), query)),
                Tools = Fragment<ReviewTools>(
                    (nameof(ReviewTools.Visit), visit), (nameof(ReviewTools.Chat), conversation), (nameof(ReviewTools.Scored), reviewed),
                    (nameof(ReviewTools.MachineCents), machine.Sheet.ScoreCents), (nameof(ReviewTools.Judged), judged),
                    (nameof(ReviewTools.Sample), sample), (nameof(ReviewTools.Place), place)),
            },
        };
        return visit.Page<ConversationPage>(context, (nameof(ConversationPage.Conversation), shown));
    }

    static IReadOnlyList<Finding> Together(Conversation conversation, ScoredConversation machine, ScoredConversation reviewed)
    {
        var known = machine.Facts.Findings.Select(Target.Of).ToHashSet();
        var added = reviewed.Facts.Findings.Where(f => !known.Contains(Target.Of(f))).ToList();
        if (added.Count == 0) return machine.Facts.Findings;
        var places = conversation.Messages.Select((m, i) => (m.Id, i)).DistinctBy(m => m.Id).ToDictionary(m => m.Id, m => m.i, StringComparer.Ordinal);
        return [.. machine.Facts.Findings.Concat(added).OrderBy(f => places.GetValueOrDefault(f.MessageId)).ThenBy(f => f.Start).ThenBy(f => f.RuleId, StringComparer.Ordinal)];
    }

    /// <summary>Neighbours among the conversations of the page of hits that this one came from.</summary>
    static RenderFragment? InSearch(Visit visit, ConversationId id, string query)
    {
        var parsed = SearchAnswer.Parse(visit, query);
        if (!parsed.IsValid || parsed.Tree.NeedsAnalysis && visit.Now.Analysed is null) return null;
        var order = SearchAnswer.OrderOf(visit.Query("sort"));
        var sort = Href.Sort(order);
        SearchCursor.TryParse(visit.Query("after"), out var after);
        if (after is not null && after.Order != order) after = null;
        var page = visit.Workspace.Index.Search(new(parsed.Tree) { Order = order, After = after, Limit = SearchAnswer.PageSize, Analysed = visit.Now.Analysed }, visit.Http.RequestAborted);
        List<ConversationId> list = [.. page.Hits.Select(h => h.Conversation).Distinct()];
        var at = list.IndexOf(id);
        string? next = null;
        if (at >= 0 && at + 1 < list.Count) next = Href.Hit(list[at + 1], query, sort, after?.ToString());
        else if (at >= 0 && page.Next is { } more)
        {
            // The conversation of the last hit may go on there: the neighbour is the next other one.
            var further = visit.Workspace.Index.Search(new(parsed.Tree) { Order = order, After = more, Limit = SearchAnswer.PageSize, Analysed = visit.Now.Analysed }, visit.Http.RequestAborted);
            foreach (var hit in further.Hits)
            {
                if (list.Contains(hit.Conversation)) continue;
                next = Href.Hit(hit.Conversation, query, sort, more.ToString());
                break;
            }
        }
        return Fragment<Neighbours>(
            (nameof(Neighbours.List), Href.Search(query, sort, after?.ToString())), (nameof(Neighbours.ListName), visit.T(Words.BackToResults)),
            (nameof(Neighbours.Previous), at > 0 ? Href.Hit(list[at - 1], query, sort, after?.ToString()) : null), (nameof(Neighbours.Next), next),
            (nameof(Neighbours.Place), at >= 0 && after is null ? visit.T(Words.PlaceOf, at + 1, Figures.Count(page.Conversations)) : ""));
    }

    static RenderFragment? InSample(Visit visit, long key, int place)
    {
        if (visit.Desk.Reviews.Samples.Find(key) is not { } sample) return null;
        return Fragment<Neighbours>(
            (nameof(Neighbours.List), Href.Sample(key)), (nameof(Neighbours.ListName), visit.T(Words.BackToSample, sample.Name)),
            (nameof(Neighbours.Previous), At(place - 1)), (nameof(Neighbours.Next), At(place + 1)),
            (nameof(Neighbours.Place), visit.T(Words.PlaceOf, place, Figures.Count(sample.Items.Count))));

        string? At(int other) => sample.Items.FirstOrDefault(i => i.Place == other) is { } item ? Href.Sampled(item.Conversation, key, other) : null;
    }

    static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    static RenderFragment Fragment<T>(params (string Name, object? Value)[] parameters) where T : IComponent => builder =>
    {
        builder.OpenComponent<T>(0);
        foreach (var (name, value) in parameters) if (value is not null) builder.AddAttribute(1, name, value);
        builder.CloseComponent();
    };
}
