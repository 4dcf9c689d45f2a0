namespace QA.Ingest.Samples;

/// <summary>The words that a conversation's sentences share: what is bought, by whom, from whom.</summary>
internal sealed class Scene
{
    readonly string[] words = new string[Enum.GetValues<Word>().Length];

    public string this[Word word]
    {
        get => words[(int)word] ?? "";
        set => words[(int)word] = value;
    }
}

/// <summary>A word of the scene; templates name it in lower case.</summary>
internal enum Word
{
    Item, Other, Material, Size, Colour, Use, Care, Flaw, Price, Less, Refund, Shop, Agent, AgentId, Next, NextId, Name, Order, Tail,
    Tracking, Courier, City, Phone, Date, Past, Day, Hours, Count,
}
