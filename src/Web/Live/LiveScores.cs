using System.Collections.Immutable;
using System.Globalization;
using QA.Analysis.Phrases;
using QA.Analysis.Reviews;
using QA.Analysis.Scoring;
using QA.Analysis.Timelines;
using QA.Ingest.Conversations;
using QA.Ingest.Store;
using QA.Reports.Pages;
using QA.Reports.Readings;
using QA.Reports.Site;

namespace QA.Web.Live;

/// <summary>实时成绩: scores of everything in the workspace, kept up to date as files come in and reviewers decide.</summary>
/// <remarks>
/// A new file means one pass over all conversations on a background thread, while pages go on with what was known before;
/// a verdict means scoring one conversation and adding up its week again, whoever brought it.
/// </remarks>
public sealed class LiveScores : IDisposable
{
    static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    readonly WebOptions options;
    readonly ReaderPool pool;
    readonly ReviewBook book;
    readonly CancellationTokenSource stop = new();
    readonly Lock turn = new();
    Task? watching;
    volatile Current? now;
    FactorBook ratings;
    string seenData = "", seenLabels = "", lastLook = "";

    public LiveScores(WebOptions options, ReaderPool pool, ReviewBook book) =>
        (this.options, this.pool, this.book, ratings) = (options, pool, book, new(options.Profile));

    /// <summary>Null until <see cref="StartAsync"/> has returned.</summary>
    public Current Now => now ?? throw new InvalidOperationException("the scores are not started");

    /// <summary>Reads what every page needs and begins the first pass; pages work from here on.</summary>
    public async Task StartAsync()
    {
        using (var lease = await pool.TakeAsync())
        {
            seenLabels = LabelStamp();
            now = Beginning(lease.Workspace.Reading);
        }
        watching = Task.Run(WatchAsync);
    }

    /// <summary>Waits until everything that is in the workspace now, verdicts too, is in the scores.</summary>
    public async Task SettledAsync(CancellationToken cancel = default)
    {
        while (true)
        {
            using (var lease = await pool.TakeAsync(cancel))
                if (Now.IsComplete && Volatile.Read(ref seenData) == DataStamp(lease.Workspace.Reading) && Volatile.Read(ref seenLabels) == LabelStamp()) return;
            await Task.Delay(20, cancel);
        }
    }

    /// <summary>A reviewer decided something about this conversation.</summary>
    public void Judged(Workspace workspace, ConversationId id)
    {
        lock (turn)
        {
            var labels = book.Labels.Of(id);
            now = Rejudged(Now, labels.Count == 0 ? Now.Labels.Remove(id) : Now.Labels.SetItem(id, labels), [id], workspace);
        }
    }

    /// <summary>Scores these conversations again and adds up their weeks; all others stay as they are.</summary>
    Current Rejudged(
        Current known, ImmutableDictionary<ConversationId, IReadOnlyList<Label>> labels, IEnumerable<ConversationId> ids, Workspace workspace)
    {
        var reviewed = ReviewedBy(known.Machine, labels);
        var changed = new Dictionary<(string Shop, Week Week), Dictionary<ConversationId, ScoredConversation>>();
        foreach (var id in ids)
        {
            if (workspace.Reading.Find(id) is not { } conversation) continue;
            var scored = reviewed.Score(conversation);
            var key = (id.Shop, scored.Facts.Week);
            if (!known.Weeks.ContainsKey(key)) continue;
            if (!changed.TryGetValue(key, out var its)) changed[key] = its = [];
            its[id] = scored;
        }
        var (weeks, conversion, analysed) = (known.Weeks, known.Conversion, known.Analysed);
        foreach (var (key, scored) in changed)
        {
            if (analysed is not null) analysed = scored.Values.Aggregate(analysed, (facts, one) => workspace.Analysed.With(facts, AnalysedResults.Of(one)));
            var slice = weeks[key].With(scored, ratings, options.Profile);
            weeks = weeks.SetItem(key, slice);
            conversion = conversion.Rescored(key.Shop, key.Week, slice.Conversations);
        }
        var next = new Current
        {
            Machine = known.Machine,
            Reviewed = reviewed,
            Labels = labels,
            Stored = known.Stored,
            Weeks = weeks,
            Book = changed.Count == 0 ? known.Book : Whole(weeks),
            Conversion = conversion,
            Ledgers = known.Ledgers,
            Desks = known.Desks,
            Profiles = known.Profiles,
            Analysed = analysed,
            IsComplete = known.IsComplete,
        };
        next.Keep(known, changed.Keys);
        return next;
    }

