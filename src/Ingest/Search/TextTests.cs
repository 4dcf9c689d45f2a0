using QA.Ingest.Text;

namespace QA.Ingest.Search;

/// <summary>Questions to one text that no index need know of: for engines that find candidates first and look at them then.</summary>
static class TextTests
{
    /// <summary>Whether both words stand in the text with at most so many places between them.</summary>
    public static bool Holds(QueryNode.Near near, string text)
    {
        var folded = Fold.Of(text);
        var elements = Split(folded);
        var (first, second) = (Starts(near.First.Pattern, folded, elements), Starts(near.Second.Pattern, folded, elements));
        return AreNear(first, near.First.Pattern.Places, second, near.Second.Pattern.Places, near.Distance);
    }

    /// <summary>Whether the text says a number of which this is a piece.</summary>
    public static bool Holds(NumberPattern number, string text)
    {
        var folded = Fold.Of(text);
        return number.AddSpans(folded, Split(folded), null);
    }

    /// <summary>Whether a start of each, not the same, leave at most so many places free between the two words. Starts ascend.</summary>
    public static bool AreNear(ReadOnlySpan<int> first, int firstLength, ReadOnlySpan<int> second, int secondLength, int distance)
    {
        var from = 0;
        foreach (var start in first)
        {
            var (lowest, highest) = (start - secondLength - distance, start + firstLength + distance);
            while (from < second.Length && second[from] < lowest) from++;
            for (var at = from; at < second.Length && second[at] <= highest; at++)
                if (second[at] != start) return true;
        }
        return false;
    }

    static int[] Starts(PhrasePattern phrase, string folded, ReadOnlySpan<Element> elements)
    {
        var starts = new List<int>();
        var place = -1;
        for (var at = 0; at < elements.Length; at++)
        {
            place += elements[at].AfterBreak ? 2 : 1;
            if (phrase.Matches(folded, elements, at)) starts.Add(place);
        }
        return [.. starts];
    }

    static Element[] Split(string folded)
    {
        var elements = new List<Element>();
        foreach (var element in new Elements(folded)) elements.Add(element);
        return [.. elements];
    }
}
