namespace QA.Ingest.Store;

/// <summary>Times as the store keeps them: UTC milliseconds since 1970, null where unknown.</summary>
static class Moments
{
    public static DateTimeOffset? Of(long? milliseconds) =>
        milliseconds is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;

    public static long? Of(DateTimeOffset? moment) => moment?.ToUnixTimeMilliseconds();
}
