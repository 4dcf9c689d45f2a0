using QA.Ingest.Settings;

namespace QA.Analysis.Rules.Matching;

/// <summary>提问: what the customer must have written before, <c>match.asked</c>, so that a rule reads only answers to it.</summary>
/// <remarks>
/// Looked for in the customer's turn before the answer, or in the last <c>match.asked_within</c> turns: an agent may ask for
/// the order number first.
/// </remarks>
internal sealed class Question(PatternSet asked, int turns)
{
    public static Question? Read(YamlMap match, Lexicon.Builder words)
    {
        var turns = match.Find("asked_within");
        if (match.Find("asked") is { } list) return new(PatternSet.Read(list, words), turns?.AsWhole(1, 20) ?? 1);
        return turns is null ? null : throw turns.Error("'asked_within:' needs 'asked:': add it, or remove this");
    }

    public bool WasAsked(MessageScan scan, Lexicon lexicon)
    {
        var question = scan.Other;
        foreach (var message in scan.PrecedingCustomerTurns(turns))
        {
            lexicon.Scan(message.Text, question);
            question.Candidates.Clear();
            asked.Find(question, question.Candidates);
            if (question.Candidates.Count > 0) return true;
        }
        return false;
    }
}
