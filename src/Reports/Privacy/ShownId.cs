namespace QA.Reports.Privacy;

/// <summary>A conversation's id as pages may show it: ids that the import made up hold the customer's nick, which pages shorten.</summary>
public static class ShownId
{
    /// <summary>The id itself where it does not hold the nick.</summary>
    public static string Of(string id, string customer)
    {
        var at = customer.Length < 2 ? -1 : id.IndexOf(customer, StringComparison.Ordinal);
        // A part of a longer word or number is no nick.
        if (at < 0 || at > 0 && char.IsLetterOrDigit(id[at - 1])) return id;
        if (at + customer.Length < id.Length && char.IsLetterOrDigit(id[at + customer.Length])) return id;
        return id.Replace(customer, PersonalData.Nick(customer), StringComparison.Ordinal);
    }
}
