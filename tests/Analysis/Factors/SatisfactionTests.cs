using FsCheck;
using FsCheck.Fluent;
using QA.Analysis.Factors;

namespace QA.Tests.Analysis.Factors;

public class SatisfactionTests
{
    static Voice Said(Factor factor, bool isPraise, double weight) => new(factor, isPraise, VoiceKind.Words, weight, 1, "m1", "");

    [Fact]
    public void The_index_is_the_weighted_mean_of_the_factors_that_were_voiced()
    {
        // Product: (0 − 3) / (0 + 3 + 1) = −0.75; service: (1 − 0) / (1 + 0 + 1) = +0.5.
        // 50 + 50 × (45 × −0.75 + 35 × 0.5) / (45 + 35) = 39.84375.
        var satisfaction = new Satisfaction([Said(Factor.Product, false, 3), Said(Factor.Service, true, 1)]);
        Assert.Equal(-0.75, satisfaction.Score(Factor.Product));
        Assert.Equal(0.5, satisfaction.Score(Factor.Service));
        Assert.Null(satisfaction.Score(Factor.Courier));
        Assert.Equal(3984, satisfaction.IndexCents);
    }

    [Fact]
    public void A_single_factor_is_rescaled_to_the_whole() =>
        Assert.Equal(2500, new Satisfaction([Said(Factor.Other, false, 1)]).IndexCents);

    [Fact]
    public void Praise_and_complaint_of_one_weight_are_neutral() =>
        Assert.Equal(5000, new Satisfaction([Said(Factor.Courier, false, 2), Said(Factor.Courier, true, 2)]).IndexCents);

    [Fact]
    public void Documented_weights_add_up() => Assert.Equal((100, 35), (DocumentedFactors.Weights.Sum(), DocumentedFactors.Weight(Factor.Service)));

    [Fact]
    public void Whatever_is_voiced_stays_on_the_scale_and_more_praise_never_lowers_it() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte Factor, bool IsPraise, byte Weight)[]>(), raw =>
        {
            var voices = raw.Select(v => Said((Factor)(v.Factor % 5), v.IsPraise, (1 + v.Weight) / 64.0)).ToList();
            var before = new Satisfaction(voices);
            if (before.IndexCents is { } index && index is < 0 or > 10_000) return false;
            if (voices.Count == 0) return before.IndexCents is null;
            var factor = voices[0].Factor;
            return new Satisfaction([.. voices, Said(factor, true, 1)]).IndexCents >= before.IndexCents;
        }).QuickCheckThrowOnFailure();
}
