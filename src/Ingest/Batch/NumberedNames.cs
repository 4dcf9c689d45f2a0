namespace QA.Ingest.Batch;

/// <summary>Names that recur on every row, each kept once and known by its number.</summary>
sealed class NumberedNames
{
    readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    readonly List<string> names = [];

    public string this[int number] => names[number];

    public int Of(string name)
    {
        if (numbers.TryGetValue(name, out var number)) return number;
        names.Add(name);
        return numbers[name] = names.Count - 1;
    }
}
