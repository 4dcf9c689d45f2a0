using QA.Ingest.Conversations;

namespace QA.Ingest.Samples;

/// <summary>Plays a script: who says what when, and where the agent slips.</summary>
internal sealed class Dialogue(Dice dice, SampleShop shop, Voice voice, Draft draft)
{
    SampleAgent agent = shop.Agents[0];
    Role? lastSpoke;
    long? firstAsked, firstAnswered;
    int slips;

    // The agent gave an answer that must stand alone (a bare "no"): the rest of the turn is left out.
    bool turnIsOver;
    bool owesReturn, lastAsked;

    public long Now { get; private set; }

    public SampleAgent Agent => agent;

    /// <summary>Minutes from the customer's first message to the first human one; null until there is one.</summary>
    public double? FirstWaitMinutes => firstAnswered is { } answered && firstAsked is { } asked && answered > asked ? (answered - asked) / 60.0 : null;

    public double Quality => Math.Clamp((agent.Skill - 650) / 500.0 + moodOfTheDay - slips * 0.3, -1, 1);

    double moodOfTheDay;

    public void Begin(long start, SampleAgent first)
    {
        (agent, Now, lastSpoke) = (first, start, null);
        (firstAsked, firstAnswered, slips, turnIsOver, owesReturn) = (null, null, 0, false, false);
        moodOfTheDay = dice.Bell() * 0.22;
        voice.SetAgent(first);
    }

    public void CustomerSays(string list, MessageKind kind = MessageKind.Text, bool asks = true)
    {
        Now += draft.Messages.Count == 0 ? 0 : lastSpoke is Role.Customer ? dice.Between(2, 12) : (long)dice.LogNormal(21, 0.7) + 2;
        turnIsOver = false;
        var (text, marks) = voice.Say(list);
        Add(Role.Customer, draft.Customer.Id, kind, text, marks, asks);
        firstAsked ??= Now;
        if (dice.Chance(22)) CustomerShows("emoticon");
        if (dice.Chance(2)) Add(Role.Customer, draft.Customer.Id, MessageKind.Text, "", [], asks: false);
    }

    void CustomerShows(string list)
    {
        Now += dice.Between(1, 4);
        var (text, marks) = voice.Say(list);
        Add(Role.Customer, draft.Customer.Id, MessageKind.Emoticon, text, marks, asks: false);
    }

    /// <summary>One agent message made of these lists; the wait before it depends on who spoke last.</summary>
    public void AgentSays(params ReadOnlySpan<string> lists)
    {
        if (turnIsOver) return;
        WaitForAgent();
        var (text, marks) = owesReturn && dice.Chance(800) ? voice.Say(["hold.back", .. lists]) : voice.Say(lists);
        owesReturn = false;
        if (text.Length == 0) return;
        Add(Role.Agent, agent.Id, MessageKind.Text, text, marks, asks: false);
        firstAnswered ??= Now;
        if (dice.Chance(2)) Add(Role.Agent, agent.Id, MessageKind.Text, "", [], asks: false);
    }

    /// <summary>A step of the script said by the agent, with slips, look-alikes and pictures on the way.</summary>
    public void AgentAnswers(Step step)
    {
        if (turnIsOver) return;
        if (step.Breach.Length > 0 && dice.Chance(agent.Breach * 3))
        {
            slips++;
            AgentSays(step.Breach);
            // A bare "no" is one only where it is all that is said.
            turnIsOver = step.Breach.StartsWith("bareno", StringComparison.Ordinal);
            return;
        }
        if (dice.Chance(agent.Breach))
        {
            Slip();
            if (turnIsOver) return;
        }
        AgentSays(step.List);
        if (step.List == "answer.product.?" && dice.Chance(50)) AgentShows(MessageKind.Image, "image.item");
        if (step.List == "stock.yes" && dice.Chance(50)) AgentRecalls();
        if (dice.Chance(35)) AgentSays(draft.Scenario.Stage is Stage.Selling ? "innocent.selling" : "innocent.service");
        if (dice.Chance(15)) AgentShows(MessageKind.Emoticon, "emoticon");
    }

    void AgentShows(MessageKind kind, string list)
    {
        Now += dice.Between(3, 9);
        var (text, marks) = voice.Say(list);
        Add(Role.Agent, agent.Id, kind, text, marks, asks: false);
    }

    void AgentRecalls()
    {
        Now += dice.Between(4, 12);
        Add(Role.Agent, agent.Id, MessageKind.Recall, voice.Say("recall").Text, [], asks: false);
        AgentSays("recall.again");
    }

    static readonly string[] SellingSlips = ["forbid.command", "forbid.overpromise", "forbid.negative", "polite.perfunctory"];
    static readonly string[] ServiceSlips = ["forbid.command", "forbid.blame", "forbid.overpromise", "forbid.negative", "forbid.argue", "forbid.abuse"];

