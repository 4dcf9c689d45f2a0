using Microsoft.AspNetCore.Components;
using QA.Ingest.Conversations;

namespace QA.Reports.Pages;

/// <summary>What a server adds to a page that a file does not have: its own addresses, a reader's marks, and things to press.</summary>
/// <remarks>The pages are the same components; where this is null they are written to disk and hold links between files only.</remarks>
public sealed record LivePage
{
    /// <summary>Navigation and account, in place of the site's own.</summary>
    public required RenderFragment<string> Header { get; init; }

    public required Func<string, string, Week?, string> AgentHref { get; init; }
    public required Func<ConversationId, string> ConversationHref { get; init; }
    public required Func<string, string?, string?, string> RuleHref { get; init; }
    public required Func<Week, string> WeekHref { get; init; }

    /// <summary>The team page that a conversation's page leads back to.</summary>
    public string TeamHref { get; init; } = "/team";

    public string FindingsHref { get; init; } = "/findings";

    /// <summary>An agent's promises, of all weeks.</summary>
    public Func<string, string, string> PromisesHref { get; init; } = (_, _) => "/promises";

    /// <summary><c>dark</c>, <c>light</c>, or null for the reader's own setting.</summary>
    public string? Theme { get; init; }

    /// <summary>Pieces of a text that the reader searched for: start and length in UTF-16 units.</summary>
    public Func<string, IReadOnlyList<(int Start, int Length)>>? Marks { get; init; }

    /// <summary>Beside a finding: the reviewers' verdicts and what to press.</summary>
    public Func<int, Finding, RenderFragment?>? BesideNote { get; init; }

    /// <summary>A conversation's neighbours in the list that the reader came from.</summary>
    public RenderFragment? Neighbours { get; init; }

    /// <summary>Under a conversation's title: what the reader searched for.</summary>
    public RenderFragment? UnderTitle { get; init; }

    /// <summary>Below a conversation's figures: marking a missed hit, undoing, finishing.</summary>
    public RenderFragment? Tools { get; init; }
}
