namespace QA.Ingest.Search.Segments;

/// <summary>A query node made ready: what it must know of the workspace is looked up, and each segment answers it alike.</summary>
abstract class Plan
{
    /// <summary>Adds to an empty set the documents of [from, until) that match, deleted ones included.</summary>
    public abstract void Fill(SegmentView view, int from, int until, Bits bits);

    /// <summary>Keeps of a set within [from, until) the documents that match.</summary>
    public virtual void Narrow(SegmentView view, int from, int until, Bits bits)
    {
        var matching = view.Rent();
        Fill(view, from, until, matching);
        bits.And(matching);
        SegmentView.Return(matching);
    }

    /// <summary>Tests documents one by one, so that it is cheapest once other terms have left few.</summary>
    public virtual bool IsFilter => false;
}

/// <summary>All of the terms; with none, every document.</summary>
sealed class AllPlan(IReadOnlyList<Plan> terms) : Plan
{
    readonly IReadOnlyList<TimePlan> times = [.. terms.OfType<TimePlan>()];

    // A phrase is found faster than a combination, and the longer it is the less it finds.
    readonly IReadOnlyList<Plan> finders = [.. terms.Where(term => !term.IsFilter).OrderByDescending(term => (term as PhrasePlan)?.Words ?? 0)];
    readonly IReadOnlyList<Plan> filters = [.. terms.Where(term => term.IsFilter)];

    public override void Fill(SegmentView view, int from, int until, Bits bits)
    {
        foreach (var time in times) time.Narrow(view.Segment, ref from, ref until);
        if (from >= until) return;
        if (finders.Count == 0) bits.SetRange(from, until);
        for (var i = 0; i < finders.Count; i++)
        {
            if (i == 0) finders[i].Fill(view, from, until, bits);
            else finders[i].Narrow(view, from, until, bits);
            if (bits.IsEmpty()) return;
        }
        foreach (var filter in filters) filter.Narrow(view, from, until, bits);
    }
}

/// <summary>At least one of the terms.</summary>
sealed class AnyPlan(IReadOnlyList<Plan> terms) : Plan
{
    public override void Fill(SegmentView view, int from, int until, Bits bits)
    {
        foreach (var term in terms)
        {
            var matching = view.Rent();
            term.Fill(view, from, until, matching);
            bits.Or(matching);
            SegmentView.Return(matching);
        }
    }
}

/// <summary>Not the term.</summary>
sealed class NotPlan(Plan term) : Plan
{
    public override bool IsFilter => true;

    public override void Fill(SegmentView view, int from, int until, Bits bits)
    {
        bits.SetRange(from, until);
        Narrow(view, from, until, bits);
    }

    public override void Narrow(SegmentView view, int from, int until, Bits bits)
    {
        var unwanted = view.Rent();
        unwanted.CopyFrom(bits);
        term.Narrow(view, from, until, unwanted);
        bits.AndNot(unwanted.Words);
        SegmentView.Return(unwanted);
    }
}
