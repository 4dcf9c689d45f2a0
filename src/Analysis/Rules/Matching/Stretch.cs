namespace QA.Analysis.Rules.Matching;

/// <summary>A run of a message's text in UTF-16 units, start included and end excluded.</summary>
internal readonly record struct Stretch(int Start, int Length)
{
    public int End => Start + Length;

    public bool Overlaps(Stretch other) => Start < other.End && other.Start < End;
}
