using System.Collections.Immutable;
using System.Globalization;
using QA.Analysis.Reviews;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Search.Analysed;
using QA.Ingest.Store;

namespace QA.Web.Live;

/// <summary>实时成绩: scores of everything in the workspace, kept up to date as files come in and reviewers decide.</summary>
/// <remarks>
/// A new file means one pass over all conversations on a background thread, while pages go on with what was known before;
/// a verdict means scoring one conversation and adding up its week again.
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
    string seenData = "", seenLabels = "", lastLook = "";

    public LiveScores(WebOptions options, ReaderPool pool, ReviewBook book) => (this.options, this.pool, this.book) = (options, pool, book);

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

    /// <summary>Waits until everything that is in the workspace now is in the scores.</summary>
    public async Task SettledAsync(CancellationToken cancel = default)
    {
        while (true)
        {
            using (var lease = await pool.TakeAsync(cancel))
                if (Now.IsComplete && Volatile.Read(ref seenData) == DataStamp(lease.Workspace.Reading)) return;
            await Task.Delay(20, cancel);
        }
    }

    /// <summary>A reviewer decided something about this conversation.</summary>
    public void Judged(Workspace workspace, ConversationId id)
    {
        var reading = workspace.Reading;
        lock (turn)
        {
            var known = Now;
            var labels = book.Labels.Of(id);
            seenLabels = LabelStamp();
            var next = With(known, labels.Count == 0 ? known.Labels.Remove(id) : known.Labels.SetItem(id, labels), known.Weeks, known.IsComplete, known.Analysed);
            if (reading.Find(id) is { } conversation)
            {
                var scored = next.Reviewed.Score(conversation);
                var key = (id.Shop, scored.Facts.Week);
                if (known.Weeks.TryGetValue(key, out var slice))
                {
                    next = With(next, next.Labels, next.Weeks.SetItem(key, SliceOf(slice.Conversations.Select(c => c.Facts.Id == id ? scored : c))), next.IsComplete,
                        next.Analysed is { } analysed ? workspace.Analysed.With(analysed, AnalysedResults.Of(scored)) : null);
                    next.Keep(known, id.Shop, scored.Facts.Week);
                }
            }
            now = next;
        }
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
        var reading = workspace.Reading;
        var (data, labels) = (DataStamp(reading), LabelStamp());
        if (Now.IsComplete && data == seenData && labels == seenLabels) return;
        // While an import runs every batch is news: wait until it is quiet instead of reading everything again and again.
        var isQuiet = data == lastLook;
        lastLook = data;
        if (Now.IsComplete && data != seenData && !isQuiet) return;
        var begun = Beginning(reading);
        var weeks = new SortedDictionary<(string, Week), List<ScoredConversation>>();
        var searched = workspace.Analysed.Builder();
        // One thread: the other processors belong to whoever waits for a page.
        foreach (var scored in begun.Reviewed.Run(reading.All(), threads: 1))
        {
            stop.Token.ThrowIfCancellationRequested();
            var key = (scored.Facts.Id.Shop, scored.Facts.Week);
            if (!weeks.TryGetValue(key, out var list)) weeks[key] = list = [];
            list.Add(scored);
            searched.Add(AnalysedResults.Of(scored));
        }
        lock (turn)
        {
            // Verdicts that came while the pass ran are on record: the next look takes them in.
            var slices = weeks.ToImmutableSortedDictionary(w => w.Key, w => SliceOf(w.Value));
            now = With(begun, begun.Labels, slices, true, searched.Build());
            Volatile.Write(ref seenData, data);
            seenLabels = labels;
        }
    }

    Current Beginning(StoredConversations reading)
    {
        var orders = reading.Orders();
        var horizons = reading.Horizons();
        var labels = book.Labels.All().GroupBy(l => l.Conversation).ToImmutableDictionary(g => g.Key, g => (IReadOnlyList<Label>)[.. g]);
        var (conversations, messages) = reading.Counts();
        var machine = AnalysisPass.Of(options.Profile, options.Rules, horizons, orders);
        return new()
        {
            Machine = machine,
            Reviewed = ReviewedBy(machine, labels),
            Labels = labels,
            Orders = orders.ToLookup(o => (o.Shop, o.CustomerId)),
            AgentNames = reading.Agents().Where(a => a.Name.Length > 0).ToDictionary(a => (a.Shop, a.Id), a => a.Name),
            DataUntil = horizons.Count == 0 ? null : horizons.Values.Max(),
            Conversations = conversations,
            Messages = messages,
            // What was known stays on the pages until the new pass is done.
            Weeks = now?.Weeks ?? ImmutableSortedDictionary<(string, Week), WeekSlice>.Empty,
            Book = now?.Book ?? new(options.Profile),
            Analysed = now?.Analysed,
            IsComplete = false,
        };
    }

    AnalysisPass ReviewedBy(AnalysisPass machine, ImmutableDictionary<ConversationId, IReadOnlyList<Label>> labels) =>
        machine.With((conversation, facts) => labels.TryGetValue(conversation.Id, out var given)
            ? Overrides.Apply(conversation, facts, given, options.Profile, options.Rules)
            : facts);

    Current With(Current known, ImmutableDictionary<ConversationId, IReadOnlyList<Label>> labels, ImmutableSortedDictionary<(string, Week), WeekSlice> weeks, bool isComplete, AnalysedFacts? analysed)
    {
        var whole = new ScoreBook(options.Profile);
        foreach (var slice in weeks.Values) whole.Merge(slice.Book);
        return new()
        {
            Machine = known.Machine,
            Reviewed = ReviewedBy(known.Machine, labels),
            Labels = labels,
            Orders = known.Orders,
            AgentNames = known.AgentNames,
            DataUntil = known.DataUntil,
            Conversations = known.Conversations,
            Messages = known.Messages,
            Weeks = weeks,
            Book = whole,
            Analysed = analysed,
            IsComplete = isComplete,
        };
    }

    WeekSlice SliceOf(IEnumerable<ScoredConversation> unordered)
    {
        // In the order of the tables, so that the evidence on pages is chosen as in the static site.
        IReadOnlyList<ScoredConversation> conversations = [.. unordered.OrderBy(c => c.Facts.StartedAt ?? DateTimeOffset.MaxValue).ThenBy(c => c.Facts.Id)];
        var totals = new ScoreBook(options.Profile);
        foreach (var conversation in conversations) totals.Add(conversation);
        return new(conversations, totals);
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
