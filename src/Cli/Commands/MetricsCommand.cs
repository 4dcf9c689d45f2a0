using System.CommandLine;
using System.Globalization;
using QA.Analysis.Metrics;
using QA.Analysis.Metrics.Profiles;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Cli.Commands;

/// <summary><c>qa metrics list|show|measure|compare</c>: every figure's definition and value, every platform's way of counting, and how far they differ here.</summary>
sealed class MetricsCommand : ICommand
{
    readonly Argument<string> name = new("NAME") { Description = "Metric or metric profile to show, such as first_response_time or taobao-3min, or a metric profile's file" };
    readonly Argument<string[]> names = new("NAME") { Description = "Metric profiles to put side by side, or files of your own (default: all); the others are compared with the first", Arity = ArgumentArity.ZeroOrMore };
    readonly Argument<string[]> measured = new("METRIC") { Description = "Metrics to measure, such as first_response_time (default: all)", Arity = ArgumentArity.ZeroOrMore };
    readonly Option<string?> week = new("--week") { Description = "Only this week", HelpName = "2026-W46" };
    readonly Option<bool> byAgent = new("--by-agent") { Description = "Each agent's figures below the team's" };
    readonly Option<bool> rounds = new("--rounds") { Description = "What is behind the figures instead: one line for each measurement, with conversation, agent and message" };
    readonly Option<int> changes = new("--changes") { Description = "Conversations to name for each profile that judges them otherwise than the first", HelpName = "N", DefaultValueFactory = _ => 3 };
    readonly Option<bool> sensitivity = new("--sensitivity") { Description = "How far the profile's figures move over the workspace with session gap, first or last of a burst, and hours" };

    public Command Build(Globals globals) => new Command("metrics", "What each figure means, and by whose count")
    {
        new Command("list", "Every metric, and every metric profile").Does(globals, List),
        new Command("show", "One metric's definition with its example, or one metric profile with its vectors") { name, sensitivity }.Does(globals, Show),
        new Command("measure", "Every metric over the workspace: how often, mean, percentiles, shares; week by week") { measured, week, byAgent, rounds }.Does(globals, Measure),
        new Command("compare", "The workspace under several metric profiles side by side") { names, changes }.Does(globals, Compare),
    };

    static int List(Session session)
    {
        if (session.Json)
        {
            session.Answer(new
            {
                Metrics = MetricCatalog.All.Select(m => new { Id = m.Id, m.Description.Name, m.Description.ChineseName, m.Description.Definition }),
                Profiles = MetricProfileCatalog.All.Select(p => new
                {
                    p.Name,
                    p.Title,
                    p.ChineseTitle,
                    p.Platform,
                    p.EffectiveFrom,
                    p.EffectiveUntil,
                    p.Source,
                    Sure = SnakeCase.Of(p.Sure.ToString()),
                    p.Note,
                    p.Figures,
                }),
            });
            return ExitCode.Done;
        }
        foreach (var metric in MetricCatalog.All)
            session.Out.WriteLine($"{metric.Id,-24} {(session.Lang == "zh" ? metric.Description.ChineseName : metric.Description.Name)}");
        session.Out.WriteLine();
        foreach (var profile in MetricProfileCatalog.All)
            session.Out.WriteLine($"{profile.Name,-24} {TitleOf(session, profile)} ({profile.Platform}; {SnakeCase.Of(profile.Sure.ToString())})");
        return ExitCode.Done;
    }

    int Show(Session session)
    {
        var wanted = session.Value(name)!;
        if (Find(wanted) is { } profile)
        {
            if (session.Value(sensitivity)) return ShowSensitivity(session, profile);
            session.Out.Write(File.Exists(wanted) ? File.ReadAllText(wanted) : MetricProfileCatalog.Files().First(f => f.Name == $"{profile.Name}.yaml").Text);
            return ExitCode.Done;
        }
        if (MetricCatalog.All.FirstOrDefault(m => m.Id == wanted || m.Description.Name == wanted || m.Description.ChineseName == wanted) is not { } metric)
            return session.Fail($"there is no metric or metric profile '{wanted}': qa metrics list names them", ExitCode.WrongUsage);
        if (session.Value(sensitivity))
            return session.Fail("--sensitivity is asked of a metric profile, such as default: qa metrics list names them", ExitCode.WrongUsage);
        var d = metric.Description;
        session.Out.WriteLine($"{d.Name} {d.ChineseName} ({SnakeCase.Of(d.Unit.ToString())})\n\n{d.Definition.Trim()}\n\n{d.Example.Chat.Trim()}\n=> {d.Example.Figures}\n{d.Example.Reading}");
        return ExitCode.Done;
    }

    static int ShowSensitivity(Session session, MetricProfile profile)
    {
        using var workspace = session.Open();
        var moved = new Sensitivity(profile, session.Profile);
        foreach (var timeline in workspace.Reading.Timelines()) moved.Add(timeline);
        return Answer(session, moved.Shops, shop => moved.Figures(shop), profile.Figures);
    }

