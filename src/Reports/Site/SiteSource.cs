using System.Security.Cryptography;
using System.Text;
using QA.Analysis.Conversion;
using QA.Analysis.Desk;
using QA.Analysis.Phrases;
using QA.Analysis.Reviews;
using QA.Analysis.Rules;
using QA.Analysis.Scoring;
using QA.Analysis.Timelines;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Ingest.Store;
using QA.Reports.Pages;
using QA.Reports.Readings;
using QA.Reports.Wording;

namespace QA.Reports.Site;

/// <summary>Makes what a site is written from out of a workspace: one pass over its conversations, weeks and their past.</summary>
public static class SiteSource
{
    /// <summary>Where a manager's notes lie in the workspace: see <see cref="AgentNotes"/>.</summary>
    public const string NotesFolder = "notes";

    /// <param name="shelf">What was read of the conversations, or where it is kept until the site is written.</param>
    /// <param name="weeks">The weeks to report; all where it is null. Their past is read all the same.</param>
    public static SiteInput Of(
        Workspace workspace, ReadingShelf shelf, Profile profile, RuleBook book, string engine, Language language,
        Func<Week, bool>? weeks = null, bool showPersonalData = false)
    {
        var reading = workspace.Reading;
        var horizons = reading.Horizons();
        var orders = reading.Orders();
        var ratings = reading.Ratings();
        var scores = new ScoreBook(profile);
        var conversion = new ConversionBook(profile, orders);
        var factors = new FactorBook(profile);
        foreach (var rating in ratings) factors.Add(rating);
        var timelines = new TimelineBook();
        var phrases = new PhraseBook(profile);
        var ordersOf = CustomerOrders.Of(orders);
        using var desks = new DesksAlong(profile, horizons, ordersOf);
        using var profiles = new ProfilesAlong(profile);
        var labels = ReviewBook.LabelsIn(workspace.Folder);
        var pass = Overrides.Over(AnalysisPass.Of(profile, book, horizons, orders, ratings), labels, profile, book);
        var inWeeks = new WeekReadings(pass, shelf, [.. labels.Select(label => label.Conversation)]);
        foreach (var (conversation, scored) in shelf.Run(pass, along: Along))
        {
            scores.Add(scored);
            conversion.Add(scored);
            factors.Add(scored);
            timelines.Add(scored.Facts);
            phrases.Add(conversation, scored);
            inWeeks.Add(scored.Facts);
            if (IsWanted(scored)) profiles.Pass(scored.Facts);
        }
        var promises = timelines.Promises(horizons).ToLookup(p => (p.Conversation.Shop, p.Week));
        var byProfile = profiles.Finish();
        var atDesks = DeskWeek.ByWeek(desks.Finish(), reading.Shifts());
        var names = reading.Agents().Where(a => a.Name.Length > 0).ToDictionary(a => (a.Shop, a.Id), a => a.Name);
        var notes = book.Rules.ToDictionary(r => r.Id, RuleNote.Of, StringComparer.Ordinal);
        var written = AgentNotes.In(Path.Combine(workspace.Folder, NotesFolder));
        // An agent's page quotes the same few conversations over and over.
        var (transcripts, turn) = (new Transcripts(reading), new Lock());
        Conversation? Find(ConversationId id)
        {
            // One connection, one reader at a time; drawing a page takes longer than reading its messages.
            lock (turn) return transcripts.Of(id);
        }
        bool IsWanted(ScoredConversation scored) => weeks is null || weeks(scored.Facts.Week);

        void Along(Conversation conversation, ScoredConversation scored)
        {
            desks.Add(conversation, scored);
            if (IsWanted(scored)) profiles.Add(conversation, scored.Facts);
        }

        return new()
        {
            Weeks =
            [
                .. from report in WeekReport.All(scores, [], conversion, factors)
                   where weeks is null || weeks(report.Week)
                   select report with
                   {
                       Promises = [.. promises[(report.Shop, report.Week)]],
                       Phrases = phrases.Questions(report.Shop, report.Week),
                       PhraseUse = phrases.Use(report.Shop, report.Week)[0],
                       Profiles = byProfile.GetValueOrDefault((report.Shop, report.Week)),
                       Desk = atDesks.GetValueOrDefault((report.Shop, report.Week)) ?? new([], []),
                   },
            ],
            Profile = profile,
            ProfileSha256 = ProfileFile.HashOf(profile),
            Engine = engine,
            Packs = [.. book.Packs.Select(p => new PackStamp(p.Name, p.Version))],
            RulesSha256 = book.Hash,
            Inputs = [.. reading.Receipts().Select(r => new InputFile(Path.GetFileName(r.Path), r.Sha256)), .. Reviews(labels), .. written.Files.Select(f => new InputFile(f.Name, f.Sha256))],
            Receipts = FileReceipts.Of(reading),
            DataUntil = horizons.Count == 0 ? null : horizons.Values.Max(),
            Language = language,
            ShowPersonalData = showPersonalData,
            Transcript = Find,
            Filled = (week, isWhole) => week with { Conversations = inWeeks.Of(week.Shop, week.Week, isWhole, turn, Find) },
            Customers = [.. timelines.Customers(orders)],
            Notes = written,
            AgentName = (shop, id) => names.GetValueOrDefault((shop, id)) ?? names.GetValueOrDefault(("", id)),
            Orders = (shop, customer) => [.. ordersOf[(shop, customer)]],
            Rule = id => notes.GetValueOrDefault(id),
        };
    }

    /// <summary>Reviewers' decisions change the figures, so the manifest names them like any other input.</summary>
    static IEnumerable<InputFile> Reviews(IReadOnlyList<Label> labels)
    {
        if (labels.Count == 0) yield break;
        var lines = labels.Select(l => string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{l.Conversation}\n{l.MessageId}\n{l.RuleId}\n{l.Start}\n{l.Length}\n{(int)l.Verdict}\n{l.Reviewer}\n{l.At.ToUnixTimeMilliseconds()}"));
        yield return new("reviews", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', lines)))));
    }
}
