namespace QA.Ingest.Search.Segments;

/// <summary>Tells what reading a damaged segment throws from every other exception.</summary>
static class Damage
{
    /// <summary>A number that leads out of its block, or a block that is not there.</summary>
    public static bool Is(Exception problem) =>
        problem is IndexOutOfRangeException or ArgumentOutOfRangeException or OverflowException or OutOfMemoryException or MissingBlockException
        || problem.GetType() == typeof(ArgumentException);
}

/// <summary>A block or column of a segment is not in the database.</summary>
sealed class MissingBlockException(string message) : Exception(message);
