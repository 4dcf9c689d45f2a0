using System.CommandLine;
using System.Globalization;
using QA.Analysis.Metrics;
using QA.Analysis.Metrics.Profiles;
using QA.Ingest.Settings;

namespace QA.Cli.Commands;

/// <summary><c>qa metrics list|show|compare</c>: every figure's definition, every platform's way of counting, and how far they differ here.</summary>
sealed class MetricsCommand : ICommand
{
    readonly Argument<string> name = new("NAME") { Description = "Metric or metric profile to show, such as first_response_time or taobao-3min, or a metric profile's file" };
    readonly Argument<string[]> names = new("NAME") { Description = "Metric profiles to put side by side, or files of your own (default: all); the others are compared with the first", Arity = ArgumentArity.ZeroOrMore };
    readonly Option<int> changes = new("--changes") { Description = "Conversations to name for each profile that judges them otherwise than the first", HelpName = "N", DefaultValueFactory = _ => 3 };
    readonly Option<bool> sensitivity = new("--sensitivity") { Description = "How far the profile's figures move over the workspace with session gap, first or last of a burst, and hours" };

    public Command Build(Globals globals) => new Command("metrics", "What each figure means, and by whose count")
    {
        new Command("list", "Every metric, and every metric profile").Does(globals, List),
        new Command("show", "One metric's definition with its example, or one metric profile with its vectors") { name, sensitivity }.Does(globals, Show),
        new Command("compare", "The workspace under several metric profiles side by side") { names, changes }.Does(globals, Compare),
    };

    static string IdOf(IMetric metric) => SnakeCase.Of(metric.GetType().Name);

    static int List(Session session)
    {
        if (session.Json)
        {
            session.Answer(new
            {
                Metrics = MetricCatalog.All.Select(m => new { Id = IdOf(m), m.Description.Name, m.Description.ChineseName, m.Description.Definition }),
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
            session.Out.WriteLine($"{IdOf(metric),-24} {(session.Lang == "zh" ? metric.Description.ChineseName : metric.Description.Name)}");
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
        if (MetricCatalog.All.FirstOrDefault(m => IdOf(m) == wanted || m.Description.Name == wanted || m.Description.ChineseName == wanted) is not { } metric)
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
