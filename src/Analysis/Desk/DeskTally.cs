using QA.Analysis.Statistics;

namespace QA.Analysis.Desk;

/// <summary>Counts of one row of the desk: whole numbers only, so that any order of adding gives the same.</summary>
sealed class DeskTally
{
    public int Receptions, Effective, Messages, Responses, TransfersIn, TransfersOut, Customers, Returning, Buyers;
    public long WaitMs;
    public long First = long.MaxValue, Last = long.MinValue;

    public void Merge(DeskTally other)
    {
        Receptions += other.Receptions;
        Effective += other.Effective;
        Messages += other.Messages;
        Responses += other.Responses;
        TransfersIn += other.TransfersIn;
        TransfersOut += other.TransfersOut;
        Customers += other.Customers;
        Returning += other.Returning;
        Buyers += other.Buyers;
        WaitMs += other.WaitMs;
        First = Math.Min(First, other.First);
        Last = Math.Max(Last, other.Last);
    }
}

/// <summary>What is kept of one agent beyond the rows: times of service and questions, to be laid over each other at the end.</summary>
sealed class AgentLog
{
    /// <summary>From and until.</summary>
    public readonly Pairs Spans = new();

    /// <summary>Asked and wait.</summary>
    public readonly Pairs Questions = new();
    public readonly Distribution AfterTransfer = new();
    public int TransfersIn, TransfersOut, Unserved, OneVisit, Visits, Open;

    public void Merge(AgentLog other)
    {
        Spans.Add(other.Spans);
        Questions.Add(other.Questions);
        AfterTransfer.Merge(other.AfterTransfer);
        TransfersIn += other.TransfersIn;
        TransfersOut += other.TransfersOut;
        Unserved += other.Unserved;
        OneVisit += other.OneVisit;
        Visits += other.Visits;
        Open += other.Open;
    }
}
