namespace QA.Ingest.Conversations;

/// <summary>参与者: someone who speaks in a conversation. <paramref name="Name"/> is empty where the export gives none.</summary>
public readonly record struct Participant(string Id, Role Role, string Name = "");

/// <summary>角色. A bot's greeting must never count as an agent's first response, hence its own role.</summary>
public enum Role { Customer, Agent, Bot, System }