    int Measure(Session session)
    {
        var metrics = new List<IMetric>();
        foreach (var wanted in session.Value(measured) ?? [])
            if (MetricCatalog.All.FirstOrDefault(m => m.Id == wanted) is { } found) metrics.Add(found);
            else return session.Fail($"there is no metric '{wanted}': qa metrics list names them", ExitCode.WrongUsage);
        Week only = default;
        if (session.Value(week) is { } text && !Week.TryParse(text, out only)) return session.Fail("--week takes a week such as 2026-W46", ExitCode.WrongUsage);

        using var workspace = session.Open();
        var totals = new MetricTotals(session.Profile, metrics);
        foreach (var conversation in workspace.Reading.All())
            if (session.Value(week) is not null && totals.WeekOf(conversation) != only) continue;
            else if (session.Value(rounds)) Open(session, totals, conversation);
            else totals.Add(conversation);
        if (session.Value(rounds)) return ExitCode.Done;

        var figures = totals.Weeks.Select(w => (w.Shop, w.Week, Figures: totals.Figures(w.Shop, w.Week).Where(f => f.AgentId.Length == 0 || session.Value(byAgent)))).ToList();
        if (session.Json) session.Answer(figures.Select(w => MetricRows.Json(w.Shop, w.Week, w.Figures)));
        else
        {
            if (session.Profile.Hours.Desks.Count > 0) session.Out.WriteLine("within_threshold and slow_responses count working time, all other waits the clock's\n");
            foreach (var (shop, its, own) in figures) MetricRows.Print(session.Out, shop, its, own);
        }
        if (figures.Count == 0) session.Remark("nothing to measure here: qa import PATH, or another --week");
        return ExitCode.Done;
    }

    static void Open(Session session, MetricTotals totals, Conversation conversation)
    {
        foreach (var (metric, part, found) in totals.Measure(conversation))
        {
            var value = metric.Description.Unit is MetricUnit.Seconds ? found.Value / 1000m : found.Value;
            if (session.Json) session.Answer(new { conversation.Id.Shop, ConversationId = conversation.Id.Value, Metric = metric.Id, Part = part, found.AgentId, found.MessageId, Value = value, found.Of });
            else
                session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{conversation.Id} {metric.Id}{(part.Length > 0 ? " " + part : "")} {value:0.###}{(metric.Description.Unit is MetricUnit.Share ? $" of {found.Of}" : "")} {found.AgentId} {found.MessageId}").TrimEnd());
        }
    }

    int Compare(Session session)
    {
        var profiles = new List<MetricProfile>();
        foreach (var wanted in session.Value(names) ?? [])
            if (Find(wanted) is { } found) profiles.Add(found);
            else return session.Fail($"there is no metric profile '{wanted}': qa metrics list names them", ExitCode.WrongUsage);
        if (profiles.Count == 0) profiles.AddRange(MetricProfileCatalog.All);

        using var workspace = session.Open();
        var comparison = new ProfileComparison(profiles, session.Profile, Math.Max(0, session.Value(changes)));
        foreach (var conversation in workspace.Reading.All()) comparison.Add(conversation);
        if (session.Json) session.Answer(comparison.Shops.Select(shop => ProfileColumns.Json(shop, comparison.Columns(shop))));
        else foreach (var shop in comparison.Shops) ProfileColumns.Print(session.Out, shop, comparison.Columns(shop));
        if (comparison.Shops.Count == 0) session.Remark("nothing is imported yet: qa import PATH");
        return ExitCode.Done;
    }

    /// <summary>One that comes with the program, or a file of the user's own.</summary>
    static MetricProfile? Find(string name) => MetricProfileCatalog.Find(name)
        ?? (name.EndsWith(".yaml", StringComparison.Ordinal) && File.Exists(name) ? MetricProfileFile.Read(name, File.ReadAllText(name)) : null);

    /// <summary>Rows by figures: only the figures asked for as a table, all of them as JSON.</summary>
    static int Answer(Session session, IReadOnlyList<string> shops, Func<string, IReadOnlyList<(string Row, ProfileFigures Figures)>> rows, IReadOnlyList<string> shown)
    {
        if (session.Json)
        {
            session.Answer(shops.Select(shop => new
            {
                Shop = shop,
                Rows = rows(shop).Select(row => new
                {
                    Name = row.Row,
                    Figures = ProfileFigures.Names.ToDictionary(figure => figure, figure => row.Figures.Find(figure)),
                    row.Figures.Dropped,
                    row.Figures.Excluded,
                }),
            }));
            return ExitCode.Done;
        }
        foreach (var shop in shops)
        {
            session.Out.WriteLine(string.Concat($"{shop,-24}", string.Concat(shown.Select(figure => $"{figure,21}"))));
            foreach (var (row, figures) in rows(shop))
                session.Out.WriteLine(string.Concat($"{row,-24}", string.Concat(shown.Select(figure => $"{Text(figures.Find(figure)),21}"))));
        }
        if (shops.Count == 0) session.Remark("nothing is imported yet: qa import PATH");
        return ExitCode.Done;
    }

    static string Text(decimal? figure) => figure?.ToString("0.####", CultureInfo.InvariantCulture) ?? "-";

    static string TitleOf(Session session, MetricProfile profile) => session.Lang == "zh" ? profile.ChineseTitle : profile.Title;
}
