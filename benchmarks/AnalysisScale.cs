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

    /// <summary>Conversations before the clock starts: code is compiled by then, and the commonest texts are known.</summary>
    const int Before = 2_000;

    static readonly string[] Names =
    [
        "rules alone", "rules, greeting and closing", "rules, greeting, closing, flow, selling, promises",
        "all of it, with conversion, factors, score", "all of it, with timelines, week totals, quick phrases",
    ];

    /// <summary><c>analysis WORKSPACE [conversations]</c>: what was imported there, or the first so many of it.</summary>
    /// <remarks>Each run is a process of its own: what one has remembered of the texts would spare the next its work.</remarks>
    public static int Run(ReadOnlySpan<string> args)
    {
        var most = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : int.MaxValue;
        if (args.Length > 2) return RunStep(args[0], most, int.Parse(args[2], CultureInfo.InvariantCulture));
        double? rules = null;
        for (var step = 0; step < Names.Length; step++)
        {
            var (best, messages) = (double.PositiveInfinity, 0L);
            for (var round = 0; round < Rounds; round++)
            {
                var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
                foreach (var word in (string[])["analysis", args[0], most.ToString(CultureInfo.InvariantCulture), step.ToString(CultureInfo.InvariantCulture)]) start.ArgumentList.Add(word);
                using var process = Process.Start(start)!;
                var told = process.StandardOutput.ReadToEnd().Split(' ');
                process.WaitForExit();
                (best, messages) = (Math.Min(best, double.Parse(told[0], CultureInfo.InvariantCulture)), long.Parse(told[1], CultureInfo.InvariantCulture));
            }
            if (rules is null)
            {
                Console.WriteLine($"| {messages:N0} messages, one thread | processor s | messages/s | times the rules |");
                Console.WriteLine("| --- | --- | --- | --- |");
            }
            rules ??= best;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {Names[step]} | {best:0.00} | {messages / best:N0} | {best / rules:0.00} |"));
        }
        return 0;
    }

    static int RunStep(string folder, int most, int step)
    {
        using var workspace = Workspace.Open(folder, new Profile().TimeZone);
        List<Conversation> all = [.. workspace.Reading.All().Take(most)];
        var (orders, horizons) = (workspace.Reading.Orders(), workspace.Reading.Horizons());
        var profile = new Profile();
        var engine = new RuleEngine(RuleBook.BuiltIn(), profile.Rules);
        var reader = step switch
        {
            0 => new FactsReader(profile, engine.Check),
            1 => new FactsReader(profile, engine.Check, GreetingCheck.Of, ClosingCheck.Of),
            _ => new FactsReader(profile, engine.Check, GreetingCheck.Of, ClosingCheck.Of, FlowCheck.Of),
        };
        var pass = AnalysisPass.Of(profile, RuleBook.BuiltIn(), horizons, orders);
        var (scores, timelines, phrases) = (new ScoreBook(profile), new TimelineBook(), new PhraseBook(profile));
        for (var i = 0; i < Before; i++) Look(all[i]);
        var spent = Processor(() =>
        {
            for (var i = Before; i < all.Count; i++) Look(all[i]);
            if (step < 4) return;
            timelines.Promises(horizons);
            foreach (var shop in phrases.Shops) phrases.Questions(shop);
        });
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{spent} {all.Skip(Before).Sum(conversation => (long)conversation.Messages.Count)}"));
        return 0;

        void Look(Conversation conversation)
        {
            if (step < 3)
            {
                reader.Read(conversation, horizons.TryGetValue(conversation.Id.Shop, out var horizon) ? horizon : null);
                return;
            }
            var scored = pass.Score(conversation);
            if (step < 4) return;
            scores.Add(scored);
            timelines.Add(scored.Facts);
            phrases.Add(conversation, scored);
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
