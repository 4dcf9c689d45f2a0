using System.CommandLine;
using System.Globalization;
using QA.Ingest.Search;

namespace QA.Cli.Commands;

/// <summary><c>qa search QUERY</c>: messages that match, newest first, with exact totals.</summary>
sealed class SearchCommand : ICommand
{
    readonly Argument<string> query = new("QUERY") { Description = "Words, \"phrases\", OR, -, ( ) and filters such as agent: role: shop: from: to:" };
    readonly Option<int> limit = new("--limit") { Description = "Hits to show; 0 for totals and facets alone", DefaultValueFactory = _ => 20 };
    readonly Option<string> order = new("--order") { Description = "newest, oldest or relevance", DefaultValueFactory = _ => "newest" };
    readonly Option<string?> after = new("--after") { Description = "Go on where a page ended: its `next`", HelpName = "CURSOR" };

    public Command Build(Globals globals)
    {
        order.AcceptOnlyFromAmong("newest", "oldest", "relevance");
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 10_000) result.AddError("--limit takes a number from 0 to 10000");
        });
        return new Command("search", "Search the messages of the workspace") { query, limit, order, after }.Does(globals, Run);
    }

    int Run(Session session)
    {
        var text = session.Value(query)!;
        var parsed = QueryParser.Parse(text, session.Profile.TimeZone);
        if (!parsed.IsValid) return session.Fail("the query cannot be read\n" + parsed.Error.Explain(text, session.Lang), ExitCode.WrongUsage);
        if (!TryCursor(session.Value(after), out var cursor)) return session.Fail("--after is not a cursor of an earlier page", ExitCode.WrongUsage);

        using var workspace = session.Open();
        var page = workspace.Index.Search(new SearchRequest(parsed.Tree)
        {
            Limit = session.Value(limit),
            Order = session.Value(order) switch
            {
                "oldest" => SearchOrder.OldestFirst,
                "relevance" => SearchOrder.Relevance,
                _ => SearchOrder.NewestFirst,
            },
            After = cursor,
            Facets = session.Json ? Enum.GetValues<FacetField>() : [],
        });
        if (session.Json) AsJson(session, text, page);
        else AsText(session, parsed.Tree, page);
        return ExitCode.Done;
    }

    static bool TryCursor(string? text, out SearchCursor? cursor)
    {
        cursor = null;
        return text is null || SearchCursor.TryParse(text, out cursor);
    }

    static void AsJson(Session session, string text, SearchPage page) => session.Answer(new
    {
        Query = text,
        page.Total,
        page.Conversations,
        Hits = page.Hits.Select(hit => new
        {
            ConversationId = hit.Conversation.Value,
            hit.MessageId,
            SentAt = hit.SentAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            Role = hit.Sender.Role.ToString().ToLowerInvariant(),
            SenderId = hit.Sender.Id,
            hit.Conversation.Shop,
            hit.Text,
            Spans = hit.Spans.Select(s => new[] { s.Start, s.Length }),
        }),
        Next = page.Next?.ToString(),
        Facets = page.Facets.ToDictionary(
            f => f.Key.ToString().ToLowerInvariant(),
            f => f.Value.Select(c => new { c.Value, c.Count })),
    });

    static void AsText(Session session, QueryNode tree, SearchPage page)
    {
        session.Remark(Reading.Of(tree, session.Lang));
        var zone = session.Profile.TimeZone;
        var marked = !Console.IsOutputRedirected;
        foreach (var group in page.Hits.GroupBy(h => h.Conversation))
        {
            session.Out.WriteLine(group.Key);
            foreach (var hit in group)
            {
                var time = hit.SentAt is { } sent
                    ? TimeZoneInfo.ConvertTime(sent, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
                    : "no time            ";
                session.Out.WriteLine($"  {time}  {hit.Sender.Role.ToString().ToLowerInvariant(),-8} {hit.Sender.Id}  {(marked ? Marked(hit) : hit.Text).ReplaceLineEndings(" ")}");
            }
        }
        session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{page.Total:N0} messages in {page.Conversations:N0} conversations"));
        if (page.Next is not null) session.Remark($"more with --after {page.Next}");
    }

    /// <summary>The terminal's reverse video where the query matched.</summary>
    static string Marked(SearchHit hit)
    {
        var text = hit.Text;
        foreach (var span in hit.Spans.Reverse())
            text = $"{text[..span.Start]}\e[7m{text.Substring(span.Start, span.Length)}\e[27m{text[(span.Start + span.Length)..]}";
        return text;
    }
}
