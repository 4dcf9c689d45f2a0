using System.Globalization;

namespace QA.Ingest.Samples;

/// <summary>Writes invented shop weeks: messages, orders, ratings, agents, shifts, and the truth about all of them.</summary>
/// <remarks>
/// Everything is streamed: what is held is the conversations under way and a few thousand customers, whatever the size.
/// The bytes depend on the options alone.
/// </remarks>
public static class SampleWriter
{
    public static SampleCounts Write(SampleOptions options, string outDir) => Write(options, outDir, held: null);

    /// <param name="held">Told, after each conversation, how many messages wait for their place in the file.</param>
    internal static SampleCounts Write(SampleOptions options, string outDir, Action<int>? held)
    {
        Directory.CreateDirectory(outDir);
        var end = options.Start.AddDays(7 * options.ConversationsPerWeek.Count).ToDateTime(default).Ticks / TimeSpan.TicksPerSecond;
        using var tables = new DeskTables(outDir, options.Outcomes, end);
        using var truths = options.WithTruth ? new TruthFiles(Path.Combine(outDir, "truth"), end) : null;
        long conversations = 0, messages = 0;
        for (var number = 0; number < options.Shops.Count; number++)
        {
            var shop = options.Shops[number];
            tables.AddStaff(shop, options.Start, options.ConversationsPerWeek.Count);
            using var file = new MessageFile(shop, outDir);
            conversations += WriteShop(options, number, file, tables, truths, end, held);
            messages += file.Rows;
        }
        if (options.WithTruth) TruthFiles.WriteModel(Path.Combine(outDir, "truth", "model.json"), options);
        WriteProfile(Path.Combine(outDir, "profile.yaml"), options);
        return new(conversations, messages, tables.Orders, tables.Ratings, truths?.Findings ?? 0);
    }

    static long WriteShop(SampleOptions options, int number, MessageFile file, DeskTables tables, TruthFiles? truths, long end, Action<int>? held)
    {
        var shop = options.Shops[number];
        // Each shop has chance of its own: what one customer does must not depend on another shop's size.
        var dice = new Dice(options.Seed * 1_000_003 + (ulong)number);
        var arrivals = new Dice(~(options.Seed * 1_000_003 + (ulong)number));
        var desk = new Desk(shop, options, dice, sale =>
        {
            if (tables.AddOrder(shop, sale)) truths?.AddOrder(shop, sale);
        });

        var waiting = new PriorityQueue<MessageRow, (long At, long Sequence)>();
        var ids = new ConversationIds();
        long conversations = 0, sequence = 0, horizon = 0;
        foreach (var start in Arrivals.Of(options.Start, Share(options, number), arrivals))
        {
            var draft = desk.Invent(ids.Next(start), start);
            draft.CutAt(end);
            // Who came in the last second and wrote in the one after is not in the export.
            if (draft.Messages.Count == 0) continue;
            conversations++;
            var truth = Truth.Of(draft, end);
            tables.MaybeRate(shop, draft, truth, dice, desk.Voice);
            truths?.Add(shop, draft, truth, start);
            if (truth.EndedAt is { } last) horizon = Math.Max(horizon, last);

            // Nothing that is still to come can be older than this conversation's first message.
            while (waiting.TryPeek(out _, out var first) && first.At <= start) file.Write(waiting.Dequeue());
            foreach (var message in draft.Messages)
            {
                var row = new MessageRow(draft.Id, draft.Customer.Id, draft.IsUndated, message with { Marks = [] });
                if (options.Order is SampleOrder.ByConversation) file.Write(row);
                else waiting.Enqueue(row, (message.At, sequence++));
            }
            held?.Invoke(waiting.Count);
        }
        while (waiting.TryDequeue(out var row, out _)) file.Write(row);
        desk.Close();
        truths?.EndShop(shop, horizon);
        return conversations;
    }

    /// <summary>How many of each week's conversations fall to that shop; the shares of all shops add up to the week.</summary>
    static int[] Share(SampleOptions options, int number)
    {
        var before = options.Shops.Take(number).Sum(shop => (long)shop.Share);
        var total = options.Shops.Sum(shop => (long)shop.Share);
        return [.. options.ConversationsPerWeek.Select(week =>
            (int)(week * (before + options.Shops[number].Share) / total - week * before / total))];
    }

    static void WriteProfile(string path, SampleOptions options)
    {
        using var file = new TextFile(path);
        file.Write("# Settings that belong to these samples: the shops' clock, and the accounts of their own people.\n");
        file.Write("name: samples\nzone: Asia/Shanghai\nparticipants:\n  internal:\n");
        foreach (var shop in options.Shops) file.Write($"    - {shop.Internal}\n");
    }

    /// <summary>20261111-0417: the day and the how-manieth of it.</summary>
    sealed class ConversationIds
    {
        string day = "";
        long midnight = -1;
        int count;

        public string Next(long start)
        {
            if (start / Sale.Day != midnight)
            {
                midnight = start / Sale.Day;
                day = DateOnly.FromDayNumber((int)midnight).ToString("yyyyMMdd-", CultureInfo.InvariantCulture);
                count = 0;
            }
            return day + (++count).ToString("0000", CultureInfo.InvariantCulture);
        }
    }
}
