using System.CommandLine;
using QA.Ingest.Search;
using QA.Ingest.Search.Analysed;
using QA.Ingest.Store;

namespace QA.Cli.Commands;

/// <summary><c>qa search QUERY</c>: messages that match, newest first, with exact totals.</summary>
sealed class SearchCommand : ICommand
{
    readonly Argument<string?> query = new("QUERY")
    {
        Description = "Words, \"phrases\", OR, -, ( ), near:5(a b) and filters such as agent: role: from: rule: wait: score: (docs/search.md has all)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    readonly Option<int> limit = new("--limit") { Description = "Hits to show; 0 for totals and facets alone", DefaultValueFactory = _ => 20 };
    readonly Option<string> order = new("--order") { Description = "newest, oldest or relevance", DefaultValueFactory = _ => "newest" };
    readonly Option<string?> after = new("--after") { Description = "Go on where a page ended: its `next`", HelpName = "CURSOR" };
    readonly Option<int> context = new("--context") { Description = "Messages to show before and after each hit", HelpName = "N" };
    readonly Option<bool> facets = new("--facets") { Description = "Count the hits by agent, shop, week, role, rule and outcome" };
    readonly Option<string?> export = new("--export") { Description = "Write all hits to a .csv or .jsonl file instead of showing some", HelpName = "FILE" };
    readonly Option<bool> personal = new("--show-personal-data") { Description = "Do not mask phones, addresses and the like in --export" };
    readonly Option<string?> saved = new("--saved") { Description = "Use a saved search", HelpName = "NAME" };
    readonly Option<string?> save = new("--save") { Description = "Keep the query under a name", HelpName = "NAME" };
    readonly Option<bool> list = new("--list-saved") { Description = "Show the saved searches" };

    public Command Build(Globals globals)
    {
        order.AcceptOnlyFromAmong("newest", "oldest", "relevance");
        AtMost(limit, 10_000);
        AtMost(context, 50);
        return new Command("search", "Search the messages of the workspace")
            { query, limit, order, after, context, facets, export, personal, saved, save, list }.Does(globals, Run);
    }

    static void AtMost(Option<int> option, int most) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() is var number && (number < 0 || number > most)) result.AddError($"{option.Name} takes a number from 0 to {most}");
    });

    int Run(Session session)
    {
        var searches = new SavedSearches(session.WorkspaceFolder);
        if (session.Value(list))
        {
            if (session.Json) session.Answer(searches.All().Select(search => new { search.Name, search.Query }));
            else
                foreach (var (name, kept) in searches.All()) session.Out.WriteLine($"{name}\t{kept}");
            return ExitCode.Done;
        }
        if (session.Value(saved) is { } wanted && searches.Find(wanted) is null)
            return session.Fail($"there is no saved search of that name in {Path.Combine(session.WorkspaceFolder, "searches")}: --list-saved shows them", ExitCode.WrongUsage);
        // A saved search may be narrowed by what is typed beside it.
        var text = string.Join(' ', new[] { session.Value(saved) is { } used ? Alone(searches.Find(used)!, session.Value(query)) : null, session.Value(query) }.Where(part => part is not null));
        if (text.Length == 0) return session.Fail("type a query, or name a saved one with --saved", ExitCode.WrongUsage);

        var parsed = QueryParser.Parse(text, session.Profile.TimeZone, SynonymGroups.Of(session.WorkspaceFolder));
        if (!parsed.IsValid) return session.Fail("the query cannot be read\n" + parsed.Error.Explain(text, session.Lang), ExitCode.WrongUsage);
        if (!TryCursor(session.Value(after), out var cursor)) return session.Fail("--after is not a cursor of an earlier page", ExitCode.WrongUsage);
        if (cursor is not null && cursor.Order != Order(session))
            return session.Fail("--after is a cursor of another order: use the same --order as for the page before", ExitCode.WrongUsage);

        using var workspace = session.Open();
        if (session.Value(save) is { } newName && !searches.Save(newName, text))
            return session.Fail("--save takes a name of letters, digits, spaces, - and _, up to 40 of them", ExitCode.WrongUsage);
        var counts = session.Json || session.Value(facets);
        var (analysed, state) = parsed.Tree.NeedsAnalysis || counts
            ? workspace.Analysed.Read(AnalysisStamp.Of(session), ReviewBook.StampIn(session.WorkspaceFolder))
            : (null, AnalysedState.Good);
        // What verdicts cannot change is answered all the same.
        var overruled = state == AnalysedState.OtherReviews;
        if (parsed.Tree.NeedsAnalysis && analysed is null || parsed.Tree.NeedsVerdicts && overruled) return session.Fail(Remedy(state), ExitCode.InputRefused);
        var request = new SearchRequest(parsed.Tree)
        {
            Limit = session.Value(limit),
            Order = Order(session),
            After = cursor,
            Facets = !counts ? [] : [.. Enum.GetValues<FacetField>().Where(field => !(overruled && field == FacetField.Rule))],
            Analysed = analysed,
        };
        return session.Value(export) is { } file
            ? Export(session, workspace, request, file)
            : Show(session, workspace, request, text, counts ? state : AnalysedState.Good);
    }

    int Show(Session session, Workspace workspace, SearchRequest request, string text, AnalysedState state)
    {
        var page = workspace.Index.Search(request);
        var answer = new SearchPrinter(session, workspace, request.Query, session.Value(context));
        if (session.Json) answer.AsJson(text, page);
        else answer.AsText(page, session.Value(facets));
        if (state != AnalysedState.Good && !session.Json) session.Remark(Remedy(state));
        return ExitCode.Done;
    }

    int Export(Session session, Workspace workspace, SearchRequest request, string file)
    {
        var format = Path.GetExtension(file).ToLowerInvariant();
        if (format is not (".csv" or ".jsonl")) return session.Fail("--export takes a file whose name ends in .csv or .jsonl", ExitCode.WrongUsage);
        var written = HitsFile.Write(workspace.Index, request, file, session.Value(personal), session.Profile);
        if (session.Json) session.Answer(new { File = file, Hits = written });
        else session.Remark($"{written} hits in {file}");
        return ExitCode.Done;
    }

    SearchOrder Order(Session session) => session.Value(order) switch
    {
        "oldest" => SearchOrder.OldestFirst,
        "relevance" => SearchOrder.Relevance,
        _ => SearchOrder.NewestFirst,
    };

    static string Alone(string kept, string? beside) => beside is null ? kept : $"({kept})";

    static string Remedy(AnalysedState state) => state switch
    {
        AnalysedState.Outdated => "files have come in since the last analysis, so its results are not of what is here now: run qa analyze",
        AnalysedState.OtherReviews => "reviewers have decided since the last analysis, so findings and scores may be others now: run qa analyze",
        AnalysedState.OtherSettings => "the last analysis was made with another version, profile or rules: run qa analyze with these",
        _ => "filters and counts by rule, severity, wait, score, stars, outcome and has need an analysis, and there is none yet: run qa analyze",
    };

    static bool TryCursor(string? text, out SearchCursor? cursor)
    {
        cursor = null;
        return text is null || SearchCursor.TryParse(text, out cursor);
    }
}
