using System.CommandLine;
using QA.Analysis.Rules;
using QA.Ingest.Settings;

namespace QA.Cli.Commands;

/// <summary><c>qa rules list|show|test</c>: which rules there are, where each comes from, and whether its examples are met.</summary>
sealed class RulesCommand : ICommand
{
    readonly Argument<string> id = new("ID") { Description = "Rule to show, such as zh.forbid.command" };

    public Command Build(Globals globals) => new Command("rules", "What is checked in agents' words")
    {
        new Command("list", "Every rule with its severity, points and source").Does(globals, List),
        new Command("show", "One rule: what it hits, what it spares, its source and advice") { id }.Does(globals, Show),
        new Command("test", "Run the examples inside every rule").Does(globals, Test),
    };

    static int List(Session session)
    {
        var book = RuleBook.BuiltIn();
        if (session.Json)
            session.Answer(book.Rules.Select(r => new
            {
                r.Id,
                r.Pack,
                r.Version,
                r.Kind,
                Status = SnakeCase.Of(r.Status.ToString()),
                Severity = SnakeCase.Of(r.Severity.ToString()),
                Heuristic = r.IsHeuristic,
                r.Points,
                r.Cap,
                Title = r.Title.In(session.Lang),
                Source = r.Source?.ToString(),
                r.ConflictsWith,
            }));
        else
            foreach (var rule in book.Rules)
                session.Out.WriteLine(
                    $"{rule.Id,-28} {SnakeCase.Of(rule.Severity.ToString()),-6} {rule.Points,2} {rule.Source?.ToString() ?? "",-18} {rule.Title.In(session.Lang)}");
        return ExitCode.Done;
    }

    int Show(Session session)
    {
        var wanted = session.Value(id)!;
        if (RuleBook.BuiltIn().Find(wanted) is not { } rule)
            return session.Fail($"there is no rule '{wanted}': qa rules list names them", ExitCode.WrongUsage);
        session.Out.Write(RuleBook.BuiltInFiles().First(f => f.Path == rule.Path).Text);
        return ExitCode.Done;
    }

    /// <summary>Loading runs every example; a rule whose example is not met does not load, and the message says where.</summary>
    static int Test(Session session)
    {
        var book = RuleBook.Load(RuleBook.BuiltInFiles());
        session.Out.WriteLine($"{book.Rules.Count} rules, {book.Rules.Sum(r => r.Examples.Count)} examples: all met");
        return ExitCode.Done;
    }
}
