using QA.Analysis.Statistics;
using QA.Ingest.Conversations;

namespace QA.Analysis.Reviews;

/// <summary>What the labels of a workspace say about rules and reviewers.</summary>
public sealed record ReviewReport(IReadOnlyList<RuleQuality> Rules, IReadOnlyList<ReviewerPair> Pairs, int Labels, int ReadToTheEnd)
{
    /// <param name="labels">Those that were not taken back, oldest first.</param>
    /// <param name="readToTheEnd">Conversations of random parts that a reviewer has read to the end, with their chance of inclusion.</param>
    public static ReviewReport Of(IReadOnlyList<Label> labels, IReadOnlyDictionary<ConversationId, double> readToTheEnd)
    {
        var judged = new Judgements(labels);
        var rules = from target in judged.Targets
                    where target.RuleId.Length > 0
                    group target by target.RuleId into rule
                    orderby rule.Key
                    select QualityOf(rule.Key, [.. rule], judged, readToTheEnd);
        return new([.. rules], PairsOf(judged), labels.Count, readToTheEnd.Count);
    }

    /// <summary>The chance that a conversation was in any of several independent draws: 1 − Π (1 − π).</summary>
    public static IReadOnlyDictionary<ConversationId, double> ChancesOf(IEnumerable<Sample> samples, IEnumerable<(long Sample, int Place, string Reviewer)> reviewed)
    {
        var read = reviewed.Select(r => (r.Sample, r.Place)).ToHashSet();
        var missed = new Dictionary<ConversationId, double>();
        foreach (var sample in samples)
            foreach (var item in sample.Items)
                if (item.Inclusion is { } chance && read.Contains((sample.Key, item.Place)))
                    missed[item.Conversation] = missed.GetValueOrDefault(item.Conversation, 1) * (1 - chance);
        return missed.ToDictionary(m => m.Key, m => 1 - m.Value);
    }

    static RuleQuality QualityOf(string rule, IReadOnlyList<Target> targets, Judgements judged, IReadOnlyDictionary<ConversationId, double> readToTheEnd)
    {
        var (agreed, refused, unsure, missed) = (0, 0, 0, 0);
        var (precision, recall) = (new List<(int, double, bool)>(), new List<(int, double, bool)>());
        var clusters = new Dictionary<ConversationId, int>();
        foreach (var target in targets)
        {
            var verdict = judged.Standing(target)?.Verdict ?? Verdict.Unsure;
            if (verdict is Verdict.Agree) agreed++;
            else if (verdict is Verdict.Disagree) refused++;
            else if (verdict is Verdict.Missed) missed++;
            else unsure++;
            if (verdict is Verdict.Unsure || !readToTheEnd.TryGetValue(target.Conversation, out var chance)) continue;
            if (!clusters.TryGetValue(target.Conversation, out var cluster)) clusters[target.Conversation] = cluster = clusters.Count;
            if (verdict is Verdict.Agree or Verdict.Disagree) precision.Add((cluster, chance, verdict is Verdict.Agree));
            if (verdict is Verdict.Agree or Verdict.Missed) recall.Add((cluster, chance, verdict is Verdict.Agree));
        }
        return new(rule, agreed, refused, unsure, missed, Wilson.Of(agreed, agreed + refused), WeightedShare.Of(precision), WeightedShare.Of(recall));
    }

    static IReadOnlyList<ReviewerPair> PairsOf(Judgements judged)
    {
        var tables = new SortedDictionary<(string, string), int[,]>();
        foreach (var target in judged.Targets)
        {
            var decided = judged.On(target).Where(l => l.Verdict is Verdict.Agree or Verdict.Disagree).OrderBy(l => l.Reviewer, StringComparer.Ordinal).ToList();
            for (var i = 0; i < decided.Count; i++)
                for (var k = i + 1; k < decided.Count; k++)
                {
                    var pair = (decided[i].Reviewer, decided[k].Reviewer);
                    if (!tables.TryGetValue(pair, out var table)) tables[pair] = table = new int[2, 2];
                    table[(int)decided[i].Verdict, (int)decided[k].Verdict]++;
                }
        }
        return [.. tables.Select(t => new ReviewerPair(t.Key.Item1, t.Key.Item2, t.Value.Cast<int>().Sum(), Kappa.Of(t.Value)))];
    }
}
