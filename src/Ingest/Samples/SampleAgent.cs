namespace QA.Ingest.Samples;

/// <summary>How an invented agent works. Shares are per mille.</summary>
public sealed record SampleAgent(string Id, string Name, string Team)
{
    /// <summary>Weight when conversations are dealt out; a small one makes an agent with too few to compare.</summary>
    public int Load { get; init; } = 100;

    /// <summary>Median wait before this agent's first answer, in seconds, outside rush hours.</summary>
    public int MedianWaitSeconds { get; init; } = 32;

    /// <summary>Chance of each greeting component, and of each closing component.</summary>
    public int Greeting { get; init; } = 850;
    public int Closing { get; init; } = 720;

    /// <summary>Chance that an answer breaks a language rule.</summary>
    public int Breach { get; init; } = 8;

    /// <summary>Chance of each optional courtesy of a script: apology first, restating, order number asked, agreement asked.</summary>
    public int Skill { get; init; } = 700;

    /// <summary>Chance that a conversation is never answered.</summary>
    public int Miss { get; init; } = 15;

    /// <summary>Chance that a promise with a time limit is kept.</summary>
    public int Keeps { get; init; } = 800;
}
