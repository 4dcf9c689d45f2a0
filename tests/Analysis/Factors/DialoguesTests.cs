using System.Globalization;
using QA.Analysis.Factors;
using QA.Analysis.Statistics;
using QA.Ingest.Conversations;

namespace QA.Tests.Analysis.Factors;

/// <summary>The index held against labels that were given by reading: invented helpdesk dialogues without times.</summary>
public class DialoguesTests
{
    static readonly IReadOnlyList<(double Label, Satisfaction Satisfaction)> Read = [.. ReadAll()];

    /// <summary>Where nothing was voiced a reader knows nothing, which is the middle.</summary>
    static readonly double[] Indexes = [.. Read.Select(d => (d.Satisfaction.IndexCents ?? 5000) / 100.0)];

    static readonly double[] Labels = [.. Read.Select(d => d.Label)];

    [Fact]
    public void The_index_ranks_the_dialogues_as_a_reader_does()
    {
        var rho = Spearman.Of(Indexes, Labels)!.Correlation;
        Assert.True(rho.Low > 0.8, string.Create(CultureInfo.InvariantCulture, $"{rho.Value:0.000} ({rho.Low:0.000} to {rho.High:0.000}) over {rho.N}"));
    }

    [Fact]
    public void Turns_order_and_endings_tell_more_than_words_alone()
    {
        var words = Read.Select(d => d.Satisfaction.Voices.Where(v => v.Kind is VoiceKind.Words).Sum(v => v.IsPraise ? v.Strength : -v.Strength));
        Assert.True(Spearman.Of(Indexes, Labels)!.Correlation.Value > Spearman.Of([.. words], Labels)!.Correlation.Value + 0.03);
    }

    [Fact]
    public void Most_of_the_dialogues_voice_something() => Assert.InRange(Read.Count(d => d.Satisfaction.IndexCents is not null), Read.Count * 6 / 10, Read.Count - 1);

    static IEnumerable<(double, Satisfaction)> ReadAll()
    {
        var text = File.ReadAllText(Repository.Path("tests", "Analysis", "Factors", "dialogues.txt")).ReplaceLineEndings("\n");
        foreach (var block in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = block.Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToList();
            if (lines.Count == 0) continue;
            var chat = string.Join('\n', lines.Skip(1).Select(line => $"- {(line[0] == 'C' ? "customer" : "li")} {line[2..]}"));
            yield return (double.Parse(lines[0], CultureInfo.InvariantCulture), Voices.Of(Chat.Of(chat)));
        }
    }
}
