using QA.Analysis.Conversion;
using QA.Analysis.Desk;
using QA.Analysis.Reviews;
using QA.Analysis.Rules;
using QA.Analysis.Scoring;
using QA.Analysis.Timelines;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Ingest.Store;

namespace QA.Reports.Exports;

/// <summary>Analyses a workspace and fills tables with what comes of it; only what the tables ask for is counted.</summary>
public sealed record WorkspaceRows(Workspace Workspace, Profile Profile, RuleBook Rules, IReadOnlyList<Label> Labels)
{
    /// <summary>Adds every row, in the order that the tables promise. The caller completes the tables.</summary>
    public void AddTo(TableFiles files)
    {
        foreach (var receipt in Workspace.Reading.Receipts()) files.Add(receipt);
        foreach (var reject in Workspace.Reading.Rejects()) files.Add(reject);
        if (files.Wants<ScoredConversation>() || files.Wants<AgentWeek>() || files.Wants<Promise>() || files.Wants<CustomerDue>() || files.Wants<OrderCredit>())
            AddConversations(files);
        if (files.Wants<DeskRow>() || files.Wants<DeskAgent>()) AddDesks(files);
    }

    void AddConversations(TableFiles files)
    {
        var (scores, timelines) = (new ScoreBook(Profile), new TimelineBook());
        var (horizons, orders) = (Workspace.Reading.Horizons(), Workspace.Reading.Orders());
        var conversion = ConversionBook.ForCredits(Profile, orders);
        var pass = Overrides.Over(AnalysisPass.Of(Profile, Rules, horizons, orders, Workspace.Reading.Ratings()), Labels, Profile, Rules);
        foreach (var scored in pass.Run(Workspace.Reading.All()))
        {
            files.Add(scored);
            scores.Add(scored);
            timelines.Add(scored.Facts);
            conversion.Add(scored);
        }
        foreach (var week in scores.Rows()) files.Add(week);
        foreach (var promise in timelines.Promises(horizons)) files.Add(promise);
        foreach (var customer in timelines.Customers(orders)) files.Add(customer);
        foreach (var credit in conversion.Credits()) files.Add(credit);
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
