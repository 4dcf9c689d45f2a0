using QA.Ingest.Conversations;

namespace QA.Ingest.Samples;

/// <summary>One shop's day-to-day: deals conversations to agents, plays them, and knows what became of each customer.</summary>
internal sealed class Desk
{
    readonly SampleShop shop;
    readonly SampleOptions options;
    readonly Dice dice;
    readonly Voice voice;
    readonly Draft draft = new();
    readonly Dialogue dialogue;
    readonly CustomerBook customers;
    readonly bool abroad;
    readonly int[] weights;
    readonly Action<Sale> finished;

    public Desk(SampleShop shop, SampleOptions options, Dice dice, Action<Sale> finished)
    {
        (this.shop, this.options, this.dice, this.finished) = (shop, options, dice, finished);
        abroad = shop.Currency != "CNY";
        voice = new(dice, shop);
        dialogue = new(dice, shop, voice, draft);
        customers = new(dice, abroad, finished);
        weights = new int[Math.Max(Scenarios.All.Count, shop.Agents.Count)];
    }

    /// <summary>The conversation that begins then. The draft is this desk's own, and good until the next call.</summary>
    public Draft Invent(string id, long start)
    {
        var mix = shop.Languages;
        var language = (Language)dice.Weighted([mix.Simplified, mix.Traditional, mix.English]);
        var isUndated = dice.Chance(options.Undated);
        var oddity = dice.Below(1000);
        if (oddity < 11)
        {
            draft.Begin(id, oddity < 7 ? new(shop.Internal, "", language) : customers.Newcomer(Needs.Nothing, language, start, 0), Scenarios.All[0], isUndated);
            voice.SetScene(language, dice.Pick(Product.All), draft.Customer, null, start);
            dialogue.Begin(start, OnShift(start));
            if (oddity < 7) PlayInternal();
            else PlayEmpty();
            return draft;
        }

        var scenario = Scenario(language);
        var customer = scenario.Needs is not Needs.Nothing || dice.Chance(180) ? customers.Returning(scenario.Needs, language, start) : null;
        customer ??= customers.Newcomer(scenario.Needs, language, start, options.Outcomes.SilentRefund);
        draft.Begin(id, customer, scenario, isUndated);
        draft.HadOpenOrder = customer.Sale?.IsOpenAt(start) ?? false;
        var product = scenario.Needs is Needs.Nothing ? dice.Pick(Product.All) : customer.Sale!.Product;
        voice.SetScene(language, product, customer, scenario.Needs is Needs.Nothing ? null : customer.Sale, start);
        dialogue.Begin(start, OnShift(start));
        customers.Remember(Play(product));
        return draft;
    }

    /// <summary>Still set to the scene of the last conversation.</summary>
    public Voice Voice => voice;

    public void Close() => customers.Close();

    Customer Play(Product product)
    {
        var customer = draft.Customer;
        var scenario = draft.Scenario;
        var start = dialogue.Now;
        var isNight = start % Sale.Day < Dialogue.Opens;
        var isAnswered = scenario.AgentFirst || !dice.Chance(isNight ? 350 : dialogue.Agent.Miss * Arrivals.Rush(start) / 100);
        var sale = customer.Sale;
        Plan plan = default;
        if (scenario.AgentFirst) dialogue.Greet();
        else Opening(isNight, isAnswered);

        if (isAnswered)
        {
            var greeted = scenario.AgentFirst || dialogue.LastWordIsAgents;
            foreach (var act in scenario.Acts)
            {
                if (act.Permille is { } chance && !dice.Chance(chance)) continue;
                if (act.Permille is null && !dice.Chance(dialogue.Agent.Skill)) continue;
                foreach (var step in act.Steps) PlayStep(step, product, isNight, ref greeted, ref sale, ref plan);
            }
            if (scenario.AgentFirst) sale = Reminded(sale!);
            Ending(plan.IsPromised);
        }
        else
        {
            // The customer asks the script's first question and waits in vain.
            foreach (var step in scenario.Acts[0].Steps.TakeWhile(step => step.Move is Move.C or Move.Card or Move.Image)) Customer(step, isNight);
            if (dice.Chance(350))
            {
                dialogue.Pause(dice.Between(60, 300));
                dialogue.CustomerSays("nudge");
            }
        }

        draft.Quality = dialogue.Quality;
        if (plan.Orders)
        {
            sale = plan.Sale ?? OrderedLater(product, plan.IsPaid);
            // The customer had no order under way, so nothing more can happen to an earlier one.
            if (customer.Sale is { } earlier) finished(earlier);
            draft.Sale = sale = sale with { Conversation = draft.Id, Credit = LastAgentBefore(sale.PlacedAt) };
        }
        var idle = Math.Max(dialogue.Now, draft.Promises.Count > 0 ? draft.Promises[^1].DueAt : 0);
        if (draft.Sale is { } placed) idle = Math.Max(idle, placed.PlacedAt);
        // An order placed sooner would fall into this conversation's conversion window too.
        return customer with { Sale = sale, IdleUntil = idle + (draft.Sale is null ? 2 * Sale.Day : 600) };
    }

