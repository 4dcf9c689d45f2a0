using System.Diagnostics;
using System.Globalization;
using System.Text;
using QA.Ingest.Conversations;
using QA.Ingest.Store;

namespace QA.Benchmarks;

/// <summary>The scale run of the served desk: one reader alone, then fifty at once while a file is imported.</summary>
static class DeskLoad
{
    const int Alone = 400, NewMessages = 100_000;

    /// <summary><c>desk QA WORKSPACE PROFILE [readers] [seconds]</c>: the program to serve with, and what to serve; a copy of the workspace is used.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length < 3)
        {
            await Console.Error.WriteLineAsync("desk QA WORKSPACE PROFILE [readers] [seconds]");
            return 2;
        }
        var (readers, seconds) = (Whole(args, 3, 50), Whole(args, 4, 60));
        var folder = Directory.CreateTempSubdirectory("qa-desk-").FullName;
        try
        {
            foreach (var file in Directory.GetFiles(args[1])) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            var things = DeskThings.Of(folder);
            using var server = await DeskProcess.StartAsync(args[0], folder, args[2]);
            Console.WriteLine(Text($"first pass: {server.Processor.TotalSeconds:0.0} s of processor time, {server.Memory / 1e6:N0} MB held"));

            var times = new DeskTimes();
            using (var reader = new DeskReader(server.Address, things, 0, times, TimeSpan.Zero))
            {
                await reader.WarmUpAsync();
                var (before, idle) = (server.Processor, server.Waited);
                await reader.RunAsync(Alone * 4, default);
                Console.WriteLine(times.Table(Text($"one reader, {Alone * 4} requests, {(server.Processor - before).TotalMilliseconds / (Alone * 4):0.0} ms of the server's processor time and {(server.Waited - idle).TotalMilliseconds / (Alone * 4):0.0} ms of waiting for a processor each")));
            }

            times = new();
            using var end = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
            var (started, spent, waited) = (Stopwatch.StartNew(), server.Processor, server.Waited);
            var import = UploadAsync(server.Address, folder);
            var many = Enumerable.Range(1, readers).Select(async number =>
            {
                using var reader = new DeskReader(server.Address, things, number, times, TimeSpan.FromSeconds(1));
                await reader.RunAsync(int.MaxValue, end.Token);
            });
            await Task.WhenAll(many);
            var imported = await import;
            Console.WriteLine(times.Table(Text($"{readers} readers for {started.Elapsed.TotalSeconds:0} s, each a second after its last answer, {times.Count / started.Elapsed.TotalSeconds:0} requests/s; {imported}; {(server.Processor - spent).TotalSeconds / started.Elapsed.TotalSeconds:0.00} processors busy and {(server.Waited - waited).TotalSeconds / started.Elapsed.TotalSeconds:0.00} waited for, {server.Memory / 1e6:N0} MB held at the end")));
            return times.Failed == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>New conversations, uploaded as a manager would; answers how the receipt ended.</summary>
    static async Task<string> UploadAsync(Uri address, string folder)
    {
        var rows = new StringBuilder("conversation_id,message_id,sent_at,role,sender_id,customer_id,shop,text\n");
        for (var i = 0; i < NewMessages; i++)
        {
            var (talk, isCustomer) = (i / 10, i % 2 == 0);
            rows.Append(CultureInfo.InvariantCulture, $"load-{talk},m{i},2026-11-1{talk % 6} 10:{i % 10 * 5:00}:00,{(isCustomer ? "customer" : "agent")},{(isCustomer ? $"b{talk}" : "801")},b{talk},禾礼旗舰店,{(isCustomer ? "什么时候发货" : "您好，今天发货")}第{i}条\n");
        }
        using var desk = new DeskVisitor(address);
        await desk.BeginAsync();
        using var form = new MultipartFormDataContent { { new StringContent(desk.Token), "token" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(rows.ToString())), "file", "load.csv" } };
        using (var sent = await desk.Client.PostAsync("/imports", form)) sent.EnsureSuccessStatusCode();
        for (var wait = Stopwatch.StartNew(); wait.Elapsed < TimeSpan.FromMinutes(5); await Task.Delay(1000))
            if (await desk.Client.GetStringAsync("/imports") is var page && !page.Contains("data-busy", StringComparison.Ordinal))
                return Text($"{NewMessages:N0} messages imported in {wait.Elapsed.TotalSeconds:0} s");
        return "the import did not end";
    }

    static int Whole(string[] args, int at, int otherwise) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;

    static string Text(FormattableString text) => FormattableString.Invariant(text);
}

/// <summary>What readers ask for: conversations and words that are there, drawn once with a seed.</summary>
sealed record DeskThings(IReadOnlyList<ConversationId> Conversations, IReadOnlyList<string> Words, IReadOnlyList<(string Shop, string Agent, Week Week)> Scorecards)
{
    const int Kept = 2000;

    public static DeskThings Of(string folder)
    {
        using var workspace = Workspace.Open(folder, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        var random = new Random(1);
        var (conversations, words, scorecards) = (new List<ConversationId>(), new List<string>(), new HashSet<(string, string, Week)>());
        var (total, _) = workspace.Reading.Counts();
        foreach (var conversation in workspace.Reading.All())
        {
            if (random.NextDouble() > (double)Kept / total) continue;
            conversations.Add(conversation.Id);
            var message = conversation.Messages[random.Next(conversation.Messages.Count)];
            var letters = new string([.. message.Text.Where(char.IsLetter)]);
            if (letters.Length >= 4) words.Add(letters.Substring(random.Next(letters.Length - 3), 4));
            if (conversation.Messages.FirstOrDefault(m => m.Sender.Role is Role.Agent && m.SentAt is not null) is { } answer)
                scorecards.Add((conversation.Id.Shop, answer.Sender.Id, Week.Of(DateOnly.FromDateTime(answer.SentAt!.Value.ToOffset(TimeSpan.FromHours(8)).DateTime))));
        }
        return new(conversations, words, [.. scorecards]);
    }
}
