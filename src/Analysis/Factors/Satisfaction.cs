namespace QA.Analysis.Factors;

/// <summary>满意度: how content a customer is by their own words and acts, on the five documented factors.</summary>
/// <remarks>
/// A factor's score is (praise − complaint) / (praise + complaint + 1), each side the sum of its voices' weights: −1 to +1,
/// nearer the ends the more was said, and the 1 keeps a single word from settling it. The index is 50 + 50 × Σ w·s / Σ w over
/// the factors that were voiced, w being the documented shares. What an agent writes is no evidence of satisfaction.
/// </remarks>
public sealed record Satisfaction
{
    readonly double?[] scores;

    public static Satisfaction Unvoiced { get; } = new([]);

    public Satisfaction(IReadOnlyList<Voice> voices)
    {
        Voices = voices;
        scores = new double?[DocumentedFactors.All.Count];
        if (voices.Count == 0) return;
        double sum = 0, weights = 0;
        foreach (var factor in DocumentedFactors.All)
        {
            if (ScoreOf(factor, withOrders: true) is not { } score) continue;
            scores[(int)factor] = score;
            var weight = DocumentedFactors.Weight(factor);
            sum += weight * score;
            weights += weight;
        }
        IndexCents = (int)Math.Round(100 * (50 + 50 * sum / weights), MidpointRounding.AwayFromZero);
    }

    /// <summary>The evidence, in order of message.</summary>
    public IReadOnlyList<Voice> Voices { get; }

    /// <summary>满意指数: hundredths, 0 to 10,000 with 5,000 as neutral; null where nothing was voiced.</summary>
    public int? IndexCents { get; }

    /// <summary>−1 to +1; null where the factor was not voiced.</summary>
    public double? Score(Factor factor) => scores[(int)factor];

    /// <summary>The same without orders as evidence: whether content customers buy must not be asked of a figure that counts buying as content.</summary>
    /// <remarks>Without tone and refusals too: they are hints of how a talk went, and a refusal may itself be why nothing was bought.</remarks>
    public double? ScoreBeforeOrder(Factor factor) => ScoreOf(factor, withOrders: false);

    double? ScoreOf(Factor factor, bool withOrders)
    {
        double praise = 0, complaint = 0;
        foreach (var voice in Voices)
        {
            if (voice.Factor != factor || (!withOrders && voice.Kind is VoiceKind.OrderAfterAnswer or VoiceKind.Tone or VoiceKind.Unmet)) continue;
            if (voice.IsPraise) praise += voice.Weight;
            else complaint += voice.Weight;
        }
        return praise + complaint == 0 ? null : (praise - complaint) / (praise + complaint + 1);
    }
}
