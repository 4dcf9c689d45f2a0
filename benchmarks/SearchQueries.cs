using QA.Ingest.Search;

namespace QA.Benchmarks;

/// <summary>Queries of each class, drawn from the texts themselves, so that common words are asked for as often as they are said.</summary>
static class SearchQueries
{
    /// <summary>Name of each class and so many queries of it.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<SearchRequest> Requests)> Of(long messages, int count)
    {
        var dice = new Random(7);
        var (chinese, english) = (new List<string>(), new List<string>());
        var step = Math.Max(1, messages / (count * 40));
        var number = 0L;
        foreach (var item in new SearchCorpus(1).Messages(messages))
            if (number++ % step == 0) (item.Text[0] < 0x80 ? english : chinese).Add(item.Text);

        var end = new DateTimeOffset(2026, 11, 8, 0, 0, 0, TimeSpan.Zero);
        var month = new QueryNode.SentFrom(end.AddDays(-30), "");
        return
        [
            ("two characters", Many(() => new(Run(2)))),
            ("four characters", Many(() => new(Run(4)))),
            ("six characters", Many(() => new(Run(6)))),
            ("one character", Many(() => new(Run(1)))),
            ("two English words", Many(() => new(new QueryNode.All([Word(), Word()])))),
            ("a word that goes on", Many(() => new(new QueryNode.Phrase(((QueryNode.Phrase)Word()).Text[..3], true)))),
            ("phrase and agent and 30 days", Many(() => new(new QueryNode.All([Run(4), new QueryNode.IdIs(FilterField.Agent, $"agent{1 + dice.Next(60)}"), month])))),
            ("one or other, not a third", Many(() => new(new QueryNode.All([new QueryNode.Any([Run(2), Run(2)]), new QueryNode.Not(Run(2))])))),
            ("31 % of all", Many(() => new(new QueryNode.Phrase("您好")))),
            ("31 % of all, by agent", Many(() => new(new QueryNode.Phrase("您好")) { Facets = [FacetField.Agent] })),
            ("31 % of all, four facets", Many(() => new(new QueryNode.Phrase("您好")) { Facets = Enum.GetValues<FacetField>() })),
            ("31 % of all, by relevance", Many(() => new(new QueryNode.Phrase("您好")) { Order = SearchOrder.Relevance })),
            ("two characters, by relevance", Many(() => new(Run(2)) { Order = SearchOrder.Relevance })),
            ("nothing found", Many(() => new(new QueryNode.Phrase("龘龘")))),
        ];

        List<SearchRequest> Many(Func<SearchRequest> make) => [.. Enumerable.Range(0, count).Select(_ => make())];

        QueryNode.Phrase Word() => new(english[dice.Next(english.Count)].Split(' ') is var all ? all[dice.Next(all.Length)] : "");

        QueryNode.Phrase Run(int length)
        {
            while (true)
            {
                var text = chinese[dice.Next(chinese.Count)];
                if (text.Length < length) continue;
                var at = dice.Next(text.Length - length + 1);
                var run = text.Substring(at, length);
                if (run.All(c => c is >= '\u4E00' and <= '\u9FFF')) return new(run);
            }
        }
    }
}
