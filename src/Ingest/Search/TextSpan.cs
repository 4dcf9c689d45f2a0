namespace QA.Ingest.Search;

/// <summary>A piece of an original text, in UTF-16 units.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;
}
