using QA.Analysis.Scoring;

namespace QA.Reports.Exports;

/// <summary>Which tables are wanted, and what they rest on.</summary>
/// <param name="Names">Names of tables; all where none are named.</param>
sealed record TableChoice(IReadOnlyList<string> Names)
{
    /// <summary>A table made of every part of the analysis.</summary>
    static readonly string[] OfEverything = ["conversations", "scorecards"];

    public static TableChoice All { get; } = new([]);

    public bool Has(string table) => Names.Count == 0 || Names.Contains(table);

    public bool HasDesks => Has("desk") || Has("desk_agents") || Has("desk_waits");

    public bool HasPhrases => Has("phrases") || Has("phrase_use");

    public bool HasTimelines => Has("promises") || Has("customers");

    public AnalysisScope Scope
    {
        get
        {
            var all = OfEverything.Any(Has);
            return new(Rules: all || Has("findings") || Has("cues"), Flow: all || Has("steps") || Has("techniques") || Has("promises"), Voices: all)
            {
                Scores = all || HasPhrases,
                Contacts = Has("conversion") ? ScopeOfContacts.Buyers : ScopeOfContacts.Nobody,
            };
        }
    }
}
