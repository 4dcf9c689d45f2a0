namespace QA.Ingest.Search.Segments;

/// <summary>What the table of segments says of one. <paramref name="Dead"/> of its documents are deleted.</summary>
readonly record struct SegmentRow(
    long Id, int Documents, int Dead, long Tokens, int Blocks, long FirstKey, long LastKey, int LastConversation)
{
    public int Live => Documents - Dead;
}
