namespace QA.Analysis.Phrases;

/// <summary>问法: the terms of a question, each once, in ordinal order.</summary>
sealed class Wording
{
    /// <summary>Ends a term that the question is asked with.</summary>
    public const char QuestionMark = '?';

    public Wording(IReadOnlyList<string> terms)
    {
        Terms = [.. terms.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Key = string.Join(' ', Terms);
    }

    public IReadOnlyList<string> Terms { get; }

    /// <summary>The terms in one line: what is counted, and what explains a cluster.</summary>
    public string Key { get; }

    /// <summary>How alike two questions are: terms in common over all terms of either (Jaccard); 0 where one asks when and the other how.</summary>
    public double Likeness(Wording other)
    {
        int common = 0, i = 0, j = 0;
        while (i < Terms.Count && j < other.Terms.Count)
        {
            var order = string.CompareOrdinal(Terms[i], other.Terms[j]);
            if (order == 0)
            {
                (common, i, j) = (common + 1, i + 1, j + 1);
                continue;
            }
            var only = order < 0 ? Terms[i++] : other.Terms[j++];
            if (only[^1] == QuestionMark) return 0;
        }
        while (i < Terms.Count)
            if (Terms[i++][^1] == QuestionMark) return 0;
        while (j < other.Terms.Count)
            if (other.Terms[j++][^1] == QuestionMark) return 0;
        return (double)common / (Terms.Count + other.Terms.Count - common);
    }
}
