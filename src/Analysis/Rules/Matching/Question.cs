using QA.Ingest.Settings;

namespace QA.Analysis.Rules.Matching;

/// <summary>提问: what the customer's turn before must hold, <c>match.asked</c>, so that a rule reads only answers to it.</summary>
internal sealed class Question(PatternSet asked)
{
    public static Question? Read(YamlMap match, Lexicon.Builder words) =>
        match.Find("asked") is { } list ? new(PatternSet.Read(list, words)) : null;

    public bool WasAsked(MessageScan scan, Lexicon lexicon)
    {
        var question = scan.Before;
        foreach (var message in scan.PrecedingCustomerTurn())
        {
            lexicon.Scan(message.Text, question);
            question.Candidates.Clear();
            asked.Find(question, question.Candidates);
            if (question.Candidates.Count > 0) return true;
        }
        return false;
    }
}
