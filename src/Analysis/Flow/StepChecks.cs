using QA.Analysis.Rules.Acts;
using QA.Analysis.Rules.Matching;
using QA.Ingest.Conversations;
using QA.Ingest.Text;

namespace QA.Analysis.Flow;

/// <summary>The steps that are more than words: waits, turns, and the checks of greeting and closing.</summary>
internal sealed class StepChecks(FlowBook book)
{
    /// <summary>Han characters or Latin words below which a message answers nothing.</summary>
    const int LeastHan = 6, LeastLatin = 4;

    /// <summary>Digits of an order number or a phone.</summary>
    const int LeastDigits = 8;

    readonly int vague = book.Acts.NumberOf("vague_opening"), opening = book.Acts.NumberOf("opening"),
        askDetail = book.Acts.NumberOf("ask_detail"), hold = book.Acts.NumberOf("hold"), back = book.Acts.NumberOf("back_from_hold"),
        apology = book.Acts.NumberOf("apology"), verify = book.Acts.NumberOf("verify_order"), invite = book.Acts.NumberOf("invite"),
        thanks = book.Acts.NumberOf("thanks_customer"), refusal = book.Acts.NumberOf("refusal");

    readonly int[] preludes = Numbers(book, "opening", "hold", "apology", "empathy", "verify_order", "ask_detail", "back_from_hold");

    /// <summary>Clauses that answer nothing: what a message says is what it says beside them.</summary>
    readonly int[] asides = Numbers(book, "comfort", "take_on", "empathy", "apology", "thanks_customer", "invite");

    readonly int[] contents = Numbers(book, "status", "done", "remedy", "options", "alternative", "reason", "benefit", "value",
        "recommend", "policy", "howto", "promo_terms", "refusal");

    static int[] Numbers(FlowBook book, params ReadOnlySpan<string> names)
    {
        var numbers = new int[names.Length];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = book.Acts.NumberOf(names[i]);
        return numbers;
    }


    public FlowStep Judge(string name, BuiltInStep step, FlowScene scene, int from, bool counts) => step switch
    {
        BuiltInStep.Response => Response(name, scene, counts),
        BuiltInStep.Greeting => Of(name, scene.Greeting, counts),
        BuiltInStep.Closing => Of(name, scene.Closing, counts),
        BuiltInStep.Guide => Guide(name, scene, counts),
        BuiltInStep.Wait => Wait(name, scene, counts),
        BuiltInStep.Answer => Answer(name, scene, from, counts),
        BuiltInStep.Verify => Verify(name, scene, from, counts),
        BuiltInStep.Thanks => InTurn(name, scene, thanks, isFirst: true, counts),
        BuiltInStep.Contact => InTurn(name, scene, invite, isFirst: false, counts),
        _ => FollowUp(name, scene, counts),
    };

    public static FlowStep NotApplicable(string name, bool counts) => new(name, StepVerdict.NotApplicable, null, 0, 0, "", counts);

    public static FlowStep NotSeen(string name, bool counts) => new(name, StepVerdict.NotSeen, null, 0, 0, "", counts);

    public static FlowStep Seen(string name, FlowScene scene, ActHit hit, bool counts)
    {
        var message = scene.Messages[hit.Message];
        return new(name, StepVerdict.Seen, message.Id, hit.Start, hit.Length, message.Text.Substring(hit.Start, hit.Length), counts);
    }

    /// <summary>A whole message proves it: the words are its beginning.</summary>
    static FlowStep Seen(string name, Message message, bool counts) =>
        new(name, StepVerdict.Seen, message.Id, 0, 0, Excerpt.Of(message.Text), counts);

    static FlowStep Response(string name, FlowScene scene, bool counts)
    {
        if (scene.Rounds.AskingTurns == 0) return NotApplicable(name, counts);
        if (scene.Rounds.First is not { } first || first.WorkingWaitMs > scene.Profile.Latency.Slow.TotalMilliseconds) return NotSeen(name, counts);
        return Seen(name, scene.Messages[scene.IndexOf(first.AnswerMessageId)], counts);
    }

    static FlowStep Of(string name, Compliance compliance, bool counts)
    {
        if (compliance.Verdict is ComplianceVerdict.NotApplicable) return NotApplicable(name, counts);
        if (compliance.Verdict is not ComplianceVerdict.Pass) return NotSeen(name, counts);
        var proof = compliance.Components[0];
        return new(name, StepVerdict.Seen, proof.MessageId, proof.Start, proof.Length, proof.Text, counts);
    }

