using QA.Analysis.Metrics;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Factors;

/// <summary>Reads how content a customer is from the cues in their words, their order, and what they do. Safe to share between threads.</summary>
/// <remarks>
/// Words that name no factor count on the factor that the same turn names, else on service. Recency runs from
/// <see cref="Early"/> far from the end to <see cref="Last"/> for the customer's last turn, so that how it ended weighs more
/// than how it began.
/// </remarks>
public sealed class VoiceReader(Profile profile)
{
    const double Early = 0.3;
    const double Last = 1.5;

    /// <summary>How much of the way to <see cref="Last"/> is left one turn further from the end.</summary>
    const double Fading = 0.6;

    /// <summary>Acts weigh half of plain words.</summary>
    const double Act = 0.5;

    /// <summary>What a customer came with, before anyone has answered: it tells less of how they fared than what they say afterwards.</summary>
    const double Unheard = 0.5;

    /// <summary>A request that was refused or put off weighs half of an act, and only near the end.</summary>
    const double Unmet = 0.25;
    const int LastRequests = 3;

    /// <summary>A rule's second hit in one message adds half of the first; more of them add nothing.</summary>
    const double SecondHit = 0.5;

    /// <summary>Questions asked again beyond this many say nothing new.</summary>
    const int MostRepeats = 3;

    /// <summary>How many messages back a question may lie to be asked again: nobody compares an hour's chat in full.</summary>
    const int Reach = 12;

    readonly Courtesy courtesy = Courtesy.Of(profile);
    readonly Ending ending = new(Courtesy.Of(profile));

    /// <param name="conversation">Its messages in order.</param>
    /// <param name="cues">What rules found in the customer's words, in order of message and start.</param>
    /// <param name="orderedAfterAnswer">The customer placed an order inside the window, after a human agent had answered.</param>
    public Satisfaction Read(Conversation conversation, IReadOnlyList<Finding> cues, bool orderedAfterAnswer = false)
    {
        var turns = Turn.Split(conversation.Messages);
        var mine = new List<Turn>(turns.Count / 2 + 1);
        var answered = new List<bool>(turns.Count / 2 + 1);
        for (var i = 0; i < turns.Count; i++)
        {
            if (turns[i].Side is not Side.Customer) continue;
            mine.Add(Mention.Without(turns[i]));
            answered.Add(i > 0);
        }
        if (mine.Count == 0) return Satisfaction.Unvoiced;

        var voices = new List<Voice>();
        if (cues.Count > 0) AddWords(mine, answered, cues, voices);
        AddRepeats(mine, voices);
        AddUnmet(turns, mine, voices);
        AddEnding(mine, answered, isOpen: turns[^1].Side is Side.Customer, voices);
        if (orderedAfterAnswer)
            voices.Add(new(Factor.Service, true, VoiceKind.OrderAfterAnswer, Act, Last, mine[^1].Last.Id, ""));
        return voices.Count == 0 ? Satisfaction.Unvoiced : new(voices);
    }

    static double RecencyOf(int turn, int turns) => Early + (Last - Early) * Math.Pow(Fading, turns - 1 - turn);

    static void AddWords(List<Turn> turns, List<bool> answered, IReadOnlyList<Finding> cues, List<Voice> voices)
    {
        var next = 0;
        List<Heard>? heard = null;
        for (var t = 0; t < turns.Count && next < cues.Count; t++)
        {
            heard ??= [];
            heard.Clear();
            foreach (var message in turns[t].Messages)
            {
                var first = heard.Count;
                // Cues come in order of message, and every cue stands in a customer's message.
                while (next < cues.Count && cues[next].MessageId == message.Id) Hear(cues[next++], heard, first);
            }
            var recency = RecencyOf(t, turns.Count);
            foreach (var (cue, rule, said) in heard)
            {
                // A complaint before anyone has answered tells why the customer writes, not yet how it went; anger is anger.
                var strength = !rule.IsPraise && cue.Severity < Severity.Major && !answered[t] && t + 1 < turns.Count ? said * Unheard : said;
                if (rule.IsSolved) voices.RemoveAll(voice => !voice.IsPraise && voice.Factor is Factor.Product && voice.Strength < 1);
                if (rule.IsEscalation)
                    voices.Add(new(Factor.Service, false, VoiceKind.Escalation, Act * strength, recency, cue.MessageId, cue.RuleId));
                else
                    voices.Add(new(rule.Named ?? NamedNear(heard, rule.IsPraise) ?? Factor.Service, rule.IsPraise, rule.IsTone ? VoiceKind.Tone : VoiceKind.Words, strength, recency, cue.MessageId, cue.RuleId));
            }
        }
    }

