using QA.Analysis.Desk;
using QA.Analysis.Reviews;
using QA.Analysis.Rules;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Ingest.Store;
using QA.Reports.Readings;

namespace QA.Reports.Exports;

/// <summary>Analyses a workspace and fills tables with what comes of it; only what the tables ask for is counted.</summary>
public sealed record WorkspaceRows(Workspace Workspace, Profile Profile, RuleBook Rules, IReadOnlyList<Label> Labels)
{
    /// <summary>What the workspace's last analysis must have been made by, so that nothing is read again; null where everything is.</summary>
    public string? MadeBy { get; init; }

    /// <summary>Adds every row, in the order that the tables promise. The caller completes the tables.</summary>
    public void AddTo(TableFiles files)
    {
        foreach (var receipt in Workspace.Reading.Receipts()) files.Add(receipt);
        foreach (var reject in Workspace.Reading.Rejects()) files.Add(reject);
        // Receipts, rejects and desks are all that can be told without reading each conversation.
        if (files.Wants<ScoredConversation>() || Aggregates.AreWanted(files)) AddConversations(files);
        if (files.Wants<DeskRow>() || files.Wants<DeskAgent>()) AddDesks(files);
    }

    void AddConversations(TableFiles files)
    {
        var (horizons, orders) = (Workspace.Reading.Horizons(), Workspace.Reading.Orders());
        var sums = new Aggregates(Profile, orders, TableChoice.All);
        var pass = Overrides.Over(AnalysisPass.Of(Profile, Rules, horizons, orders, Workspace.Reading.Ratings()), Labels, Profile, Rules);
        using var shelf = new ReadingShelf(Workspace, MadeBy);
        foreach (var (conversation, scored) in shelf.Run(pass))
        {
            files.Add(scored);
            sums.Add(conversation, scored);
        }
        sums.AddTo(files, horizons);
    }

    void AddDesks(TableFiles files)
    {
        var totals = new DeskPass(Profile, Workspace.Reading.Horizons(), Workspace.Reading.Orders()).Run(Workspace.Reading.Timelines());
        var shifts = Workspace.Reading.Shifts().ToLookup(shift => shift.Shop);
        foreach (var shop in totals.Shops)
        {
            foreach (var row in totals.Rows(shop, [.. shifts[shop]])) files.Add(row);
            foreach (var agent in totals.Agents(shop)) files.Add(agent);
        }
    }
}
