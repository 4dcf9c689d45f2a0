using QA.Analysis.Timelines;

namespace QA.Reports.Pages;

/// <summary>客户名单: the customers of one group, those first who can still be served in time.</summary>
/// <param name="InTime">Due at or after the end of the data, the soonest first.</param>
public sealed record CustomerList(CustomerGroup Group, int Count, IReadOnlyList<CustomerDue> InTime)
{
    /// <summary>Listed of each group; the customers table has all of them.</summary>
    public const int Shown = 40;

    /// <summary>All four groups, in the order of a purchase.</summary>
    public static IReadOnlyList<CustomerList> Of(IReadOnlyList<CustomerDue> customers, DateTimeOffset? until) =>
    [
        .. from @group in Enum.GetValues<CustomerGroup>()
           let members = customers.Where(c => c.Group == @group).ToList()
           select new CustomerList(@group, members.Count,
               [.. members.Where(c => c.DueAt is { } due && !(due < until)).OrderBy(c => c.DueAt).ThenBy(c => c.CustomerId, StringComparer.Ordinal)]),
    ];
}
