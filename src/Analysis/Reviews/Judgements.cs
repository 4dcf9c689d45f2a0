using QA.Ingest.Conversations;

namespace QA.Analysis.Reviews;

/// <summary>复核结论: labels by what they are about. Of one reviewer the newest counts; between reviewers the newest that decides.</summary>
public sealed class Judgements
{
    readonly Dictionary<Target, List<Label>> byTarget = [];

    /// <param name="labels">Those that were not taken back, oldest first.</param>
    public Judgements(IEnumerable<Label> labels)
    {
        foreach (var label in labels)
        {
            var target = Target.Of(label);
            if (!byTarget.TryGetValue(target, out var given)) byTarget[target] = given = [];
            given.RemoveAll(earlier => earlier.Reviewer == label.Reviewer);
            given.Add(label);
        }
    }

    public IEnumerable<Target> Targets => byTarget.Keys;

    /// <summary>Each reviewer's present label, oldest first.</summary>
    public IReadOnlyList<Label> On(Target target) => byTarget.TryGetValue(target, out var given) ? given : [];

    /// <summary>The label that decides; null where nobody judged or all are unsure.</summary>
    public Label? Standing(Target target) => On(target).LastOrDefault(label => label.Verdict is not Verdict.Unsure);
}
