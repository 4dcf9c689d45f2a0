using QA.Ingest.Settings;

namespace QA.Analysis.Rules;

/// <summary>The rules of one role that run, by the word that calls for them.</summary>
/// <param name="Always">Rules that no certain word calls for.</param>
/// <param name="Sequels">Of these, rules about what follows what, which are asked about the conversation first.</param>
/// <param name="Whole">Rules about whole conversations, which count every message.</param>
sealed record RuleRoster(int[]?[] ByWord, int[] Always, int[] Sequels, int[] Whole)
{
    public bool IsEmpty { get; } = Always.Length == 0 && Sequels.Length == 0 && Whole.Length == 0 && Array.TrueForAll(ByWord, rules => rules is null);

    public ReadOnlySpan<int> AskedFor(int word) => ByWord[word];

    public static RuleRoster Of(RuleBook book, ScopeRole role, RuleSettings settings)
    {
        var byWord = new List<int>?[book.Lexicon.Words.Count];
        var (always, sequels, whole) = (new List<int>(), new List<int>(), new List<int>());
        for (var i = 0; i < book.Rules.Count; i++)
        {
            var rule = book.Rules[i];
            if (rule.Scope.Role != role || !rule.IsOn(settings)) continue;
            if (rule.Check is IConversationCheck) whole.Add(i);
            else if (rule.Check is ISequelCheck { AlwaysRuns: true }) sequels.Add(i);
            else if (rule.Check.AlwaysRuns) always.Add(i);
            else foreach (var word in rule.Check.Triggers) (byWord[word] ??= []).Add(i);
        }
        return new([.. byWord.Select(rules => rules?.ToArray())], [.. always], [.. sequels], [.. whole]);
    }
}
