namespace QA.Ingest.Conversations;

/// <summary>客服（坐席）: the human whose work is assessed, as the shop's own list names them.</summary>
public sealed record Agent(string Shop, string Id, string Name, string Team, DateOnly? ActiveFrom, DateOnly? ActiveUntil);

/// <summary>班次: when an agent was online. Start included, end excluded.</summary>
public sealed record Shift(string Shop, string AgentId, DateTimeOffset From, DateTimeOffset Until);
