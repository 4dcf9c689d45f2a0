using QA.Analysis.Reviews;
using QA.Ingest.Conversations;
using QA.Reports.Wording;
using QA.Web.Accounts;
using QA.Web.Pages;

namespace QA.Web.Routes;

/// <summary>Samples, verdicts, missed hits, appeals: everything that people decide.</summary>
static class ReviewRoutes
{
    /// <summary>Conversations in one draw: more than a person reads in a month.</summary>
    const int MostDrawn = 500;

    const int ViewingsShown = 500;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Page("/review", Permission.Read, visit =>
        {
            var samples = visit.Desk.Reviews.Samples.All();
            var chosen = visit.Query("sample") is { } key ? samples.FirstOrDefault(s => s.Key.ToString(System.Globalization.CultureInfo.InvariantCulture) == key) : null;
            return visit.Page<ReviewPage>(visit.Context(), (nameof(ReviewPage.Visit), visit), (nameof(ReviewPage.Samples), samples),
                (nameof(ReviewPage.Reviewed), visit.Desk.Reviews.Samples.Reviewed()), (nameof(ReviewPage.Chosen), chosen));
        });
        routes.Change("/samples", Permission.Draw, DrawSample);
        routes.Change("/samples/pick", Permission.Draw, (visit, form) =>
        {
            var id = form.Conversation();
            if (visit.Find(id) is null) return visit.Say(404, Words.NoConversation);
            visit.Desk.Reviews.Samples.Pick(id, visit.T(Words.PickedBy, visit.Name), visit.Name, visit.Clock);
            return form.Back(Href.Conversation(id), "#tools");
        });
        routes.Change("/reviewed", Permission.Judge, (visit, form) =>
        {
            if (visit.Desk.Reviews.Samples.Find(form.Whole("sample")) is not { } sample) return visit.Say(404, Words.NoSamples);
            var place = form.Whole("place");
            visit.Desk.Reviews.Samples.MarkReviewed(sample.Key, place, visit.Name, visit.Clock);
            return Results.Redirect(sample.Items.FirstOrDefault(i => i.Place == place + 1) is { } next
                ? Href.Sampled(next.Conversation, sample.Key, next.Place) : Href.Sample(sample.Key));
        });
        routes.Change("/labels", Permission.Judge, Judge);
        routes.Change("/labels/missed", Permission.Judge, MarkMissed);
        routes.Change("/labels/undo", Permission.Judge, (visit, form) =>
        {
            var id = form.Conversation();
            if (visit.Desk.Reviews.Labels.Withdraw(visit.Name, id, visit.Clock) is not null) visit.Desk.Scores.Judged(visit.Workspace, id);
            return form.Back(Href.Conversation(id), "#tools");
        });
        routes.Page("/appeals", Permission.Read, visit => visit.Page<AppealsPage>(visit.Context(),
            (nameof(AppealsPage.Visit), visit), (nameof(AppealsPage.Appeals), visit.Desk.Reviews.Appeals.All())));
        routes.Change("/appeals", Permission.Appeal, (visit, form) =>
        {
            if (TargetOf(visit, form) is not { } target || form.Text("reason", 1000) is not { Length: > 0 } reason) return visit.Say(400, Words.BadRequest);
            visit.Desk.Reviews.Appeals.Add(new(0, target.Conversation, target.MessageId, target.RuleId, target.Start, target.Length, visit.Name, visit.Clock, reason, null));
            return form.Back(Href.Conversation(target.Conversation));
        });
        routes.Change("/appeals/answer", Permission.Judge, Answer);
        routes.Page("/audit", Permission.Oversee, visit => visit.Page<AuditPage>(visit.Context(),
            (nameof(AuditPage.Visit), visit), (nameof(AuditPage.Viewings), visit.Desk.Reviews.Viewings.Newest(ViewingsShown))));
    }

    static IResult DrawSample(Visit visit, IFormCollection form)
    {
        var candidates = visit.Now.Scored.Select(Candidate.Of).OfType<Candidate>().ToList();
        if (candidates.Count == 0) return visit.Say(409, Words.SampleEmpty);
        var (risk, random) = (Math.Clamp(form.Whole("risk"), 0, MostDrawn), Math.Clamp(form.Whole("random"), 0, MostDrawn));
        var seed = Math.Max(0, form.Whole("seed"));
        if (risk + random == 0 || form.Text("name", 60) is not { Length: > 0 } name) return visit.Say(400, Words.BadRequest);
        var sample = visit.Desk.Reviews.Samples.Add(new(0, name, seed, candidates.Count, visit.Name, visit.Clock, Draw.Both(candidates, risk, random, seed)));
        return Results.Redirect(Href.Sample(sample.Key));
    }

    static IResult Judge(Visit visit, IFormCollection form)
    {
        if (TargetOf(visit, form) is not { } target) return visit.Say(400, Words.BadRequest);
        Verdict? verdict = form.Text("verdict", 20) switch { "agree" => Verdict.Agree, "disagree" => Verdict.Disagree, "unsure" => Verdict.Unsure, _ => null };
        if (verdict is not { } given) return visit.Say(400, Words.BadRequest);
        Keep(visit, new(target.Conversation, target.MessageId, target.RuleId, target.Start, target.Length, given, visit.Name, visit.Clock, form.Text("comment", 500)));
        var mark = form.Text("mark", 20);
        return form.Back(Href.Conversation(target.Conversation), mark.StartsWith("#note-", StringComparison.Ordinal) ? mark : "#tools");
    }

    static IResult MarkMissed(Visit visit, IFormCollection form)
    {
        var id = form.Conversation();
        var rule = form.Text("rule", 100);
        if (visit.Find(id) is not { } conversation || visit.Desk.Options.Rules.Find(rule) is null) return visit.Say(400, Words.BadRequest);
        var message = conversation.Messages.FirstOrDefault(m => m.Id == form.Raw("message"));
        if (message is null || message.Sender.Role is not Role.Agent) return visit.Say(400, Words.NotFoundWords);
        // Selected words come with their place; typed ones are looked for.
        var (start, length, words) = (form.Whole("start"), form.Whole("length"), form.Raw("words"));
        if (form.Text("length").Length == 0 || length <= 0 || start < 0 || start > message.Text.Length - length)
            (start, length) = (words.Trim().Length == 0 ? -1 : message.Text.IndexOf(words.Trim(), StringComparison.Ordinal), words.Trim().Length);
        if (start < 0) return visit.Say(400, Words.NotFoundWords);
        Keep(visit, new(id, message.Id, rule, start, length, Verdict.Missed, visit.Name, visit.Clock, form.Text("comment", 500)));
        return form.Back(Href.Conversation(id), "#tools");
    }

    static IResult Answer(Visit visit, IFormCollection form)
    {
        var granted = form.Text("granted", 5) == "yes";
        if (form.Text("answer", 1000) is not { Length: > 0 } text) return visit.Say(400, Words.BadRequest);
        if (visit.Desk.Reviews.Appeals.Answer(form.Whole("key"), new(granted, visit.Name, visit.Clock, text)) is not { } appeal) return visit.Say(409, Words.NoAppeals);
        // A granted appeal is a verdict like any other: the finding is refused, by whoever answered.
        if (granted)
            Keep(visit, new(appeal.Conversation, appeal.MessageId, appeal.RuleId, appeal.Start, appeal.Length, Verdict.Disagree, visit.Name, visit.Clock, text));
        return form.Back("/appeals");
    }

    static void Keep(Visit visit, Label label)
    {
        visit.Desk.Reviews.Labels.Add(label);
        visit.Desk.Scores.Judged(visit.Workspace, label.Conversation);
    }

    /// <summary>Null where the form does not name a conversation, a message of it, or words inside that message.</summary>
    static Target? TargetOf(Visit visit, IFormCollection form)
    {
        var target = new Target(form.Conversation(), form.Raw("message"), form.Text("rule", 100), form.Whole("start"), form.Whole("length"));
        if (visit.Find(target.Conversation) is not { } conversation || target.RuleId.Length == 0) return null;
        if (target.MessageId.Length == 0)
            return target is { Start: 0, Length: 0 } && (target.RuleId.StartsWith(Overrides.GreetingPrefix, StringComparison.Ordinal) || target.RuleId.StartsWith(Overrides.ClosingPrefix, StringComparison.Ordinal)) ? target : null;
        var message = conversation.Messages.FirstOrDefault(m => m.Id == target.MessageId);
        return message is not null && target.Start >= 0 && target.Length > 0 && target.Start <= message.Text.Length - target.Length ? target : null;
    }
}
