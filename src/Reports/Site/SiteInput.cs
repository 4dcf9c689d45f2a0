using QA.Analysis.Scoring;
using QA.Analysis.Timelines;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Reports.Pages;
using QA.Reports.Wording;

namespace QA.Reports.Site;

/// <summary>Everything that a site is written from. No clock, no machine: the same input gives the same bytes.</summary>
public sealed record SiteInput
{
    public required IReadOnlyList<WeekReport> Weeks { get; init; }
    public required Profile Profile { get; init; }

    /// <summary>SHA-256 of the profile's content, in lower-case hexadecimal.</summary>
    public string ProfileSha256 { get; init; } = "";

    public string Engine { get; init; } = "";
    public IReadOnlyList<PackStamp> Packs { get; init; } = [];

    /// <summary>SHA-256 over all rule files, packs and the shop's own, in lower-case hexadecimal.</summary>
    public string RulesSha256 { get; init; } = "";

    /// <summary>The imported files behind the figures, named without their folders.</summary>
    public IReadOnlyList<InputFile> Inputs { get; init; } = [];

    /// <summary>What became of the rows of each of them.</summary>
    public IReadOnlyList<FileReceipt> Receipts { get; init; } = [];

    /// <summary>The last <c>sent_at</c> of the data, or null where nothing has a time.</summary>
    public DateTimeOffset? DataUntil { get; init; }

    public Language Language { get; init; } = Language.Chinese;
    public bool ShowPersonalData { get; init; }

    /// <summary>The messages of a cited conversation, or null where none were kept. May be called on several threads.</summary>
    public Func<ConversationId, Conversation?> Transcript { get; init; } = _ => null;

    /// <summary>
    /// A week with its conversations, where <see cref="Weeks"/> come without: they are asked for when a week is written, so that memory is that of a
    /// week. Those that get a page come whole, the others may come without proofs. May be called on several threads.
    /// </summary>
    public Func<WeekReport, Predicate<ConversationId>, WeekReport> Filled { get; init; } = (week, _) => week;

    /// <summary>Every customer of every shop, as they stand at the end of the data.</summary>
    public IReadOnlyList<CustomerDue> Customers { get; init; } = [];

    /// <summary>What managers wrote about their agents.</summary>
    public AgentNotes Notes { get; init; } = AgentNotes.None;

    /// <summary>Threads that pages are written on; 0 for as many as there are processors. The pages are the same.</summary>
    public int Threads { get; init; }

    /// <summary>An agent's name by shop and id, or null.</summary>
    public Func<string, string, string?> AgentName { get; init; } = (_, _) => null;

    /// <summary>A customer's orders by shop and customer id.</summary>
    public Func<string, string, IReadOnlyList<Order>> Orders { get; init; } = (_, _) => [];

    /// <summary>What is known of a rule, or null.</summary>
    public Func<string, RuleNote?> Rule { get; init; } = _ => null;
}

/// <summary>A file that was imported, by its content.</summary>
public sealed record InputFile(string Name, string Sha256);

/// <summary>What was written.</summary>
/// <param name="Pages">How many HTML files.</param>
/// <param name="Manifest">Path of the manifest inside the site.</param>
public sealed record SiteReceipt(string Out, IReadOnlyList<Week> Weeks, int Pages, string Manifest);