    /// <summary>A customer who opened with no more than "are you there" is asked what it is about.</summary>
    FlowStep Guide(string name, FlowScene scene, bool counts)
    {
        var i = 0;
        for (; i < scene.Messages.Count && !scene.IsAgent(i); i++)
            if (scene.IsCustomer(i) && (scene.Messages[i].Kind is not MessageKind.Text || scene.In(i, vague) is null)) return NotApplicable(name, counts);
        if (i == 0 || i == scene.Messages.Count || !scene.Messages.Take(i).Any(m => m.Sender.Role is Role.Customer)) return NotApplicable(name, counts);
        for (var at = i; at < scene.Messages.Count && !scene.IsCustomer(at); at++)
            if (scene.IsAgent(at) && (scene.In(at, opening) ?? scene.In(at, askDetail)) is { } question) return Seen(name, scene, question, counts);
        return NotSeen(name, counts);
    }

    /// <summary>An agent who asked for a moment comes back with a word about it.</summary>
    FlowStep Wait(string name, FlowScene scene, bool counts)
    {
        for (var i = 0; i < scene.Messages.Count; i++)
        {
            if (!scene.IsAgent(i) || scene.In(i, hold) is null) continue;
            // What was looked up and told in one breath was no wait.
            if (NextOf(scene, i) is not { } next) return IsOpen(scene, i) ? NotSeen(name, counts) : NotApplicable(name, counts);
            if (!IsLater(scene.Messages[i], scene.Messages[next], scene)) continue;
            for (var at = next; at < scene.Messages.Count && !scene.IsCustomer(at); at++)
                if (scene.IsAgent(at) && (scene.In(at, back) ?? scene.In(at, apology)) is { } word) return Seen(name, scene, word, counts);
            return NotSeen(name, counts);
        }
        return NotApplicable(name, counts);
    }

    static int? NextOf(FlowScene scene, int from)
    {
        for (var i = from + 1; i < scene.Messages.Count; i++)
            if (scene.IsAgent(i)) return i;
        return null;
    }

    /// <summary>Whether a wait is left open: nothing came after the agent's last word, and no transfer took it away.</summary>
    static bool IsOpen(FlowScene scene, int from)
    {
        for (var i = from + 1; i < scene.Messages.Count; i++)
            if (scene.Messages[i].Kind is MessageKind.Transfer) return false;
        return true;
    }

    /// <summary>A pause shorter than half a minute is no wait; without times any later turn is one.</summary>
    static bool IsLater(Message asked, Message next, FlowScene scene) =>
        asked.SentAt is { } from && next.SentAt is { } to ? to - from >= TimeSpan.FromSeconds(30) : scene.Messages.Count > 0;

    /// <summary>An agent message that says something: no greeting, no "one moment", no bare courtesy. A picture or a card does.</summary>
    FlowStep Answer(string name, FlowScene scene, int from, bool counts)
    {
        var firstAsked = -1;
        for (var i = from; i < scene.Messages.Count && firstAsked < 0; i++)
            if (scene.IsCustomer(i) && scene.In(i, vague) is null) firstAsked = i;
        if (firstAsked < 0 || !scene.AgentSpokeSince(firstAsked)) return NotApplicable(name, counts);
        for (var i = firstAsked + 1; i < scene.Messages.Count; i++)
        {
            if (!scene.IsAgent(i)) continue;
            var message = scene.Messages[i];
            if (message.Kind is MessageKind.Image or MessageKind.Card or MessageKind.File) return Seen(name, message, counts);
            if (message.Kind is MessageKind.Emoticon || IsPrelude(scene, i)) continue;
            if (scene.In(i, refusal) is not null && Units(message.Text) < 2 * LeastHan) continue;
            if (Units(message.Text) - GreetingUnits(scene, message) - AsideUnits(scene, i) >= (scene.IsEnglish ? LeastLatin : LeastHan)) return Seen(name, message, counts);
        }
        return NotSeen(name, counts);
    }

    /// <summary>An apology, a question or "one moment" with nothing else said prepares an answer and is none.</summary>
    bool IsPrelude(FlowScene scene, int message)
    {
        var isPrelude = false;
        foreach (var hit in scene.Trail.In(message))
        {
            if (Array.IndexOf(contents, hit.Act) >= 0) return false;
            isPrelude |= Array.IndexOf(preludes, hit.Act) >= 0;
        }
        return isPrelude;
    }