    void Opening(bool isNight, bool isAnswered)
    {
        var says = dice.Below(100);
        if (says < 22)
        {
            dialogue.CustomerSays("hello");
            Bot(isNight);
            if (isAnswered)
            {
                dialogue.Greet();
                return;
            }
        }
        else if (says < 55) dialogue.CustomerSays("hello.short");
    }

    void Bot(bool isNight)
    {
        if (isNight) dialogue.Automatic("bot.away", 1);
        else if (dice.Chance(300)) dialogue.Automatic("bot.welcome", dice.Between(0, 1));
    }

    void Customer(Step step, bool isNight)
    {
        var isFirst = !draft.Messages.Exists(message => message.Role is Role.Bot or Role.Agent);
        dialogue.CustomerSays(step.List, step.Move is Move.Image ? MessageKind.Image : step.Move is Move.Card ? MessageKind.Card : MessageKind.Text);
        if (isFirst) Bot(isNight);
    }

    void PlayStep(Step step, Product product, bool isNight, ref bool greeted, ref Sale? sale, ref Plan plan)
    {
        if (step.NeedsSkill && !dice.Chance(dialogue.Agent.Skill)) return;
        if (step.Move is Move.A or Move.Hold or Move.Transfer && !greeted)
        {
            dialogue.Greet();
            greeted = true;
        }
        switch (step.Move)
        {
            case Move.C or Move.Image or Move.Card:
                Customer(step, isNight);
                break;
            case Move.A:
                if (draft.Scenario.Stage is Stage.Selling && dice.Chance(12)) dialogue.TransferTo(Colleague());
                dialogue.AgentAnswers(step);
                break;
            case Move.Hold:
                dialogue.AgentHolds();
                break;
            case Move.Transfer:
                dialogue.TransferTo(Colleague());
                break;
            case Move.Order:
                plan = Decide(product);
                break;
            case Move.Remedy:
                sale = Remedy(step.List, sale!);
                break;
            default:
                plan = plan with { IsPromised = true };
                break;
        }
    }

    /// <summary>The customer decides by the model, and says so in the chat or not.</summary>
    Plan Decide(Product product)
    {
        if (draft.HadOpenOrder) return default;
        var chance = options.Outcomes.OrderPermille(dialogue.FirstWaitMinutes ?? 0, dialogue.Quality);
        draft.OrderPermille = chance;
        if (!dice.Chance(chance))
        {
            if (!dice.Chance(450)) return default;
            dialogue.CustomerSays("not.now");
            dialogue.AgentAnswers(new(Move.A, "not.reply", "", false));
            return default;
        }
        var isPaid = dice.Chance(options.Outcomes.Paid);
        if (dice.Chance(500))
        {
            dialogue.CustomerSays("buy.signal");
            dialogue.AgentAnswers(new(Move.A, "buy.confirm", "", false));
        }
        if (!isPaid || !dice.Chance(550)) return new(Orders: true, isPaid, null, false);

        dialogue.Pause(dice.Between(40, 240));
        var placedAt = dialogue.Now;
        var sale = customers.Place(draft.Customer.Id, product, placedAt).Pay(dice, placedAt + dice.Between(5, 25), abroad, options.Outcomes.SilentRefund);
        voice.SetTail(sale.Id);
        dialogue.Pause(30);
        dialogue.CustomerSays("order.placed");
        dialogue.AgentAnswers(new(Move.A, "order.thanks", "", false));
        return new(Orders: true, isPaid, sale, false);
    }

    Sale OrderedLater(Product product, bool isPaid)
    {
        // One in twenty thinks it over for days: outside every conversion window.
        var after = dice.Chance(50) ? dice.Between(72, 120) * Sale.Hour : 120 + (long)dice.LogNormal(1800, 1.1);
        var placedAt = dialogue.Now + after;
        var sale = customers.Place(draft.Customer.Id, product, placedAt);
        return isPaid ? sale.Pay(dice, placedAt + dice.Between(15, 400), abroad, options.Outcomes.SilentRefund) : sale;
    }

    Sale Reminded(Sale sale) => dice.Chance(options.Outcomes.PaidAfterReminder)
        ? sale.Pay(dice, Math.Min(dialogue.Now + dice.Between(60, 5400), sale.PlacedAt + Sale.Lapse - 60), abroad, options.Outcomes.SilentRefund)
        : sale;

