using QA.Ingest.Conversations;

namespace QA.Ingest.Search.Segments;

/// <summary>The documents of one segment by role and, where there are few of them, by shop and channel: what facets count with.</summary>
/// <remarks>Two sets are counted together sixty-four documents at a time; their columns would be read document by document.</remarks>
sealed class TraitSets
{
    /// <summary>With more the sets of the scopes take more memory than the column.</summary>
    const int MostScopes = 16;

    static readonly int RoleCount = Enum.GetValues<Role>().Length;

    readonly Bits[] roles, scopes;

    TraitSets(Bits[] roles, Bits[] scopes) => (this.roles, this.scopes) = (roles, scopes);

    public static TraitSets Of(ReadOnlySpan<uint> traits)
    {
        var largest = 0;
        foreach (var trait in traits) largest = Math.Max(largest, Traits.ScopeOf(trait));
        var (roles, scopes) = (Sets(RoleCount, traits.Length), largest < MostScopes ? Sets(largest + 1, traits.Length) : []);
        for (var document = 0; document < traits.Length; document++)
        {
            roles[(int)Traits.RoleOf(traits[document])].Set(document);
            if (scopes.Length > 0) scopes[Traits.ScopeOf(traits[document])].Set(document);
        }
        return new(roles, scopes);
    }

    static Bits[] Sets(int count, int documents)
    {
        var sets = new Bits[count];
        for (var i = 0; i < count; i++) sets[i] = new(new ulong[Bits.WordsFor(documents)]);
        return sets;
    }

    /// <summary>Bytes of memory.</summary>
    public long Size => 8L * (roles.Length + scopes.Length) * roles[0].Words.Length;

    public void CountRoles(Bits matches, long[] counts)
    {
        for (var role = 0; role < roles.Length; role++) counts[role] += matches.CountWith(roles[role].Words);
    }

    /// <summary>False where there are too many scopes: then the column must be read.</summary>
    public bool TryCountScopes(Bits matches, long[] counts)
    {
        for (var scope = 0; scope < scopes.Length; scope++) counts[scope] += matches.CountWith(scopes[scope].Words);
        return scopes.Length > 0;
    }
}
