using Microsoft.AspNetCore.Http.Extensions;
using QA.Ingest.Conversations;
using QA.Ingest.Search;

namespace QA.Web;

/// <summary>Addresses of pages: the whole state is in them, so that any page can be sent to a colleague.</summary>
public static class Href
{
    public static string Search(string query, string? sort = null, string? after = null) => Of("/search", ("q", query), ("sort", sort), ("after", after));

    public static string Conversation(ConversationId id) => Of("/conversation", ("shop", id.Shop), ("id", id.Value));

    /// <summary>A conversation as a hit of a search: its neighbours are the search's.</summary>
    public static string Hit(ConversationId id, string query, string? sort, string? after) =>
        Of("/conversation", ("shop", id.Shop), ("id", id.Value), ("q", query), ("sort", sort), ("after", after));

    /// <summary>A conversation as one of a sample.</summary>
    public static string Sampled(ConversationId id, long sample, int place) =>
        Of("/conversation", ("shop", id.Shop), ("id", id.Value), ("sample", Text(sample)), ("place", Text(place)));

    public static string Team(string shop, Week week) => Of("/team", ("shop", shop), ("week", week.ToString()));

    public static string Agent(string shop, string agent, Week? week) => Of("/agent", ("shop", shop), ("agent", agent), ("week", week?.ToString()));

    public static string Findings(string shop, Week week) => Of("/findings", ("shop", shop), ("week", week.ToString()));

    public static string Method(string shop, Week week) => Of("/method", ("shop", shop), ("week", week.ToString()));

    public static string Rule(string id) => Of("/rule", ("id", id));

    public static string Sample(long key) => Of("/review", ("sample", Text(key)));

    /// <summary>Whether an address stays on this site: no scheme, no host, however it is written.</summary>
    public static bool IsLocal(string? address) =>
        address is { Length: > 0 } && address[0] == '/' && (address.Length == 1 || address[1] is not ('/' or '\\')) && !address.Any(char.IsControl);

    public static string Of(string path, params ReadOnlySpan<(string Name, string? Value)> values)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in values) if (value is { Length: > 0 }) query.Add(name, value);
        return path + query.ToQueryString().Value;
    }

    public static string Sort(SearchOrder order) => order switch { SearchOrder.OldestFirst => "oldest", SearchOrder.Relevance => "relevance", _ => "" };

    static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
