using System.CommandLine;
using QA.Analysis.Metrics;
using QA.Ingest.Settings;

namespace QA.Cli.Commands;

/// <summary><c>qa metrics list|show</c>: every figure's definition with a worked example.</summary>
sealed class MetricsCommand : ICommand
{
    readonly Argument<string> name = new("NAME") { Description = "Metric to show, such as first_response_time" };

    public Command Build(Globals globals) => new Command("metrics", "What each figure means")
    {
        new Command("list", "Every metric").Does(globals, List),
        new Command("show", "One metric's definition and worked example") { name }.Does(globals, Show),
    };

    static string IdOf(IMetric metric) => SnakeCase.Of(metric.GetType().Name);

    static int List(Session session)
    {
        if (session.Json)
            session.Answer(MetricCatalog.All.Select(m => new { Id = IdOf(m), m.Description.Name, m.Description.ChineseName, m.Description.Definition }));
        else
            foreach (var metric in MetricCatalog.All)
                session.Out.WriteLine($"{IdOf(metric),-24} {(session.Lang == "zh" ? metric.Description.ChineseName : metric.Description.Name)}");
        return ExitCode.Done;
    }

    int Show(Session session)
    {
        var wanted = session.Value(name)!;
        if (MetricCatalog.All.FirstOrDefault(m => IdOf(m) == wanted || m.Description.Name == wanted || m.Description.ChineseName == wanted) is not { } metric)
            return session.Fail($"there is no metric '{wanted}': qa metrics list names them", ExitCode.WrongUsage);
        var d = metric.Description;
        session.Out.WriteLine($"{d.Name} {d.ChineseName} ({SnakeCase.Of(d.Unit.ToString())})\n\n{d.Definition.Trim()}\n\n{d.Example.Chat.Trim()}\n=> {d.Example.Figures}\n{d.Example.Reading}");
        return ExitCode.Done;
    }
}
