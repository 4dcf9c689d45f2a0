namespace QA.Web;

/// <summary>A query as text, with a filter put in or taken out: what facets and their links do.</summary>
public static class QueryText
{
    /// <summary>The value as it may stand behind a filter's colon.</summary>
    public static string Quoted(string value) =>
        value.Length > 0 && !value.Any(unit => char.IsWhiteSpace(unit) || unit is '(' or ')' or '"' or '（' or '）' or '“' or '”') ? value
        : $"\"{value.Replace("\"", "", StringComparison.Ordinal)}\"";

    public static bool Has(string query, string filter)
    {
        if (filter.Length == 0) return false;
        var words = Words(query);
        return Words(filter).All(words.Contains);
    }

    public static string With(string query, string filter) => filter.Length == 0 ? query
        : $"{(query.Contains(" OR ", StringComparison.Ordinal) && !IsWrapped(query) ? $"({query})" : query)} {filter}".Trim();

    public static string Without(string query, string filter)
    {
        var gone = Words(filter);
        return string.Join(' ', Words(query).Where(word => !gone.Contains(word)));
    }

    /// <summary>At spaces outside quotation marks.</summary>
    static List<string> Words(string query)
    {
        var words = new List<string>();
        var (from, quoted) = (0, false);
        for (var i = 0; i <= query.Length; i++)
        {
            if (i < query.Length && query[i] == '"') quoted = !quoted;
            if (i < query.Length && (quoted || !char.IsWhiteSpace(query[i]))) continue;
            if (i > from) words.Add(query[from..i]);
            from = i + 1;
        }
        return words;
    }

    // Without it a filter added to "a OR b" would narrow b alone.
    static bool IsWrapped(string query)
    {
        var depth = 0;
        for (var i = 0; i < query.Length; i++)
        {
            if (query[i] == '(') depth++;
            else if (query[i] == ')') depth--;
            else if (depth == 0 && string.CompareOrdinal(query, i, " OR ", 0, 4) == 0) return false;
        }
        return true;
    }
}
