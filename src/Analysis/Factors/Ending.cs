using QA.Analysis.Flow;
using QA.Analysis.Metrics;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Factors;

/// <summary>结尾: what the customer's last words do: thank after the answer, ask and be left hanging, or neither.</summary>
sealed class Ending(Courtesy courtesy)
{
    static readonly Wordings Acts = Read();
    static readonly IReadOnlyList<string> Names = Acts.Names;

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
            if (Seen(turn, "thanks") is { } thanks && !(asks && AsksPlainly(turn))) return thanks;
            if (asks) return null;
        }
        return null;
    }

    /// <summary>How strongly the last customer turn asks and stays open: 1 for a question, request or complaint, ½ for any other words, 0 for none.</summary>
    public double Openness(Turn last, bool complains)
    {
        if (!courtesy.Asks(last)) return 0;
        if (complains || AsksPlainly(last)) return 1;
        return Seen(last, "thanks") is null && Seen(last, "acceptance") is null ? 0.5 : 0;
    }

    /// <summary>The customer takes the answer: ok, I see, I will try.</summary>
    public bool Accepts(Turn last) => !AsksPlainly(last) && (!courtesy.Asks(last) || Seen(last, "acceptance") is not null);

    /// <summary>The agents' turn leaves the request where it was.</summary>
    public static bool Refuses(Turn answer) => Seen(answer, "refusal") is not null;

    static bool AsksPlainly(Turn turn) => Seen(turn, "request") is not null;

    static Message? Seen(Turn turn, string name)
    {
        foreach (var component in Acts.Judge(turn.Messages, [name]))
            if (component.MessageId is { Length: > 0 } id && component.IsSeen)
                foreach (var message in turn.Messages)
                    if (message.Id == id) return message;
        return null;
    }

    static Wordings Read()
    {
        using var reader = new StreamReader(typeof(Ending).Assembly.GetManifestResourceStream("QA.Analysis.Factors.acts.yaml")!);
        return Wordings.Load("Factors/acts.yaml", reader.ReadToEnd());
    }
}