    /// <summary>How much of a message is greeting: "hello, I am Anna" answers nothing either.</summary>
    static int GreetingUnits(FlowScene scene, Message message)
    {
        var units = 0;
        foreach (var component in scene.Greeting.Components)
            if (component.MessageId == message.Id) units += Units(component.Text);
        return units;
    }

    int AsideUnits(FlowScene scene, int message)
    {
        var isAside = false;
        foreach (var hit in scene.Trail.In(message)) isAside |= Array.IndexOf(asides, hit.Act) >= 0;
        if (!isAside && !Holds(scene.Closing, scene.Messages[message].Id, 0, int.MaxValue)) return 0;
        var (text, units) = (scene.Messages[message].Text, 0);
        for (int start = 0, end; start < text.Length; start = end + 1)
        {
            end = start;
            while (end < text.Length && !Script.EndsClause(Fold.Char(text[end]))) end++;
            // What the greeting's components hold is counted as greeting.
            if (Holds(scene.Greeting, scene.Messages[message].Id, start, end)) continue;
            var clause = text[start..end];
            if (Holds(scene.Closing, scene.Messages[message].Id, start, end) || book.Acts.Does(clause, asides, scene.Trail.Scan) && !book.Acts.Does(clause, contents, scene.Trail.Scan))
                units += Units(clause);
        }
        return units;
    }

    /// <summary>Whether a greeting or closing has a component in this stretch of a message.</summary>
    static bool Holds(Compliance compliance, string message, int start, int end)
    {
        foreach (var component in compliance.Components)
            if (component.MessageId == message && component.Start < end && start < component.Start + component.Length) return true;
        return false;
    }

    /// <summary>Han characters or Latin words; punctuation counts nothing.</summary>
    static int Units(ReadOnlySpan<char> text)
    {
        var units = 0;
        var inWord = false;
        foreach (var c in text)
        {
            if (Script.IsHan(c)) units++;
            var letter = !Script.IsHan(c) && char.IsLetterOrDigit(c);
            if (letter && !inWord) units++;
            inWord = letter;
        }
        return units;
    }

    /// <summary>The agent asks for order or phone, unless the customer gave it unasked.</summary>
    FlowStep Verify(string name, FlowScene scene, int from, bool counts)
    {
        if (!scene.AgentSpokeSince(from)) return NotApplicable(name, counts);
        for (var i = 0; i < scene.Messages.Count; i++)
        {
            if (scene.IsAgent(i) && i >= from && scene.In(i, verify) is { } asked) return Seen(name, scene, asked, counts);
            if (scene.IsCustomer(i) && (scene.Messages[i].Kind is MessageKind.Card || HasNumber(scene.Messages[i].Text))) return NotApplicable(name, counts);
        }
        return NotSeen(name, counts);
    }

    static bool HasNumber(string text)
    {
        var run = 0;
        foreach (var c in text)
        {
            run = char.IsAsciiDigit(c) ? run + 1 : 0;
            if (run == LeastDigits) return true;
        }
        return false;
    }

    /// <summary>In the first or the last turn of the agents.</summary>
    FlowStep InTurn(string name, FlowScene scene, int act, bool isFirst, bool counts)
    {
        // Nobody says goodbye to a customer who is still waiting.
        if (!isFirst && scene.Rounds.Hanging is not null) return NotApplicable(name, counts);
        var turns = scene.Rounds.Turns;
        for (var t = isFirst ? 0 : turns.Count - 1; t >= 0 && t < turns.Count; t += isFirst ? 1 : -1)
        {
            if (turns[t].Side is not Side.Agents) continue;
            foreach (var message in turns[t].Messages)
                if (scene.In(scene.IndexOf(message.Id), act) is { } hit) return Seen(name, scene, hit, counts);
            return NotSeen(name, counts);
        }
        return NotApplicable(name, counts);
    }

    /// <summary>Whoever promised an answer comes back with it; where the conversation itself does not show it, the ledger of promises does.</summary>
    static FlowStep FollowUp(string name, FlowScene scene, bool counts)
    {
        foreach (var promise in scene.Promises)
            if (promise.KeptMessageId is { } kept) return Seen(name, scene.Messages[scene.IndexOf(kept)], counts);
        return NotApplicable(name, counts);
    }
}