    async Task WatchAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using (var lease = await pool.TakeAsync(stop.Token)) Refresh(lease.Workspace);
                await Task.Delay(Look, stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (WorkspaceException problem)
            {
                options.Remark(problem.Message);
                await Task.Delay(Look, CancellationToken.None);
            }
        }
    }

    /// <summary>Looks whether files or labels have come from anywhere, and takes them in.</summary>
    void Refresh(Workspace workspace)
    {
        var data = DataStamp(workspace.Reading);
        // While an import runs every batch is news: wait until it is quiet instead of reading everything again and again.
        var isQuiet = data == lastLook;
        lastLook = data;
        if (!Now.IsComplete || data != seenData && isQuiet)
        {
            ReadAll(workspace, data);
            Now.Prepare(stop.Token);
        }
        lock (turn)
            if (LabelStamp() != seenLabels) TakeLabels(workspace);
    }

    /// <summary>Labels that another process brought, or that came while everything was read: only their conversations are scored again.</summary>
    void TakeLabels(Workspace workspace)
    {
        var stamp = LabelStamp();
        var labels = AllLabels();
        var changed = labels.Keys.Union(Now.Labels.Keys)
            .Where(id => !(labels.TryGetValue(id, out var after) && Now.Labels.TryGetValue(id, out var before) && after.SequenceEqual(before))).ToList();
        if (changed.Count > 0) now = Rejudged(Now, labels, changed, workspace);
        Volatile.Write(ref seenLabels, stamp);
    }

    void ReadAll(Workspace workspace, string data)
    {
        var reading = workspace.Reading;
        var labels = LabelStamp();
        var begun = Beginning(reading);
        var weeks = new SortedDictionary<(string, Week), List<ScoredConversation>>();
        var searched = workspace.Analysed.Builder();
        var conversion = new ConversionBook(options.Profile, begun.Stored.Orders);
        var timelines = new TimelineBook();
        var phrases = new PhraseBook(options.Profile);
        using var desks = new DesksAlong(options.Profile, begun.Stored.Horizons, begun.Stored.OrdersOf);
        using var profiles = new ProfilesAlong(options.Profile);
        // One thread: the other processors belong to whoever waits for a page.
        using var shelf = new ReadingShelf(workspace, options.MadeBy);
        foreach (var (conversation, scored) in shelf.Run(begun.Reviewed, threads: 1))
        {
            stop.Token.ThrowIfCancellationRequested();
            var key = (scored.Facts.Id.Shop, scored.Facts.Week);
            if (!weeks.TryGetValue(key, out var list)) weeks[key] = list = [];
            list.Add(scored);
            searched.Add(AnalysedResults.Of(scored));
            conversion.Add(scored);
            timelines.Add(scored.Facts);
            phrases.Add(conversation, scored);
            desks.Add(conversation, scored);
            profiles.Add(conversation, scored.Facts);
            profiles.Pass(scored.Facts);
        }
        var unnamed = WeekSlice.Unnamed(begun.Stored.Ratings, options.Profile);
        var slices = weeks.ToImmutableSortedDictionary(w => w.Key, w => WeekSlice.Of(w.Value, unnamed, options.Profile));
        var atDesks = DeskWeek.ByWeek(desks.Finish(), reading.Shifts());
        var byProfile = profiles.Finish();
        lock (turn)
        {
            ratings = unnamed;
            now = new()
            {
                Machine = begun.Machine,
                Reviewed = begun.Reviewed,
                Labels = begun.Labels,
                Stored = begun.Stored,
                Weeks = slices,
                Book = Whole(slices),
                Conversion = conversion,
                Desks = atDesks,
                Profiles = byProfile,
                Analysed = searched.Build(),
                Ledgers = new(timelines, phrases, begun.Stored.Orders, begun.Stored.Horizons),
                IsComplete = true,
            };
            Volatile.Write(ref seenData, data);
            // Verdicts that came meanwhile are on record and are taken in at once.
            seenLabels = labels;
            if (LabelStamp() != labels) TakeLabels(workspace);
        }
    }

    /// <summary>What is known before the pass: the store as it is now, and of the scores what was known until now.</summary>
    Current Beginning(StoredConversations reading)
    {
        var stored = Stored.Of(reading);
        var labels = AllLabels();
        var machine = AnalysisPass.Of(options.Profile, options.Rules, stored.Horizons, stored.Orders, stored.Ratings);
        return new() { Machine = machine, Reviewed = ReviewedBy(machine, labels), Labels = labels, Stored = stored };
    }

    AnalysisPass ReviewedBy(AnalysisPass machine, ImmutableDictionary<ConversationId, IReadOnlyList<Label>> labels) =>
        machine.With((conversation, facts) => labels.TryGetValue(conversation.Id, out var given)
            ? Overrides.Apply(conversation, facts, given, options.Profile, options.Rules)
            : facts);

    ImmutableDictionary<ConversationId, IReadOnlyList<Label>> AllLabels() =>
        book.Labels.All().GroupBy(l => l.Conversation).ToImmutableDictionary(g => g.Key, g => (IReadOnlyList<Label>)[.. g]);

    ScoreBook Whole(ImmutableSortedDictionary<(string, Week), WeekSlice> weeks)
    {
        var whole = new ScoreBook(options.Profile);
        foreach (var slice in weeks.Values) whole.Merge(slice.Book);
        return whole;
    }

    static string DataStamp(StoredConversations reading)
    {
        var receipts = reading.Receipts();
        return string.Create(CultureInfo.InvariantCulture, $"{receipts.Count}/{receipts.Sum(r => r.Accepted)}/{receipts.Sum(r => r.Duplicate)}/{receipts.Sum(r => r.Forgotten)}/{receipts.Sum(r => r.Superseded)}/{receipts.Count(r => r.Known)}");
    }

    string LabelStamp() => book.Labels.Stamp();

    public void Dispose()
    {
        stop.Cancel();
        watching?.Wait(TimeSpan.FromSeconds(10));
        stop.Dispose();
    }
}
