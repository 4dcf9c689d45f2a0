using System.Collections.Concurrent;

namespace QA.Ingest.Batch;

/// <summary>Names that recur on every row, each kept once and known by its number. Threads may ask for numbers at once; names are asked for when all have theirs.</summary>
sealed class NumberedNames
{
    readonly ConcurrentDictionary<string, int> numbers = new(StringComparer.Ordinal);
    readonly List<string> names = [];

    public string this[int number] => names[number];

    public int Of(string name)
    {
        if (numbers.TryGetValue(name, out var number)) return number;
        lock (names)
        {
            if (numbers.TryGetValue(name, out number)) return number;
            names.Add(name);
            return numbers[name] = names.Count - 1;
        }
    }
}
