using System.Globalization;
using QA.Analysis.Factors;
using QA.Analysis.Statistics;
using QA.Ingest.Conversations;

namespace QA.Tests.Analysis.Factors;

/// <summary>The index held against labels that were given by reading: invented helpdesk dialogues without times.</summary>
public class DialoguesTests
{
    static readonly string[] Sets = ["first", "desk", "public", "quiet", "plain"];

    /// <summary>What the index must reach on each set; docs/satisfaction.md tells how they came about.</summary>
    [Theory, InlineData("first", 0.9), InlineData("desk", 0.85), InlineData("public", 0.85), InlineData("quiet", 0.75), InlineData("plain", 0.75)]
    public void The_index_ranks_the_dialogues_as_a_reader_does(string set, double least)
    {
        var read = Read(set);
        var rho = Spearman.Of(Indexes(read), Labels(read))!.Correlation;
        Assert.True(rho.Value > least, string.Create(CultureInfo.InvariantCulture, $"{rho.Value:0.000} ({rho.Low:0.000} to {rho.High:0.000}) over {rho.N}"));
    }

    [Fact]
    public void Turns_order_and_endings_tell_more_than_words_alone()
    {
        var read = Sets.SelectMany(Read).ToList();
        var words = read.Select(d => d.Satisfaction.Voices.Where(v => v.Kind is VoiceKind.Words).Sum(v => v.IsPraise ? v.Strength : -v.Strength));
        Assert.True(Spearman.Of(Indexes(read), Labels(read))!.Correlation.Value > Spearman.Of([.. words], Labels(read))!.Correlation.Value + 0.02);
    }

    [Fact]
    public void Most_of_the_dialogues_voice_something() => Assert.All(Sets.Select(Read), read =>
        Assert.InRange(read.Count(d => d.Satisfaction.IndexCents is not null), read.Count * 6 / 10, read.Count - 1));

    /// <summary>Where nothing was voiced a reader knows nothing, which is the middle.</summary>
    static double[] Indexes(List<(double Label, Satisfaction Satisfaction)> read)
    {
        var voiced = read.Where(d => d.Satisfaction.IndexCents is not null).Select(d => d.Satisfaction.IndexCents!.Value / 100.0).Order().ToList();
        return [.. read.Select(d => d.Satisfaction.IndexCents / 100.0 ?? voiced[voiced.Count / 2])];
    }

    static double[] Labels(List<(double Label, Satisfaction Satisfaction)> read) => [.. read.Select(d => d.Label)];

    static List<(double Label, Satisfaction Satisfaction)> Read(string set)
    {
        var read = new List<(double, Satisfaction)>();
        var text = File.ReadAllText(Repository.Path("tests", "Analysis", "Factors", "Dialogues", $"{set}.txt")).ReplaceLineEndings("\n");
        foreach (var block in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = block.Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToList();
            if (lines.Count == 0) continue;
            var chat = string.Join('\n', lines.Skip(1).Select(line => $"- {(line[0] == 'C' ? "customer" : "li")} {line[2..]}"));
            read.Add((double.Parse(lines[0], CultureInfo.InvariantCulture), Voices.Of(Chat.Of(chat))));
        }
        return read;
    }
}
