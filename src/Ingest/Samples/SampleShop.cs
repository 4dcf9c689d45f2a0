namespace QA.Ingest.Samples;

/// <summary>An invented shop: its desk, its languages and its share of the conversations.</summary>
public sealed record SampleShop(string Name, string FileName, string Channel, string Currency)
{
    public required IReadOnlyList<SampleAgent> Agents { get; init; }

    /// <summary>Weights of simplified Chinese, traditional Chinese and English among the customers.</summary>
    public required LanguageMix Languages { get; init; }

    /// <summary>Weight among the shops when conversations are dealt out.</summary>
    public int Share { get; init; } = 1;

    /// <summary>Whether the messages are written as JSON Lines; CSV otherwise.</summary>
    public bool JsonLines { get; init; }

    /// <summary>Customer id under which the shop's own people write to each other.</summary>
    public string Internal { get; init; } = "staff";
}

/// <summary>Weights of the languages that customers write in.</summary>
public readonly record struct LanguageMix(int Simplified, int Traditional, int English);
