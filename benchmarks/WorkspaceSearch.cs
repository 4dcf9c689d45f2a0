using System.Diagnostics;
using System.Globalization;
using QA.Ingest.Conversations;
using QA.Ingest.Search;
using QA.Ingest.Search.Analysed;
using QA.Ingest.Settings;
using QA.Ingest.Store;
using QA.Ingest.Text;

namespace QA.Benchmarks;

/// <summary>The search of a real workspace: its own words asked for, in each class; and what peers need to be asked the same.</summary>
/// <remarks>
/// <c>search-workspace WORKSPACE FOLDER [count]</c> writes <c>corpus.tsv</c> (key, agents, folded text) and <c>queries.tsv</c> (class, order, total,
/// agent, lowest key, phrases) into the folder, for benchmarks/peers, where they are not there yet.
/// </remarks>
static class WorkspaceSearch
{
    /// <summary>A query is asked three times and its best time counts. Time is the thread's on a processor, so that what else the machine does is left out.</summary>
    const int Rounds = 3, WarmUp = 20;

    sealed record Asked(string Class, SearchRequest Request, IReadOnlyList<string> Phrases, string Agent = "", DateTimeOffset? From = null, bool ForPeers = true);

    public static int Run(ReadOnlySpan<string> args)
    {
        var (folder, output) = (args[0], args[1]);
        var count = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 200;
        var cold = Stopwatch.StartNew();
        using var workspace = Workspace.Open(folder, ProfileFile.Default.TimeZone);
        var first = workspace.Index.Search(new(new QueryNode.Phrase("退款")));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first answer of this process\t{cold.Elapsed.TotalMilliseconds:0} ms ({first.Total:N0} messages)"));

        var (samples, messages, bytes, keys) = Samples(workspace);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"messages\t{messages:N0}, text {bytes / 1e6:N0} MB"));
        Directory.CreateDirectory(output);
        var queries = Queries(samples, keys, count);
        using var forPeers = new StreamWriter(Path.Combine(output, "queries.tsv"));
        foreach (var kind in queries.GroupBy(query => query.Class)) Time(workspace, [.. kind], forPeers);
        if (!File.Exists(Path.Combine(output, "corpus.tsv"))) Corpus(folder, Path.Combine(output, "corpus.tsv"));
        return 0;
    }

    static void Time(Workspace workspace, List<Asked> queries, StreamWriter forPeers)
    {
        var (analysed, state) = ReadAnalysed(workspace);
        if (queries[0].Request.Query.NeedsAnalysis && state != AnalysedState.Good) return;
        foreach (var query in queries.Take(WarmUp)) workspace.Index.Search(query.Request with { Analysed = analysed });
        var milliseconds = new List<double>();
        foreach (var query in queries)
        {
            var (best, total) = (double.MaxValue, 0L);
            for (var round = 0; round < Rounds; round++)
            {
                var before = ThreadClock.Milliseconds();
                total = workspace.Index.Search(query.Request with { Analysed = analysed }).Total;
                best = Math.Min(best, ThreadClock.Milliseconds() - before);
            }
            milliseconds.Add(best);
            if (!query.ForPeers) continue;
            var order = query.Request.Order == SearchOrder.Relevance ? "relevance" : "newest";
            var lowest = query.From is { } from ? (from.ToUnixTimeMilliseconds() << 20).ToString(CultureInfo.InvariantCulture) : "";
            forPeers.WriteLine(string.Join('\t', (string[])[query.Class, order, total.ToString(CultureInfo.InvariantCulture), query.Agent, lowest, .. query.Phrases]));
        }
        milliseconds.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{queries[0].Class}\t{milliseconds[milliseconds.Count / 2]:0.00} / {milliseconds[milliseconds.Count * 95 / 100]:0.00}"));
    }

    /// <summary>The last analysis, whatever made it: the figures are of its size, not of its freshness.</summary>
    static (AnalysedFacts? Facts, AnalysedState State) ReadAnalysed(Workspace workspace) => workspace.Analysed.Read(workspace.Analysed.MadeBy ?? "");

    static List<Asked> Queries(List<string> samples, (string Agent, DateTimeOffset End, string Common, string Share) keys, int count)
    {
        var dice = new Random(7);
        var english = samples.Where(text => text.Split(' ').Length > 2 && text.All(c => c < 0x80)).ToList();
        var month = keys.End.AddDays(-30);
        var queries = new List<Asked>();
        foreach (var (name, length) in ((string, int)[])[("two characters", 2), ("four characters", 4), ("six characters", 6)])
            Add(name, () => Of(name, Run(length)));
        if (english.Count > 20)
            Add("two English words", () => (Word(), Word()) is var (a, b) ? new("two English words", new(new QueryNode.All([new QueryNode.Phrase(a), new QueryNode.Phrase(b)])), [a, b]) : null!);
        Add("phrase and agent and 30 days", () => Run(4) is var phrase
            ? new("phrase and agent and 30 days", new(new QueryNode.All([new QueryNode.Phrase(phrase), new QueryNode.IdIs(FilterField.Agent, keys.Agent), new QueryNode.SentFrom(month, "")])),
                [phrase], keys.Agent, month) : null!);
        var (common, share) = (keys.Common, keys.Share);
        Add($"{share} % of all", () => Of($"{share} % of all", common));
        Add("nothing found", () => Of("nothing found", "龘龘"));
        Add("two characters, by relevance", () => Relevant("two characters, by relevance", Run(2)));
        Add($"{share} % of all, by relevance", () => Relevant($"{share} % of all, by relevance", common));
        Add("one character", () => Own("one character", new(new QueryNode.Phrase(Run(1)))));
        Add($"{share} % of all, by agent", () => Own($"{share} % of all, by agent", new(new QueryNode.Phrase(common)) { Facets = [FacetField.Agent] }));
        Add($"{share} % of all, all facets", () => Own($"{share} % of all, all facets", new(new QueryNode.Phrase(common)) { Facets = Enum.GetValues<FacetField>() }));
        Add("two characters near two others", () => Own("two characters near two others", new(new QueryNode.Near(5, new(Run(2)), new(Run(2))))));
        Add("a piece of a number", () => Own("a piece of a number", new(new QueryNode.NumberHolds(dice.Next(1000, 10_000).ToString(CultureInfo.InvariantCulture)))));
        Add("two characters and a long wait", () => Own("two characters and a long wait",
            new(new QueryNode.All([new QueryNode.Phrase(Run(2)), new QueryNode.MeasureIs(Measure.Wait, Comparison.More, 180_000, "")]))));
        Add("hit by any forbidding rule", () => Own("hit by any forbidding rule", new(new QueryNode.RuleIs("zh.forbid", true))));
        return queries;

        void Add(string _, Func<Asked> make)
        {
            for (var i = 0; i < count; i++) queries.Add(make());
        }

        static Asked Of(string name, string phrase) => new(name, new(new QueryNode.Phrase(phrase)), [phrase]);
        static Asked Relevant(string name, string phrase) => new(name, new(new QueryNode.Phrase(phrase)) { Order = SearchOrder.Relevance }, [phrase]);
        static Asked Own(string name, SearchRequest request) => new(name, request, [], ForPeers: false);

        string Word() => english[dice.Next(english.Count)].Split([' ', ',', '.', '?', '!', '\''], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } all ? all[dice.Next(all.Length)] : "the";

        string Run(int length)
        {
            while (true)
            {
                var text = samples[dice.Next(samples.Count)];
                if (text.Length < length) continue;
                var run = text.Substring(dice.Next(text.Length - length + 1), length);
                if (run.All(c => c is >= '\u4E00' and <= '\u9FFF')) return run;
            }
        }
    }

    /// <summary>A few thousand folded texts, and a pair of characters that about 31 % of all hold.</summary>
    static (List<string> Samples, long Messages, long Bytes, (string Agent, DateTimeOffset End, string Common, string Share)) Samples(Workspace workspace)
    {
        var page = workspace.Index.Search(new(new QueryNode.All([])) { Limit = 1, Facets = [FacetField.Agent] });
        var step = Math.Max(1, page.Total / 8000);
        var (samples, bytes, number, pairs) = (new List<string>(), 0L, 0L, new Dictionary<string, int>());
        foreach (var conversation in workspace.Reading.All())
            foreach (var message in conversation.Messages)
            {
                bytes += System.Text.Encoding.UTF8.GetByteCount(message.Text);
                if (number++ % step != 0) continue;
                var text = Fold.Of(message.Text);
                samples.Add(text);
                foreach (var pair in Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(at => text.Substring(at, 2)).Where(pair => pair.All(c => c is >= '\u4E00' and <= '\u9FFF')).Distinct())
                    pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
            }
        var common = pairs.MinBy(pair => Math.Abs(pair.Value - 0.31 * samples.Count)).Key;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the common word\t{common}, {100.0 * pairs[common] / samples.Count:0} %"));
        return (samples, number, bytes, (page.Facets[FacetField.Agent][0].Value, page.Hits[0].SentAt ?? default, common,
            (100.0 * pairs[common] / samples.Count).ToString("0", CultureInfo.InvariantCulture)));
    }

    static void Corpus(string folder, string path)
    {
        using var database = Database.Open(folder, write: false);
        using var agents = database.Prepare("SELECT a.conversation, s.id FROM conversation_agent a JOIN sender s ON s.key = a.sender");
        using var messages = database.Prepare("SELECT key, conversation, text FROM message ORDER BY key");
        var ofConversation = new Dictionary<long, string>();
        while (agents.Step())
            ofConversation[agents.Long(0)] = $"{ofConversation.GetValueOrDefault(agents.Long(0))} {agents.Text(1).Replace(' ', '_')}".Trim();
        using var lines = new StreamWriter(path);
        while (messages.Step())
        {
            lines.Write(messages.Long(0));
            lines.Write('\t');
            lines.Write(ofConversation.GetValueOrDefault(messages.Long(1), ""));
            lines.Write('\t');
            lines.WriteLine(Fold.Of(messages.Text(2)).Replace('\t', ' ').ReplaceLineEndings(" "));
        }
    }
}
