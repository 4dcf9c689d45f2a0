using QA.Ingest.Conversations;

namespace QA.Benchmarks;

/// <summary>Messages of a busy desk in the order they were sent, the same for the same seed: words in Zipf's proportions, many conversations at once.</summary>
sealed class SearchCorpus(int seed)
{
    /// <summary>What so many messages of customer service come to: a third of them greet.</summary>
    const double GreetingShare = 0.31, EnglishShare = 0.08;

    const int Words = 5_000, EnglishWords = 4_000, Characters = 2_600, Agents = 60, Underway = 40;

    readonly Random dice = new(seed);
    readonly string[] words = MakeWords(new(seed));
    readonly string[] english = MakeEnglish(new(seed + 1));
    readonly double[] weights = Zipf(Words), englishWeights = Zipf(EnglishWords);

    public readonly record struct Item(long Key, DateTimeOffset SentAt, int Conversation, int Sender, Role Role, string Text);

    /// <summary>Conversations are numbered from 1; senders 1 to 60 are agents, a conversation's customer is 60 + its number.</summary>
    public IEnumerable<Item> Messages(long count)
    {
        var open = new (int Conversation, int Agent, int Left)[Underway];
        var conversations = 0;
        var start = new DateTimeOffset(2026, 8, 10, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        // Ninety days, whatever the number.
        var gap = 90.0 * 86_400_000 / count;
        var at = (double)start;
        for (long i = 0; i < count; i++)
        {
            at += gap * (0.02 + 1.96 * dice.NextDouble());
            ref var here = ref open[dice.Next(Underway)];
            if (here.Left == 0) here = (++conversations, 1 + dice.Next(Agents), 4 + dice.Next(18));
            here.Left--;
            var role = dice.Next(20) switch { < 10 => Role.Customer, < 19 => Role.Agent, _ => Role.Bot };
            var moment = DateTimeOffset.FromUnixTimeMilliseconds((long)at);
            yield return new(((long)at << 20) + (i & 0xFFFF), moment, here.Conversation, role == Role.Customer ? Agents + here.Conversation : here.Agent, role, Text());
        }
    }

    public static string SenderId(int sender) => sender <= Agents ? $"agent{sender}" : $"buyer{sender - Agents}";

    string Text()
    {
        if (dice.NextDouble() < EnglishShare)
            return string.Join(' ', Enumerable.Range(0, 3 + dice.Next(9)).Select(_ => english[Draw(englishWeights)]));
        var text = new System.Text.StringBuilder(dice.NextDouble() < GreetingShare / (1 - EnglishShare) ? "您好，" : "");
        var word = Draw(weights);
        for (var left = 2 + dice.Next(9); left > 0; left--)
        {
            text.Append(words[word]);
            // Most words have few that follow them: so many pairs of characters does real talk have, and not many more.
            word = dice.Next(16) == 0 ? Draw(weights) : (int)((word * 31L + 7 * Math.Min(dice.Next(8), dice.Next(8))) % 1_000_003 % Words);
            if (left > 1 && dice.Next(5) == 0) text.Append('，');
        }
        if (dice.Next(12) == 0) text.Append(dice.Next(1, 3000));
        if (dice.Next(30) == 0) text.Append("👍");
        return text.Append(dice.Next(3) == 0 ? "。" : "").ToString();
    }

    int Draw(double[] cumulative)
    {
        var place = Array.BinarySearch(cumulative, dice.NextDouble());
        return Math.Min(place < 0 ? ~place : place, cumulative.Length - 1);
    }

    static string[] MakeWords(Random dice)
    {
        var known = new HashSet<string>();
        var made = new List<string>();
        while (made.Count < Words)
        {
            // Common characters are in many words.
            var length = dice.Next(10) switch { 0 => 1, < 8 => 2, _ => 3 };
            var word = string.Concat(Enumerable.Range(0, length).Select(_ => (char)('\u4E00' + (int)(Characters * Math.Pow(dice.NextDouble(), 2.2)) * 7)));
            if (known.Add(word)) made.Add(word);
        }
        return [.. made];
    }

    static string[] MakeEnglish(Random dice)
    {
        var known = new HashSet<string>();
        while (known.Count < EnglishWords)
            known.Add(string.Concat(Enumerable.Range(0, 2 + dice.Next(3)).Select(_ => "bcdfghklmnprstvw"[dice.Next(16)].ToString() + "aeiou"[dice.Next(5)])));
        return [.. known];
    }

    static double[] Zipf(int count)
    {
        var cumulative = new double[count];
        var sum = 0.0;
        for (var i = 0; i < count; i++) cumulative[i] = sum += 1 / Math.Pow(i + 8, 1.05);
        for (var i = 0; i < count; i++) cumulative[i] /= sum;
        return cumulative;
    }
}
