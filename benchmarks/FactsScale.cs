using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using QA.Analysis.Facts;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Ingest.Store;

namespace QA.Benchmarks;

/// <summary>The scale run of facts from the store: conversations read and their rounds counted, beside the bare <c>SELECT</c> of the same rows.</summary>
/// <remarks><c>facts WORKSPACE [rounds]</c>: all steps by turns in each round, so that what else the machine does falls on all of them.</remarks>
static class FactsScale
{
    /// <summary>Conversations handed to a thread at once, as an analysis does.</summary>
    const int ChunkSize = 256;

    public static int Run(ReadOnlySpan<string> args)
    {
        var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
        var folder = args[0];
        var profile = new Profile();
        using var workspace = Workspace.Open(folder, profile.TimeZone);
        using var database = Database.Open(folder, write: false);

        var steps = new (string Name, Func<(long Messages, long Responses)> Run)[]
        {
            ("bare SELECT of the same rows, one thread", () => (Select(database), 0)),
            ("conversations, one thread", () => (Read(workspace), 0)),
            ("facts of them, one thread", () => Facts(workspace.Reading.All())),
            ("facts of them, all threads", () => InParallel(workspace)),
        };
        var best = new (double Wall, double Processor, long Messages)[steps.Length];
        Array.Fill(best, (double.MaxValue, double.MaxValue, 0));
        var responses = new HashSet<long>();

        // One round before the clock: what is compiled and cached then serves all of them alike.
        for (var round = 0; round <= rounds; round++)
            for (var i = 0; i < steps.Length; i++)
            {
                GC.Collect();
                var (clock, process) = (Stopwatch.StartNew(), Process.GetCurrentProcess());
                var before = process.TotalProcessorTime;
                var (messages, answered) = steps[i].Run();
                process.Refresh();
                if (answered > 0) responses.Add(answered);
                if (round > 0)
                    best[i] = (Math.Min(best[i].Wall, clock.Elapsed.TotalSeconds),
                        Math.Min(best[i].Processor, (process.TotalProcessorTime - before).TotalSeconds), messages);
            }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {best[0].Messages:N0} messages, best of {rounds} rounds | wall s | messages/s | times the SELECT | processor s |"));
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        for (var i = 0; i < steps.Length; i++)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {steps[i].Name} | {best[i].Wall:0.00} | {best[i].Messages / best[i].Wall:N0} | {best[i].Wall / best[0].Wall:0.00} | {best[i].Processor:0.00} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{string.Join(" and ", responses)} responses in every step that counts them."));
        return 0;
    }

    /// <summary>Every column of every message in the order of their conversations, as SQLite gives them: nothing is made of them.</summary>
    static long Select(Database database)
    {
        using var select = database.Prepare(
            """
            SELECT c.shop, c.id, c.customer_id, c.channel, m.id, m.sender, m.role, m.kind, m.sent_at, m.file, m.line, m."offset", m.text, m.role_reason
            FROM conversation c JOIN message m ON m.conversation = c.key ORDER BY c.shop, c.started_at, c.id
            """);
        var (messages, seen) = (0L, 0L);
        while (select.Step())
        {
            for (var column = 0; column <= 13; column++)
                seen += column is >= 5 and <= 11 ? select.Long(column) & 1 : select.Utf8(column).Length;
            messages++;
        }
        return seen > 0 ? messages : 0;
    }

    static long Read(Workspace workspace)
    {
        var messages = 0L;
        foreach (var conversation in workspace.Reading.All()) messages += conversation.Messages.Count;
        return messages;
    }

    static (long Messages, long Responses) Facts(IEnumerable<Conversation> conversations)
    {
        var reader = new FactsReader(new());
        var (messages, responses) = (0L, 0L);
        foreach (var conversation in conversations)
        {
            messages += conversation.Messages.Count;
            responses += reader.Read(conversation, null).Responses.Count;
        }
        return (messages, responses);
    }

    static (long Messages, long Responses) InParallel(Workspace workspace)
    {
        var (messages, responses) = (0L, 0L);
        Parallel.ForEach(Partitioner.Create(workspace.Reading.All().Chunk(ChunkSize), EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            chunk =>
            {
                var own = Facts(chunk);
                Interlocked.Add(ref messages, own.Messages);
                Interlocked.Add(ref responses, own.Responses);
            });
        return (messages, responses);
    }
}