    void Slip()
    {
        var isSelling = draft.Scenario.Stage is Stage.Selling;
        var rule = isSelling
            ? SellingSlips[dice.Weighted([30, 35, 35, 25])]
            : ServiceSlips[dice.Weighted([35, 45, 40, 40, 20, draft.Scenario.Grief ? 8 : 0])];
        var list = $"breach.{(isSelling ? "selling" : "service")}.{voice.RulePrefix}{rule}";
        var standsAlone = rule == "polite.perfunctory";
        // One word is cold only as the whole answer, and an agent who says nothing but "oh" has not greeted yet.
        if (!voice.Has(list) || standsAlone && (lastSpoke is not Role.Customer || firstAnswered is null)) return;
        slips++;
        AgentSays(list);
        turnIsOver = standsAlone;
        // Nobody takes an insult in silence.
        if (rule == "forbid.abuse") CustomerSays("complaint.push");
    }

    /// <summary>The agent asks for patience; the next answer comes after a while, mostly with an apology for it.</summary>
    public void AgentHolds()
    {
        if (turnIsOver) return;
        AgentSays("hold.please");
        owesReturn = true;
    }

    public void Greet()
    {
        var salutation = dice.Chance(agent.Greeting) ? "greet.salutation" : "";
        var identity = dice.Chance(agent.Greeting) ? "greet.identity" : "";
        var offer = dice.Chance(agent.Greeting) ? "greet.offer" : "";
        if (salutation.Length + identity.Length + offer.Length > 0) AgentSays(salutation, identity, offer);
        else if (dice.Chance(600)) AgentSays("greet.bare");
    }

    /// <summary>The closing's components, as this agent brings them in; empty lists are left out when said.</summary>
    public (string FurtherHelp, string Thanks, string Wish) Closing() => (
        dice.Chance(agent.Closing) ? "close.further" : "",
        dice.Chance(agent.Closing) ? "close.thanks" : "",
        dice.Chance(agent.Closing) ? "close.wish" : "");

    /// <summary>Hands over to another agent, after a word about it or (while the customer waits) without.</summary>
    public void TransferTo(SampleAgent next)
    {
        if (next == agent) return;
        voice.SetNext(next);
        if (dice.Chance(600)) AgentSays("transfer.say");
        Now += dice.Between(4, 70);
        Add(Role.System, "system", MessageKind.Transfer, voice.Say("transfer.notice").Text, [], asks: false);
        draft.Transfers.Add(new(draft.Messages[^1].Id, agent.Id, next.Id, Now));
        agent = next;
        turnIsOver = false;
        // The newcomer has to read first: a wait of its own, from the hand-over.
        Now += (long)dice.LogNormal(next.MedianWaitSeconds, 0.6);
        AgentSays("transfer.hello");
        voice.SetAgent(next);
    }

    /// <summary>A bot or the system says something so many seconds after the last message; nobody's turn ends by it.</summary>
    public void Automatic(string list, int after)
    {
        var (text, marks) = voice.Say(list);
        Now += after;
        Add(Role.Bot, "bot", MessageKind.Text, text, marks, asks: false);
    }

    /// <summary>The agent says goodbye with a promise in the same message, so that nothing after it could pass for keeping it.</summary>
    public void AgentPromises(bool isLast)
    {
        turnIsOver = false;
        var (further, thanks, wish) = isLast ? Closing() : ("", "", "");
        AgentSays("promise.reply", further, thanks, wish);
        var message = draft.Messages[^1];
        if (message.Text.Length == 0) message = draft.Messages[^2];
        foreach (var mark in message.Marks)
            if (mark.Name == "promise")
                draft.Promises.Add(new(message.Id, agent.Id, mark, message.At, message.At + voice.Hours * Sale.Hour));
    }

    public void Pause(long seconds) => Now += seconds;

    /// <summary>What the next agent message says even if the last one was meant to stand alone.</summary>
    public void NextTurn() => turnIsOver = false;

    public bool LastWordIsAgents => lastSpoke is Role.Agent;

    void WaitForAgent()
    {
        if (owesReturn)
        {
            Now += (long)dice.LogNormal(70, 0.6) + 15;
            return;
        }
        if (lastSpoke is Role.Agent)
        {
            Now += dice.Between(3, 14);
            return;
        }
        var hour = Now % Sale.Day;
        if (firstAnswered is null && hour < Opens && lastSpoke is Role.Customer)
        {
            Now += Opens - hour + dice.Between(20, 2400);
            return;
        }
        // Later answers come faster than the first; one in 25 takes several times as long (the tail that means hide).
        var median = agent.MedianWaitSeconds * (firstAnswered is null ? 1.0 : 0.75) * Arrivals.Rush(Now) / 100;
        var wait = (long)(dice.LogNormal(median, 0.75) * (dice.Chance(40) ? dice.Between(3, 7) : 1)) + 2;
        if (lastSpoke is Role.Customer && lastAsked && wait > 100 && dice.Chance(350))
        {
            var answer = Now + wait;
            Now += wait * 6 / 10;
            var (text, marks) = voice.Say("nudge");
            Add(Role.Customer, draft.Customer.Id, MessageKind.Text, text, marks, asks: true);
            Now = answer;
            return;
        }
        Now += wait;
    }

    void Add(Role role, string sender, MessageKind kind, string text, Mark[] marks, bool asks)
    {
        draft.Messages.Add(new(MessageIds.Of(draft.Messages.Count + 1), Now, role, sender, kind, text, marks, asks));
        if (draft.Messages[^1].IsSpoken) (lastSpoke, lastAsked) = (role, asks);
    }

    /// <summary>Seconds after midnight at which the desk opens: 8:30.</summary>
    public const long Opens = 8 * Sale.Hour + 1800;
}
