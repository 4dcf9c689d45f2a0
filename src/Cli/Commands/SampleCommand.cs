using System.CommandLine;
using System.Globalization;
using QA.Analysis.Reviews;
using QA.Analysis.Rules;
using QA.Analysis.Scoring;
using QA.Ingest.Store;
using QA.Reports.Readings;

namespace QA.Cli.Commands;

/// <summary><c>qa sample</c>: draws conversations for review, by risk and at random within strata.</summary>
sealed class SampleCommand : ICommand
{
    readonly Option<string?> name = new("--name") { Description = "What the sample is called (default: its seed)", HelpName = "NAME" };
    readonly Option<int> risk = new("--risk") { Description = "How many of the riskiest", DefaultValueFactory = _ => 10 };
    readonly Option<int> random = new("--random") { Description = "How many at random, from every agent with and without findings", DefaultValueFactory = _ => 30 };
    readonly Option<int> seed = new("--seed") { Description = "The same seed draws the same", DefaultValueFactory = _ => 1 };

    public Command Build(Globals globals)
    {
        foreach (var option in (Option<int>[])[risk, random, seed])
            option.Validators.Add(result => { if (result.GetValueOrDefault<int>() < 0) result.AddError($"{option.Name} takes a number from 0"); });
        return new Command("sample", "Draw conversations for review") { name, risk, random, seed }.Does(globals, Run);
    }

    int Run(Session session)
    {
        using var workspace = session.Open();
        var pass = AnalysisPass.Of(session.Profile, RuleBook.BuiltIn(), workspace.Reading.Horizons(), workspace.Reading.Orders());
        using var shelf = new ReadingShelf(workspace, AnalysisStamp.Of(session));
        var candidates = shelf.Run(pass).Select(one => Candidate.Of(one.Scored)).OfType<Candidate>().ToList();
        if (candidates.Count == 0) return session.Fail("there is no conversation to draw from: import some first", ExitCode.InputRefused);

        var drawn = Draw.Both(candidates, session.Value(risk), session.Value(random), session.Value(seed));
        using var book = ReviewBook.Open(session.WorkspaceFolder);
        var sample = book.Samples.Add(new(0, session.Value(name) ?? string.Create(CultureInfo.InvariantCulture, $"seed {session.Value(seed)}"),
            session.Value(seed), candidates.Count, Environment.UserName, TimeProvider.System.GetUtcNow(), drawn));
        if (session.Json)
            session.Answer(new
            {
                Sample = sample.Key,
                sample.Name,
                sample.Seed,
                sample.Population,
                Items = sample.Items.Select(i => new { i.Place, i.Conversation.Shop, ConversationId = i.Conversation.Value, i.Stratum, i.Inclusion }),
            });
        else
        {
            session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sample {sample.Key} '{sample.Name}': {sample.Items.Count} of {sample.Population} conversations, seed {sample.Seed}"));
            foreach (var item in sample.Items)
                session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{item.Place,4}  {(item.Inclusion is { } chance ? $"{chance:0.0000}" : "risk  ")}  {item.Conversation}  {item.Stratum}"));
        }
        return ExitCode.Done;
    }
}
