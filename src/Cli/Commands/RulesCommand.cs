using System.CommandLine;
using System.Globalization;
using QA.Analysis.Rules;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Cli.Commands;

/// <summary><c>qa rules list|show|test|diff</c>: which rules there are, where each comes from, whether its examples are met, and what a change would do.</summary>
sealed class RulesCommand : ICommand
{
    readonly Argument<string> id = new("ID") { Description = "Rule to show, such as zh.forbid.command" };
    readonly Argument<string> old = new("OLD") { Description = "Folder or file of rules, or 'builtin'" };
    readonly Argument<string> @new = new("NEW") { Description = "Folder or file of rules, or 'builtin'" };
    readonly Option<int> limit = new("--limit") { Description = "Hits to show of each rule", HelpName = "N", DefaultValueFactory = _ => 10 };

    public Command Build(Globals globals) => new Command("rules", "What is checked in agents' words")
    {
        new Command("list", "Every rule with its severity, points, source, and whether the profile runs it").Does(globals, List),
        new Command("show", "One rule: what it hits, what it spares, its source and advice") { id }.Does(globals, Show),
        new Command("test", "Run the examples inside every rule").Does(globals, Test),
        new Command("diff", "What NEW would change in the stored conversations against OLD: hits gained and lost, scores moved")
            { old, @new, limit }.Does(globals, Diff),
    };

    static int List(Session session)
    {
        var (book, settings) = (session.Rules, session.Profile.Rules);
        if (session.Json)
        {
            session.Answer(book.Rules.Select(r => new
            {
                r.Id,
                r.Pack,
                r.Version,
                r.Kind,
                Status = SnakeCase.Of(r.Status.ToString()),
                Severity = SnakeCase.Of(r.Severity.ToString()),
                Heuristic = r.IsHeuristic,
                Optional = r.IsOptional,
                On = r.IsOn(settings),
                r.Points,
                r.Cap,
                Title = r.Title.In(session.Lang),
                Source = r.Source?.ToString(),
                r.ConflictsWith,
            }));
            return ExitCode.Done;
        }
        foreach (var rule in book.Rules)
            session.Out.WriteLine(
                $"{(rule.IsOn(settings) ? "on " : "off")} {rule.Id,-26} {SnakeCase.Of(rule.Severity.ToString()),-6} {rule.Points,2} "
                + $"{rule.Source?.ToString() ?? "",-18} {rule.Title.In(session.Lang)}{Remarks(rule)}");
        session.Out.WriteLine("\noff: a matter of house style, or of figures that only the shop knows; the profile's rules.on and rules.off switch rules");
        return ExitCode.Done;
    }

    static string Remarks(Rule rule) =>
        (rule.IsHeuristic ? " · hint" : "")
        + (rule.ConflictsWith.Count > 0 ? $" · asks for the opposite of {string.Join(", ", rule.ConflictsWith)}" : "")
        + (rule.Overlays.Count > 0 ? $" · {rule.Overlays.Count} overlay(s)" : "");

    int Show(Session session)
    {
        var wanted = session.Value(id)!;
        if (session.Rules.Find(wanted) is not { } rule)
            return session.Fail($"there is no rule '{wanted}': qa rules list names them", ExitCode.WrongUsage);
        session.Out.Write(rule.Text);
        return ExitCode.Done;
    }

    /// <summary>Loading runs every example; a rule whose example is not met does not load, and the message says where.</summary>
    static int Test(Session session)
    {
        var book = session.OwnRules is null ? RuleBook.Load(RuleBook.BuiltInFiles()) : session.Rules;
        var (known, met) = book.Todo();
        session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{book.Rules.Count} rules, {book.Rules.Sum(r => r.Examples.Count(e => !e.IsTodo))} examples: all met; {known} known misses, {met} of them met by now"));
        return ExitCode.Done;
    }

    int Diff(Session session)
    {
        var (was, isNow) = (RuleBook.Load(RuleFiles.Read(session.Value(old)!)), RuleBook.Load(RuleFiles.Read(session.Value(@new)!)));
        using var workspace = session.Open();
        var (horizons, orders) = (workspace.Reading.Horizons(), workspace.Reading.Orders());
        var diff = RuleDiff.Of(session.Profile,
            AnalysisPass.Of(session.Profile, was, horizons, orders), AnalysisPass.Of(session.Profile, isNow, horizons, orders), workspace.Reading.All());
        if (session.Json) Answer(session, diff);
        else Print(session, diff);
        return ExitCode.Done;
    }

    static void Answer(Session session, RuleDiff diff) => session.Answer(new
    {
        diff.Conversations,
        diff.Rescored,
        Hits = diff.Hits.Select(h => new
        {
            Change = h.IsGained ? "gained" : "lost",
            Cue = h.IsCue,
            h.Hit.RuleId,
            h.Hit.RuleVersion,
            Severity = SnakeCase.Of(h.Hit.Severity.ToString()),
            h.Hit.Conversation.Shop,
            ConversationId = h.Hit.Conversation.Value,
            h.Hit.MessageId,
            h.Hit.AgentId,
            h.Hit.Start,
            h.Hit.Length,
            Text = Excerpt.Of(h.Hit.Text),
        }),
        Weeks = diff.Weeks.Select(w => new { w.Shop, Week = w.Week.ToString(), w.AgentId, w.Before, w.After }),
    });

    void Print(Session session, RuleDiff diff)
    {
        string Line(FormattableString text) => FormattableString.Invariant(text);
        session.Out.WriteLine(Line($"{diff.Conversations:N0} conversations: {diff.Hits.Count(h => h.IsGained):N0} hits gained, {diff.Hits.Count(h => !h.IsGained):N0} lost, {diff.Rescored:N0} scores changed"));
        foreach (var rule in diff.Hits.GroupBy(h => h.Hit.RuleId).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            session.Out.WriteLine(Line($"\n{rule.Key}  +{rule.Count(h => h.IsGained):N0} -{rule.Count(h => !h.IsGained):N0}"));
            foreach (var hit in rule.Take(session.Value(limit)))
                session.Out.WriteLine($"  {(hit.IsGained ? '+' : '-')} {hit.Hit.Conversation} {hit.Hit.MessageId} {(hit.IsCue ? "(cue)" : hit.Hit.AgentId)} {Excerpt.Of(hit.Hit.Text)}");
            if (rule.Count() > session.Value(limit)) session.Out.WriteLine(Line($"  … {rule.Count() - session.Value(limit):N0} more: --limit, or --json for all"));
        }
        if (diff.Weeks.Count == 0) return;
        session.Out.WriteLine("\nagents' weeks whose score changes");
        foreach (var week in diff.Weeks)
            session.Out.WriteLine(Line($"  {week.Shop} {week.Week} {week.AgentId,-12} {week.Before:0.00} -> {week.After:0.00}"));
    }
}
