using System.Diagnostics;
using System.Globalization;
using System.Text;
using QA.Analysis.Rules;
using QA.Ingest.Conversations;
using QA.Ingest.Formats;
using QA.Ingest.Readers;
using QA.Ingest.Samples;
using QA.Ingest.Settings;
using QA.Ingest.Store;
using QA.Ingest.Text;

namespace QA.Benchmarks;

/// <summary>The scale run of the rules: all packs over a million messages, the same with a thousand literals more, the scan alone, and ripgrep.</summary>
static class RulesScale
{
    const int Rounds = 4, Phrases = 200, MoreLiterals = 1000;

    /// <summary><c>rules [messages]</c>: a million messages unless said otherwise.</summary>
    public static int Run(ReadOnlySpan<string> args)
    {
        var chats = Chats(args.Length > 0 ? long.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000);
        var texts = chats.SelectMany(chat => chat.Messages).Select(message => message.Text).ToArray();
        var bytes = texts.Sum(text => (long)Encoding.UTF8.GetByteCount(text));
        Console.WriteLine($"{texts.Length:N0} messages, {chats.Length:N0} conversations, {Mega(bytes)} MB of text; {Environment.ProcessorCount} processors");

        var book = RuleBook.BuiltIn();
        var larger = RuleBook.Load([.. RuleBook.BuiltInFiles(), ("Packs/scale/more.yaml", More())]);
        Console.WriteLine($"{book.Rules.Count} rules, {book.Lexicon.Words.Count:N0} words in the automaton\n");
        Console.WriteLine("| what | messages/s | µs of processor a message | bytes allocated a message |\n| --- | --- | --- | --- |");
        var (all, more) = (new RuleEngine(book), new RuleEngine(larger));
        var (plain, extended) = (new Best(), new Best());
        for (var round = 0; round < Rounds; round++)
        {
            plain.Take(() => Check(all, chats));
            extended.Take(() => Check(more, chats));
        }
        plain.Write("all packs", texts.Length);
        extended.Write($"all packs and {MoreLiterals} literals more", texts.Length);
        Console.WriteLine($"\n{MoreLiterals} literals more cost {100 * (extended.Processor / plain.Processor - 1):0} % of processor time\n");

        var phrases = book.Lexicon.Words.Where(word => word.Length >= 2).Where((_, i) => i % 97 == 0).Take(Phrases).ToList();
        Console.WriteLine("| the scan alone, folded text, one thread | GB/s of text | hits |\n| --- | --- | --- |");
        var folded = texts.Select(Fold.Of).ToArray();
        Scan($"{phrases.Count} phrases", new PhraseMatcher(phrases), folded, bytes);
        Scan($"{book.Lexicon.Words.Count:N0} words of all rules", new PhraseMatcher(book.Lexicon.Words), folded, bytes);
        Ripgrep(folded, phrases, bytes);
        return 0;
    }

    static void Check(RuleEngine engine, Conversation[] chats) =>
        Parallel.ForEach(chats.Chunk(512), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, chunk =>
        {
            var (findings, cues) = (new List<Finding>(), new List<Finding>());
            foreach (var chat in chunk)
            {
                engine.Check(chat, findings, cues);
                findings.Clear();
                cues.Clear();
            }
        });

    static void Scan(string name, PhraseMatcher matcher, string[] folded, long bytes)
    {
        // One after the other in memory, as ripgrep has them: looking for a million strings all over the heap is not the scan.
        var (whole, ends) = (string.Concat(folded), new int[folded.Length]);
        for (int i = 0, end = 0; i < folded.Length; i++) ends[i] = end += folded[i].Length;
        var (hits, found, best) = (new List<PhraseHit>(), 0L, new Best());
        for (var round = 0; round < Rounds; round++)
            best.Take(() =>
            {
                (found, var start) = (0, 0);
                foreach (var end in ends)
                {
                    hits.Clear();
                    matcher.Find(whole.AsSpan(start, end - start), hits);
                    (found, start) = (found + hits.Count, end);
                }
            });
        Console.WriteLine($"| {name} | {Giga(bytes / best.Wall)} | {found:N0} |");
    }

