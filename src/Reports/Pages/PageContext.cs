using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Reports.Privacy;
using QA.Reports.Wording;

namespace QA.Reports.Pages;

/// <summary>What every page of a rendering knows: language, names, rules, where things stand, and what made the figures.</summary>
public sealed record PageContext
{
    public Language Language { get; init; } = Language.Chinese;
    public Profile Profile { get; init; } = new();
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>What the header calls the data.</summary>
    public string Shop { get; init; } = "";

    public string Engine { get; init; } = "";
    public IReadOnlyList<PackStamp> Packs { get; init; } = [];
    public string ProfileHash { get; init; } = "";

    /// <summary>SHA-256 over all rule files, packs and the shop's own.</summary>
    public string RulesHash { get; init; } = "";

    /// <summary>SHA-256 of what the figures were made from; the site's manifest carries the same.</summary>
    public string Provenance { get; init; } = "";

    /// <summary>The last <c>sent_at</c> in the data, or null where nothing has a time.</summary>
    public DateTimeOffset? DataUntil { get; init; }

    public bool ShowPersonalData { get; init; }

    public Func<string, string, string?> AgentName { get; init; } = (_, _) => null;
    public Func<string, RuleNote?> Rule { get; init; } = _ => null;
    public Func<ConversationId, Conversation?> Transcript { get; init; } = _ => null;
    public Func<string, string, IReadOnlyList<Order>> Orders { get; init; } = (_, _) => [];

    /// <summary>What the manager wrote about an agent's week, paragraph by paragraph.</summary>
    public Func<string, string, Week, IReadOnlyList<string>> Notes { get; init; } = (_, _, _) => [];

    /// <summary>Path from the page to its week's folder, and from there to the site's root.</summary>
    public string ToWeek { get; init; } = "";
    public string ToRoot { get; init; } = "../../";

    /// <summary>Whether the page belongs to a week, and so has a team, findings and a method to link to.</summary>
    public bool IsInWeek { get; init; } = true;

    public WeekLinks Links { get; init; } = WeekLinks.None;

    /// <summary>Set where a server renders the page; null where it is written to disk.</summary>
    public LivePage? Live { get; init; }

    public bool IsChinese => Language is Language.Chinese;
    /// <summary>Thresholds count working time, and headlines must say so.</summary>
    public bool HasHours => Profile.Hours.Desks.Count > 0;

    public int TooFew => Profile.Scoring.MinConversations;

    public DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    /// <summary>A message's text as a page may show it: never longer or shorter than the original.</summary>
    public string Text(string text) => ShowPersonalData ? text : PersonalData.Mask(text);

    public string Nick(string customer) => ShowPersonalData ? customer : PersonalData.Nick(customer);

    public string Number(string number) => ShowPersonalData ? number : PersonalData.Number(number);

    /// <summary>The agent's name, or the id where none is known.</summary>
    public string NameOf(string shop, string agentId) => AgentName(shop, agentId) is { Length: > 0 } name ? name : agentId;

    /// <summary>Name and id, as charts label an agent.</summary>
    public string LabelOf(string shop, string agentId) =>
        NameOf(shop, agentId) is var name && name == agentId ? agentId : $"{name} {agentId}";

    /// <summary>What is known of a finding's rule; where the pack is not at hand, what the finding itself tells.</summary>
    public RuleNote NoteOf(Finding finding) => Rule(finding.RuleId) ??
        new RuleNote(finding.RuleId, finding.RuleVersion, finding.Severity, Phrase.Same(finding.RuleId)) { Source = finding.Source };

    public RuleNote NoteOf(string ruleId) => Rule(ruleId) ?? new RuleNote(ruleId, "", Severity.Info, Phrase.Same(ruleId));

    public string AgentHref(string shop, string agentId) => Live is { } live ? live.AgentHref(shop, agentId, null) :
        Links.Agent(shop, agentId) is { } file ? $"{ToWeek}agents/{file}.html" : "";

    /// <summary>Link to a conversation, and to one message of it; empty where the conversation has no page in any week.</summary>
    public string ConversationHref(ConversationId id, string? messageId = null)
    {
        var message = messageId is null ? "" : "#" + FileNames.Anchor("m", messageId);
        if (Live is { } live) return live.ConversationHref(id) + message;
        if (Links.Conversation(id) is { } file) return $"{ToWeek}conversations/{file}.html{message}";
        foreach (var other in Links.Siblings.Values)
            if (other.Conversation(id) is { } there) return $"{ToRoot}{other.Folder}/conversations/{there}.html{message}";
        return "";
    }

    /// <summary>Link to a rule among the findings, or to one agent's hits of it on the agent's page.</summary>
    public string RuleHref(string ruleId, string? shop = null, string? agentId = null) => Live is { } live ? live.RuleHref(ruleId, shop, agentId) :
        agentId is not null && AgentHref(shop ?? "", agentId) is { Length: > 0 } agent ? $"{agent}#{RuleAnchor(ruleId, shop, agentId)}"
            : $"{ToWeek}findings.html#{RuleAnchor(ruleId)}";

    /// <summary>Where the method page tells a figure.</summary>
    public static string DefinitionAnchor(int place) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"d-{place + 1}");

    /// <summary>Link to what a figure's name means; null where it needs no telling, or where the method has no page at hand.</summary>
    public string? DefinitionHref(Phrase figure) =>
        Live is null && IsInWeek && Definitions.PlaceOf(figure) is { } place ? $"{ToWeek}method.html#{DefinitionAnchor(place)}" : null;

    public static string RuleAnchor(string ruleId, string? shop = null, string? agentId = null) =>
        FileNames.Anchor("r", agentId is null ? ruleId : $"{ruleId}.{shop}.{agentId}");

    /// <summary>The week's team page and its list of findings.</summary>
    public string TeamHref => Live is { } live ? live.TeamHref : ToWeek + "index.html";

    public string FindingsHref => Live is { } live ? live.FindingsHref : ToWeek + "findings.html";

    /// <summary>The shop's customer groups: as they stand at the end of the data, beside its newest week.</summary>
    public string CustomersHref => $"{ToRoot}{Links.Newest.Folder}/customers.html";

    /// <summary>The same shop's team page of another week.</summary>
    public string WeekHref(Week week) => Live is { } live ? live.WeekHref(week) : Links.Siblings.TryGetValue(week, out var there) ? $"{ToRoot}{there.Folder}/index.html" : "";

    /// <summary>The same agent's page of another week; empty where there is none.</summary>
    public string AgentHref(Week week, string shop, string agentId) => Live is { } live ? live.AgentHref(shop, agentId, week) :
        Links.Siblings.TryGetValue(week, out var there) && there.Agent(shop, agentId) is { } file ? $"{ToRoot}{there.Folder}/agents/{file}.html" : "";
}

/// <summary>A rule pack as it was when the figures were made.</summary>
public sealed record PackStamp(string Name, string Version);
