using System.CommandLine;
using System.Globalization;
using QA.Analysis.Phrases;
using QA.Analysis.Reviews;
using QA.Analysis.Scoring;
using QA.Analysis.Statistics;
using QA.Ingest.Conversations;
using QA.Ingest.Store;
using QA.Reports.Privacy;
using QA.Reports.Readings;

namespace QA.Cli.Commands;

/// <summary><c>qa phrases</c>: what customers keep asking, the answers that went best, and what is worth a prepared phrase.</summary>
sealed class PhrasesCommand : ICommand
{
    readonly Option<string?> week = new("--week") { Description = "Only this week", HelpName = "2026-W46" };
    readonly Option<int> top = new("--top") { Description = "How many questions of each shop", DefaultValueFactory = _ => 20 };
    readonly Option<bool> worth = new("--worth") { Description = "Only questions that are worth a prepared phrase" };
    readonly Option<bool> personal = new("--show-personal-data") { Description = "Do not mask phones, addresses and order numbers in texts" };

    public Command Build(Globals globals) =>
        new Command("phrases", "Questions that customers keep asking, and the answers that went best") { week, top, worth, personal }.Does(globals, Run);

    int Run(Session session)
    {
        Week only = default;
        if (session.Value(week) is { } text && !Week.TryParse(text, out only)) return session.Fail("--week takes a week such as 2026-W46", ExitCode.WrongUsage);
        if (session.Value(top) < 1) return session.Fail("--top takes a number from 1 up", ExitCode.WrongUsage);
        using var workspace = session.Open();
        var reading = workspace.Reading;
        var pass = Overrides.Over(
            AnalysisPass.Of(session.Profile, session.Rules, reading.Horizons(), reading.Orders(), reading.Ratings()),
            ReviewBook.LabelsIn(session.WorkspaceFolder), session.Profile, session.Rules);
        var book = new PhraseBook(session.Profile);
        using var shelf = new ReadingShelf(workspace, AnalysisStamp.Of(session));
        foreach (var (conversation, scored) in shelf.Run(pass)) book.Add(conversation, scored);

        Week? wanted = session.Value(week) is null ? null : only;
        var shops = book.Shops.Select(shop => (Shop: shop, Questions: Chosen(session, book.Questions(shop, wanted)), Use: book.Use(shop, wanted)));
        if (session.Json) session.Answer(shops.Select(shop => Answer(session, shop.Shop, shop.Questions, shop.Use)));
        else
            foreach (var (shop, questions, use) in shops) Print(session, shop, questions, use);
        return ExitCode.Done;
    }

    IReadOnlyList<QuickPhrase> Chosen(Session session, IReadOnlyList<QuickPhrase> all) =>
        [.. all.Where(phrase => phrase.IsWorth || !session.Value(worth)).Take(session.Value(top))];

    void Print(Session session, string shop, IReadOnlyList<QuickPhrase> questions, IReadOnlyList<PhraseUse> use)
    {
        session.Out.WriteLine(shop);
        if (use[0] is { Prepared: { } prepared } team)
            session.Out.WriteLine(Say($"  prepared phrases: {Percent(prepared)} of {prepared.Denominator} answers, auto-replies met {Percent(team.MetByAuto)} of the questions first"));
        foreach (var phrase in questions)
        {
            session.Out.WriteLine(Say($"  {phrase.Asked,5} times, {phrase.Customers} customers, {phrase.Wordings} wordings{(phrase.OneIn > 1 ? Say($", one conversation in {phrase.OneIn}") : "")}{(phrase.IsWorth ? ", worth a prepared phrase" : "")}: {Shown(session, phrase.Question)}"));
            foreach (var answer in phrase.Answers)
                session.Out.WriteLine(Say($"        settled {Percent(answer.Settled)} of {answer.Times}: {Shown(session, answer.Text)}"));
        }
    }

    object Answer(Session session, string shop, IReadOnlyList<QuickPhrase> questions, IReadOnlyList<PhraseUse> use) => new
    {
        Shop = shop,
        Questions = questions.Select(q => q with
        {
            Question = Shown(session, q.Question),
            Answers = [.. q.Answers.Select(answer => answer with { Text = Shown(session, answer.Text) })],
        }),
        Use = use,
    };

    string Shown(Session session, string text)
    {
        var shown = session.Value(personal) ? text : PersonalData.Mask(text);
        return shown.ReplaceLineEndings(" ");
    }

    static string Percent(Rate? rate) => rate is null ? "none" : Say($"{100 * rate.Value:0}%");

    static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