    /// <summary>The same phrases over the same text in a file, where ripgrep is installed.</summary>
    static void Ripgrep(string[] folded, List<string> phrases, long bytes)
    {
        var folder = Directory.CreateTempSubdirectory("qa-rules-").FullName;
        try
        {
            var (text, words) = (Path.Combine(folder, "text"), Path.Combine(folder, "phrases"));
            File.WriteAllLines(text, folded.Select(line => line.Replace('\n', ' ')));
            File.WriteAllLines(words, phrases);
            var best = double.MaxValue;
            for (var round = 0; round < Rounds; round++)
            {
                // A process that has ended does not tell its processor time, so the clock must do.
                var clock = Stopwatch.StartNew();
                using var peer = Process.Start(new ProcessStartInfo("rg", ["-j", "1", "-F", "-f", words, "--count-matches", text]) { RedirectStandardOutput = true })!;
                var matches = peer.StandardOutput.ReadToEnd();
                peer.WaitForExit();
                best = Math.Min(best, clock.Elapsed.TotalSeconds);
                if (round == 0) Console.Error.WriteLine($"ripgrep matches {matches.Trim()}");
            }
            Console.WriteLine($"| ripgrep, {phrases.Count} phrases, counting only | {Giga(bytes / best)} | |");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.WriteLine("| ripgrep is not installed | | |");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static Conversation[] Chats(long messages)
    {
        var folder = Directory.CreateTempSubdirectory("qa-rules-").FullName;
        try
        {
            SampleWriter.Write(SampleOptions.OfMessages(messages) with { Order = SampleOrder.ByConversation, WithTruth = false }, folder);
            var rows = new Dictionary<(string, string), List<Message>>();
            var customers = new Dictionary<(string, string), string>();
            foreach (var path in Directory.GetFiles(folder, "messages-*.csv"))
                foreach (var row in ExportFile.Open(path, FormatCatalog.BuiltIn, ProfileFile.Default, new ReadOptions()).Rows().OfType<ExportRow.Accepted>().Select(r => r.Row))
                {
                    var key = (row.Shop, row.ConversationId);
                    if (!rows.TryGetValue(key, out var chat)) rows.Add(key, chat = []);
                    customers[key] = row.CustomerId;
                    chat.Add(new(row.MessageId, new(row.SenderId, row.Role ?? Role.Agent), row.SentAt, row.Kind, row.Text));
                }
            return [.. rows.Select(chat => new Conversation(new(chat.Key.Item1, chat.Key.Item2), customers[chat.Key], "", chat.Value))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Words of two to six characters that nobody says, but that begin as said words do.</summary>
    static string More()
    {
        var dice = new Random(7);
        const string Characters = "您我的是了在有不这亲好货发退款快递单号时间地址颜色尺码优惠价格支持请问谢谢可以没有帮查看会给到天";
        var words = new HashSet<string>();
        while (words.Count < MoreLiterals) words.Add(string.Concat(Enumerable.Range(0, dice.Next(3, 7)).Select(_ => Characters[dice.Next(Characters.Length)])));
        return $"id: zh.scale.more\nstatus: stable\nkind: forbidden\nseverity: info\nversion: 1.0.0\nmatch: {{any: [{string.Join(", ", words)}]}}\n"
            + $"tests: {{match: [{words.First()}, {words.Last()}], no_match: [没有的事, 是的]}}\n";
    }

    static string Mega(double value) => (value / 1e6).ToString("0", CultureInfo.InvariantCulture);

    static string Giga(double value) => (value / 1e9).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>The best of some rounds, since the machine may do other things: seconds on the wall and of processor.</summary>
    sealed class Best
    {
        public double Wall { get; private set; } = double.MaxValue;
        public double Processor { get; private set; } = double.MaxValue;
        public double Allocated { get; private set; } = double.MaxValue;

        public void Take(Action round)
        {
            using var process = Process.GetCurrentProcess();
            var (clock, before, allocated) = (Stopwatch.StartNew(), process.TotalProcessorTime, GC.GetTotalAllocatedBytes());
            round();
            Allocated = Math.Min(Allocated, GC.GetTotalAllocatedBytes() - allocated);
            Wall = Math.Min(Wall, clock.Elapsed.TotalSeconds);
            process.Refresh();
            Processor = Math.Min(Processor, (process.TotalProcessorTime - before).TotalSeconds);
        }

        public void Write(string what, int messages) => Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"| {what} | {messages / Wall:N0} | {1e6 * Processor / messages:0.00} | {Allocated / messages:0} |"));
    }
}
