using QA.Analysis.Flow;
using QA.Analysis.Metrics;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Factors;

/// <summary>结尾: what the customer's last words do: thank after the answer, ask and be left hanging, or neither.</summary>
sealed class Ending(Courtesy courtesy)
{
    static readonly Wordings Acts = Read();
    static readonly Wordings OfCustomers = Acts.Only("thanks", "acceptance", "request");
    static readonly Wordings OfAgents = Acts.Only("refusal");

    // Places in OfCustomers.
    const int ThanksAct = 0, Acceptance = 1, Request = 2;

    /// <summary>The message that thanks for the answer, or null.</summary>
    /// <param name="customerTurns">The customer's turns in order; the ones after the last that asks may all be courtesies.</param>
    /// <param name="answered">By turn: whether a human agent had written before it.</param>
    public Message? Thanks(IReadOnlyList<Turn> customerTurns, IReadOnlyList<bool> answered)
    {
        for (var i = customerTurns.Count - 1; i >= 0 && answered[i]; i--)
        {
            var turn = customerTurns[i];
            var asks = courtesy.Asks(turn);
            // Thanks for what is still to be done are politeness: 麻烦帮我查一下，谢谢.
            if (OfCustomers.First(turn.Messages, ThanksAct) is { } thanks && !(asks && AsksPlainly(turn))) return thanks;
            if (asks) return null;
        }
        return null;
    }

    /// <summary>How strongly the last customer turn asks and stays open: 1 for a question, request or complaint, ½ for any other words, 0 for none.</summary>
    public double Openness(Turn last, bool complains)
    {
        if (!courtesy.Asks(last)) return 0;
        if (complains || AsksPlainly(last)) return 1;
        return OfCustomers.First(last.Messages, ThanksAct) is null && OfCustomers.First(last.Messages, Acceptance) is null ? 0.5 : 0;
    }

    /// <summary>The customer takes the answer: ok, I see, I will try.</summary>
    public bool Accepts(Turn last) => !AsksPlainly(last) && (!courtesy.Asks(last) || OfCustomers.First(last.Messages, Acceptance) is not null);

    /// <summary>The agents' turn leaves the request where it was.</summary>
    public static bool Refuses(Turn answer) => OfAgents.First(answer.Messages, 0) is not null;

    static bool AsksPlainly(Turn turn) => OfCustomers.First(turn.Messages, Request) is not null;

    static Wordings Read()
    {
        using var reader = new StreamReader(typeof(Ending).Assembly.GetManifestResourceStream("QA.Analysis.Factors.acts.yaml")!);
        return Wordings.Load("Factors/acts.yaml", reader.ReadToEnd());
    }
}
