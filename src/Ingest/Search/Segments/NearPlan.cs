using System.Runtime.InteropServices;

namespace QA.Ingest.Search.Segments;

/// <summary>Two phrases with at most so many places between them, in either order.</summary>
sealed class NearPlan(QueryNode.Near near) : Plan
{
    readonly PhrasePlan first = new(near.First.Pattern), second = new(near.Second.Pattern);
    readonly int firstLength = near.First.Pattern.Places, secondLength = near.Second.Pattern.Places;

    public override void Fill(SegmentView view, int from, int until, Bits bits) => Match(view, from, until, null, bits);

    public override void Narrow(SegmentView view, int from, int until, Bits bits)
    {
        var matching = view.Rent();
        Match(view, from, until, bits, matching);
        bits.CopyFrom(matching);
        SegmentView.Return(matching);
    }

    void Match(SegmentView view, int from, int until, Bits? within, Bits found)
    {
        var (withFirst, withSecond) = (view.Rent(), view.Rent());
        var (places, others) = (new List<long>(), new List<long>());
        first.AddPlaces(view, from, until, within, places, withFirst);
        second.AddPlaces(view, from, until, withFirst, others, withSecond);
        Meet(CollectionsMarshal.AsSpan(places), CollectionsMarshal.AsSpan(others), found);
        SegmentView.Return(withFirst);
        SegmentView.Return(withSecond);
    }

    void Meet(ReadOnlySpan<long> places, ReadOnlySpan<long> others, Bits found)
    {
        var (starts, otherStarts) = (new List<int>(), new List<int>());
        for (int at = 0, other = 0; other < others.Length;)
        {
            var document = (int)(others[other] >> 32);
            while ((int)(places[at] >> 32) < document) at++;
            starts.Clear();
            otherStarts.Clear();
            for (; at < places.Length && (int)(places[at] >> 32) == document; at++) starts.Add((int)places[at]);
            for (; other < others.Length && (int)(others[other] >> 32) == document; other++) otherStarts.Add((int)others[other]);
            if (TextTests.AreNear(CollectionsMarshal.AsSpan(starts), firstLength, CollectionsMarshal.AsSpan(otherStarts), secondLength, near.Distance))
                found.Set(document);
        }
    }
}
