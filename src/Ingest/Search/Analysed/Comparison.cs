namespace QA.Ingest.Search.Analysed;

/// <summary>A figure of a conversation that filters compare.</summary>
public enum Measure { Wait, Score, Stars }

/// <summary>How a filter compares.</summary>
public enum Comparison { Is, Less, LessOrSame, More, MoreOrSame }

/// <summary>Answers of <see cref="Comparison"/>.</summary>
static class Comparisons
{
    public static bool Holds(this Comparison comparison, long value, long than) => comparison switch
    {
        Comparison.Less => value < than,
        Comparison.LessOrSame => value <= than,
        Comparison.More => value > than,
        Comparison.MoreOrSame => value >= than,
        _ => value == than,
    };
}
