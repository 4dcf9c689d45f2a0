using System.Diagnostics;
using System.Globalization;
using QA.Analysis.Facts;
using QA.Analysis.Flow;
using QA.Analysis.Phrases;
using QA.Analysis.Rules;
using QA.Analysis.Scoring;
using QA.Analysis.Timelines;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Ingest.Store;

namespace QA.Benchmarks;

/// <summary>The scale run of the analysis: the rules alone, then one part after the other, over the same conversations in memory.</summary>
static class AnalysisScale
{
    /// <summary>A step runs so often and its least processor time counts: what else the machine does only adds.</summary>
    const int Rounds = 3;

    /// <summary><c>analysis WORKSPACE [conversations]</c>: what was imported there, or the first so many of it.</summary>
    public static int Run(ReadOnlySpan<string> args)
    {
        using var workspace = Workspace.Open(args[0], new Profile().TimeZone);
        var most = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : int.MaxValue;
        List<Conversation> all = [.. workspace.Reading.All().Take(most)];
        var (orders, horizons) = (workspace.Reading.Orders(), workspace.Reading.Horizons());
        var messages = all.Sum(conversation => (long)conversation.Messages.Count);
        var profile = new Profile();
        var engine = new RuleEngine(RuleBook.BuiltIn(), profile.Rules);
        var pass = AnalysisPass.Of(profile, RuleBook.BuiltIn(), horizons, orders);

        var steps = new (string Name, Action Run)[]
        {
            ("rules alone", () => Each(new FactsReader(profile, engine.Check))),
            ("rules, greeting and closing", () => Each(new FactsReader(profile, engine.Check, GreetingCheck.Of, ClosingCheck.Of))),
            ("rules, greeting, closing, flow, selling, promises", () => Each(new FactsReader(profile, engine.Check, GreetingCheck.Of, ClosingCheck.Of, FlowCheck.Of))),
            ("all of it, with conversion, factors, score", () => { foreach (var conversation in all) pass.Score(conversation); }),
            ("all of it, with timelines, week totals, quick phrases", () =>
            {
                var (scores, timelines, phrases) = (new ScoreBook(profile), new TimelineBook(), new PhraseBook(profile));
                foreach (var conversation in all)
                {
                    var scored = pass.Score(conversation);
                    scores.Add(scored);
                    timelines.Add(scored.Facts);
                    phrases.Add(conversation, scored);
                }
                timelines.Promises(horizons);
                foreach (var shop in phrases.Shops) phrases.Questions(shop);
            }),
        };
        Console.WriteLine($"| {messages:N0} messages, one thread | processor s | messages/s | times the rules |");
        Console.WriteLine("| --- | --- | --- | --- |");
        double? rules = null;
        foreach (var (name, run) in steps)
        {
            var best = Enumerable.Range(0, Rounds).Min(_ => Processor(run));
            rules ??= best;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {best:0.0} | {messages / best:N0} | {best / rules:0.00} |"));
        }
        return 0;

        void Each(FactsReader reader)
        {
            foreach (var conversation in all) reader.Read(conversation, horizons.TryGetValue(conversation.Id.Shop, out var horizon) ? horizon : null);
        }
    }

    static double Processor(Action run)
    {
        GC.Collect();
        var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        run();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds;
    }
}