    /// <summary>The customer chooses: a new piece, a part of the money, or all of it.</summary>
    Sale Remedy(string list, Sale sale)
    {
        var choice = Choices[dice.Weighted([40, 40, 20])];
        var says = $"{list}.{choice}";
        if (!voice.Has(says)) (says, choice) = (voice.Has(list + ".part") ? list + ".part" : list, "part");
        dialogue.CustomerSays(says);
        var price = sale.Product.Cents(abroad);
        var at = dialogue.Now + dice.Between(3, 60) * Sale.Hour;
        return choice switch
        {
            "part" => sale.Refund(at, Voice.PartOf(price), whole: false),
            "whole" => sale.Refund(at + 2 * Sale.Day, price * sale.Quantity, whole: true),
            _ => sale,
        };
    }

    static readonly string[] Choices = ["new", "part", "whole"];

    void Ending(bool isPromised)
    {
        if (isPromised)
        {
            var isKept = dice.Chance(dialogue.Agent.Keeps);
            dialogue.AgentPromises(isLast: !isKept);
            if (!isKept) return;
            dialogue.CustomerSays("courtesy", asks: false);
            dialogue.Pause(Comeback(dialogue.Now, draft.Promises[^1].DueAt));
            dialogue.AgentSays("promise.kept");
        }
        else if (!draft.Scenario.AgentFirst && dice.Chance(25))
        {
            // Left hanging: one more question, and nobody there any more.
            dialogue.CustomerSays(draft.Scenario.Stage is Stage.Selling ? "ask.ship.?" : "ask.invoice");
            return;
        }
        if (!draft.Messages.Exists(message => message.Role is Role.Customer)) return;
        if (dice.Chance(620) || !dialogue.LastWordIsAgents) dialogue.CustomerSays("courtesy", asks: false);
        var (further, thanks, wish) = dialogue.Closing();
        if (further.Length + thanks.Length + wish.Length > 0)
        {
            dialogue.NextTurn();
            dialogue.AgentSays(further, thanks, wish);
        }
        else if (dice.Chance(400)) dialogue.AgentSays("close.bare");
        if (dice.Chance(330)) dialogue.CustomerSays("courtesy.bye", asks: false);
        if (dice.Chance(120)) dialogue.Automatic("bot.followup", dice.Between(60, 120));
    }

    /// <summary>Seconds until the agent is back: before the promise is due, and not at night.</summary>
    long Comeback(long now, long due)
    {
        var back = now + (due - now) * dice.Between(15, 90) / 100;
        if (back % Sale.Day < Dialogue.Opens) back += Dialogue.Opens - back % Sale.Day + dice.Between(300, 3000);
        return back + 600 < due ? back - now : dice.Between(400, 1500);
    }

    void PlayInternal()
    {
        draft.Excluded = "internal";
        dialogue.CustomerSays("internal.say");
        if (dice.Chance(700)) dialogue.AgentSays("internal.reply");
    }

    void PlayEmpty()
    {
        draft.Excluded = "empty";
        dialogue.Automatic("bot.welcome", 0);
    }

    string LastAgentBefore(long moment)
    {
        var last = "";
        foreach (var message in draft.Messages)
            if (message.At < moment && message.Role is Role.Agent && message.IsSpoken) last = message.Sender;
        return last;
    }

    Scenario Scenario(Language language)
    {
        for (var i = 0; i < Scenarios.All.Count; i++)
        {
            var scenario = Scenarios.All[i];
            weights[i] = scenario.EnglishOnly && language is not Language.English ? 0 : scenario.Weight;
        }
        return Scenarios.All[dice.Weighted(weights.AsSpan(0, Scenarios.All.Count))];
    }

    SampleAgent OnShift(long moment)
    {
        for (var i = 0; i < shop.Agents.Count; i++) weights[i] = Shifts.IsOn(shop, i, moment) ? shop.Agents[i].Load : 0;
        return shop.Agents[dice.Weighted(weights.AsSpan(0, shop.Agents.Count))];
    }

    SampleAgent Colleague()
    {
        for (var i = 0; i < shop.Agents.Count; i++)
            weights[i] = shop.Agents[i] != dialogue.Agent && Shifts.IsOn(shop, i, dialogue.Now) ? shop.Agents[i].Load : 0;
        var span = weights.AsSpan(0, shop.Agents.Count);
        return span.ContainsAnyExcept(0) ? shop.Agents[dice.Weighted(span)] : dialogue.Agent;
    }

    readonly record struct Plan(bool Orders, bool IsPaid, Sale? Sale, bool IsPromised);
}
