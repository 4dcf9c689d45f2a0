using QA.Ingest.Conversations;

namespace QA.Ingest.Search.Segments;

/// <summary>What a filter may ask of a document, in 32 bits: role (2), kind (3), whether its time is known (1), length (8), scope (18).</summary>
static class Traits
{
    const int KindShift = 2, LengthShift = 6;
    public const int ScopeShift = 14;
    const uint Known = 1 << 5;

    /// <summary>Relevance tells lengths apart up to so many tokens.</summary>
    public const int LongestLength = 255;

    const int MostScopes = 1 << 32 - ScopeShift;

    public const uint RoleMask = 3, KindMask = 7 << KindShift;

    public static uint Of(Role role, MessageKind kind, int length) =>
        (uint)role | (uint)kind << KindShift | Known | (uint)Math.Min(length, LongestLength) << LengthShift;

    public static uint WithScope(uint traits, long scope) => scope < MostScopes
        ? traits & (1u << ScopeShift) - 1 | (uint)scope << ScopeShift
        : throw new InvalidOperationException($"the index tells {MostScopes} pairs of shop and channel apart, and there are more");

    public static uint Undated(uint traits) => traits & ~Known;

    public static bool IsDated(uint traits) => (traits & Known) != 0;

    public static Role RoleOf(uint traits) => (Role)(traits & RoleMask);

    public static uint Kind(MessageKind kind) => (uint)kind << KindShift;

    public static int LengthOf(uint traits) => (int)(traits >> LengthShift & LongestLength);

    public static int ScopeOf(uint traits) => (int)(traits >> ScopeShift);
}