    /// <summary>Takes in a cue; of two over the same words the one that names a factor counts, then the longer.</summary>
    static void Hear(Finding cue, List<Heard> heard, int first)
    {
        if (VoiceRule.Of(cue.RuleId) is not { } rule) return;
        var strength = VoiceRule.StrengthOf(cue.Severity);
        var hits = 0;
        for (var i = heard.Count - 1; i >= first; i--)
        {
            var (other, otherRule, _) = heard[i];
            if (other.RuleId == cue.RuleId) hits++;
            if (other.Start + other.Length <= cue.Start || cue.Start + cue.Length <= other.Start) continue;
            var isBetter = rule.Named is not null != otherRule.Named is not null ? rule.Named is not null : cue.Length > other.Length;
            if (!isBetter) return;
            heard.RemoveAt(i);
        }
        if (hits < 2) heard.Add(new(cue, rule, hits == 0 ? strength : SecondHit * strength));
    }

    static Factor? NamedNear(List<Heard> heard, bool isPraise)
    {
        foreach (var (_, rule, _) in heard)
            if (rule.IsPraise == isPraise && !rule.IsEscalation && rule.Named is { } named) return named;
        return null;
    }

    void AddRepeats(List<Turn> turns, List<Voice> voices)
    {
        if (turns.Count == 1 && turns[0].Messages.Count == 1) return;
        var asked = new List<Repetition>();
        var repeats = 0;
        for (var t = 0; t < turns.Count; t++)
            foreach (var message in turns[t].Messages)
            {
                if (message.Kind is not MessageKind.Text || courtesy.IsCourtesy(message)) continue;
                var question = Repetition.Of(message.Text);
                for (var i = asked.Count - 1; i >= 0 && i >= asked.Count - Reach; i--)
                {
                    if (!question.IsLike(asked[i])) continue;
                    voices.Add(new(Factor.Service, false, VoiceKind.RepeatedQuestion, Act, RecencyOf(t, turns.Count), message.Id, ""));
                    if (++repeats == MostRepeats) return;
                    break;
                }
                asked.Add(question);
            }
    }

    /// <summary>Requests that were answered and stay open: refused or put off, and the customer did not take it.</summary>
    void AddUnmet(IReadOnlyList<Turn> turns, List<Turn> mine, List<Voice> voices)
    {
        var t = mine.Count;
        for (var i = turns.Count - 1; i >= 0 && mine.Count - t < LastRequests; i--)
        {
            if (turns[i].Side is not Side.Customer) continue;
            t--;
            if (i + 1 == turns.Count || !courtesy.Asks(mine[t]) || !Ending.Refuses(turns[i + 1])) continue;
            if (t + 1 < mine.Count && (ending.Accepts(mine[t + 1]) || Praises(voices, mine[t + 1]))) continue;
            voices.Add(new(Factor.Service, false, VoiceKind.Unmet, Unmet, RecencyOf(t, mine.Count), mine[t].Last.Id, ""));
        }
    }

    void AddEnding(List<Turn> turns, List<bool> answered, bool isOpen, List<Voice> voices)
    {
        var last = turns[^1];
        if (ending.Thanks(turns, answered) is { } thanks && !Complains(voices, last))
            voices.Add(new(Factor.Service, true, VoiceKind.ClosingThanks, Act, Last, thanks.Id, ""));
        else if (answered[^1] && !Complains(voices, last) && ending.Accepts(last))
        {
            if (voices.Count > 0) voices.Add(new(Factor.Service, true, VoiceKind.Acceptance, Act / 2, Last, last.Last.Id, ""));
        }
        else if (isOpen && ending.Openness(last, Complains(voices, last)) is > 0 and var openness && !Praises(voices, last))
            voices.Add(new(Factor.Service, false, VoiceKind.LeftHanging, Act * openness, Last, last.Last.Id, ""));
    }

    static bool Complains(List<Voice> voices, Turn turn) => Holds(voices, turn, praise: false, 1);

    static bool Praises(List<Voice> voices, Turn turn) => Holds(voices, turn, praise: true, 0.5);

    static bool Holds(List<Voice> voices, Turn turn, bool praise, double least)
    {
        foreach (var voice in voices)
            if (voice.IsPraise == praise && voice.Strength >= least)
                foreach (var message in turn.Messages)
                    if (message.Id == voice.MessageId) return true;
        return false;
    }

    readonly record struct Heard(Finding Cue, VoiceRule Rule, double Strength);
}
