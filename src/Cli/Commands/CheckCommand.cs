using System.CommandLine;

namespace QA.Cli.Commands;

/// <summary><c>qa check</c>: whether the workspace is whole, and what to mend.</summary>
sealed class CheckCommand : ICommand
{
    public Command Build(Globals globals) => new Command("check", "Check that the workspace is whole and its receipts add up").Does(globals, session =>
    {
        using var workspace = session.Open();
        var problems = workspace.Check();
        if (session.Json) session.Answer(new { Ok = problems.Count == 0, Problems = problems });
        else if (problems.Count == 0) session.Out.WriteLine($"ok (index: {workspace.Engine})");
        else
            foreach (var problem in problems) session.Out.WriteLine($"{problem.Where}: {problem.What}; {problem.Remedy}");
        return problems.Count == 0 ? ExitCode.Done : ExitCode.FailedInside;
    });
}
