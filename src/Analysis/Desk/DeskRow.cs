namespace QA.Analysis.Desk;

/// <summary>接待量: one agent's hour or day at the desk of one shop; an empty <see cref="AgentId"/> is the whole team's.</summary>
/// <remarks>Customers are counted once in each row, so hours do not add up to the day, nor agents to the team.</remarks>
public sealed record DeskRow
{
    public required string Shop { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>0 to 23 as the shop's clocks show it; null for the whole day.</summary>
    public required int? Hour { get; init; }

    public required string AgentId { get; init; }

    /// <summary>接待人数: distinct customers who got an answer in the agent's name, an automatic one perhaps.</summary>
    public int Receptions { get; init; }

    /// <summary>有效接待人数: those of them whom the agent answered in person.</summary>
    public int EffectiveReceptions { get; init; }

    /// <summary>Readable human messages.</summary>
    public int Messages { get; init; }

    /// <summary>Responses to what was asked in this hour or on this day, by who answered; and what the agent is charged of their mean wait.</summary>
    public int Responses { get; init; }
    public long? MeanWaitMs { get; init; }

    /// <summary>同时接待数: most customers served at once, and the mean while at least one was served.</summary>
    public int MaxConcurrent { get; init; }
    public double? MeanConcurrent { get; init; }

    /// <summary>Time in which at least one customer was served.</summary>
    public long BusyMs { get; init; }

    /// <summary>Time online; null in rows of hours and of the team.</summary>
    public long? OnlineMs { get; init; }

    /// <summary>Where the time online comes from; null with <see cref="OnlineMs"/>.</summary>
    public OnlineBy? OnlineBy { get; init; }

    /// <summary>Receptions for each hour online; null where the agent was online for no time.</summary>
    public double? ReceptionsPerOnlineHour => OnlineMs is > 0 ? Receptions * 3_600_000.0 / OnlineMs : null;

    /// <summary>Busy time by online time; above 1 where an agent served customers beyond the shift. Null as above.</summary>
    public double? Load => OnlineMs is > 0 ? (double)BusyMs / OnlineMs : null;

    /// <summary>Conversations taken over and handed over; null in rows of hours.</summary>
    public int? TransfersIn { get; init; }
    public int? TransfersOut { get; init; }

    /// <summary>Customers who wrote; those of them who had written on an earlier day; those who had paid an order before. Only in the team's days.</summary>
    public int? Customers { get; init; }
    public int? ReturningCustomers { get; init; }
    public int? ReturningBuyers { get; init; }
}

/// <summary>在线时长来源: the shop's shifts, or the agent's first to last message of the day.</summary>
public enum OnlineBy { Shifts, Messages }
