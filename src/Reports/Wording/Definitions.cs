namespace QA.Reports.Wording;

/// <summary>口径: where among <see cref="Words.Defined"/> the figures that pages name are told.</summary>
/// <remarks>A class of its own: fields of a class in several files have no order in which they come to be.</remarks>
public static class Definitions
{
    static readonly Dictionary<Phrase, int> Places = Of(
        [Words.Conversations],
        [Words.FirstResponseHeading, Words.Within60, Words.Within60Working, Words.TrendOfResponse, Words.ByResponseHeading, Words.Responsiveness],
        [Words.ReplyRate],
        [Words.Greeting, Words.Closing],
        [Words.ParetoHeading, Words.FindingsByRule, Words.FindingsByAgent, Words.LanguageCategory, Words.Security],
        [Words.Score, Words.QualityScore, Words.Categories],
        [Words.Shrunk],
        [Words.FunnelHeading],
        [Words.ChangesHeading],
        [Words.ConversionHeading, Words.PaidRate, Words.FunnelOfOrders, Words.OrdersHeading, Words.AssociationHeading],
        [Words.FindingsPer1000],
        [Words.Process, Words.FlowHeading, Words.StepsHeading, Words.StepsByAgent],
        [Words.LedgerHeading],
        [Words.ReceptionsByDay, Words.ReceptionsByHour, Words.ReceptionsByAgent, Words.ReceptionTable, Words.ConcurrencyHeading],
        [Words.TransferHeading],
        [Words.FactorsHeading, Words.ByFactor, Words.ServiceHeading],
        [Words.Practise],
        [],
        [Words.Better, Words.Source]);

    /// <summary>The place in <see cref="Words.Defined"/>; null for a name that needs no telling.</summary>
    public static int? PlaceOf(Phrase figure) => Places.TryGetValue(figure, out var place) ? place : null;

    static Dictionary<Phrase, int> Of(params ReadOnlySpan<Phrase[]> names)
    {
        var places = new Dictionary<Phrase, int>();
        for (var place = 0; place < names.Length; place++)
            foreach (var name in names[place]) places.TryAdd(name, place);
        return places;
    }
}
