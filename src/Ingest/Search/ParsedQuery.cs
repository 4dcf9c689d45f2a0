using System.Diagnostics.CodeAnalysis;

namespace QA.Ingest.Search;

/// <summary>What came of reading a query: its tree, or what is wrong with it.</summary>
public sealed record ParsedQuery
{
    ParsedQuery(QueryNode? tree, QueryError? error) => (Tree, Error) = (tree, error);

    public QueryNode? Tree { get; }

    public QueryError? Error { get; }

    [MemberNotNullWhen(true, nameof(Tree)), MemberNotNullWhen(false, nameof(Error))]
    public bool IsValid => Tree is not null;

    public static ParsedQuery Of(QueryNode tree) => new(tree, null);

    public static ParsedQuery Wrong(QueryError error) => new(null, error);
}
