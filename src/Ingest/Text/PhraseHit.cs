namespace QA.Ingest.Text;

/// <summary>One occurrence of a phrase: its place in the matcher's list, and where it stands in UTF-16 units.</summary>
public readonly record struct PhraseHit(int Phrase, int Start, int Length);
