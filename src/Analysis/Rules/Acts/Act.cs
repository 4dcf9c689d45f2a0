using QA.Analysis.Rules.Matching;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Rules.Acts;

/// <summary>话语行为: something people do with words, such as to apologise or to ask for the order number, and the wordings it is known by.</summary>
/// <param name="Name">What scenarios, steps and sequences call it.</param>
/// <param name="Speaker">Whose words are looked at.</param>
internal sealed record Act(string Name, Role Speaker, Localized Title, Phrasing Phrasing)
{
    /// <summary>Where its wordings stand, so that a rule can read them into its own lexicon.</summary>
    public required YamlValue Place { get; init; }
}
