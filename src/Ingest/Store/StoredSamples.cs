using QA.Ingest.Conversations;

namespace QA.Ingest.Store;

/// <summary>抽样: draws for review, and how far each reviewer has come with them.</summary>
public sealed class StoredSamples
{
    readonly ReviewBook book;

    internal StoredSamples(ReviewBook book) => this.book = book;

    /// <summary>Keeps a draw and gives it its key.</summary>
    public Sample Add(Sample drawn) => book.Together(() => Insert(drawn));

    Sample Insert(Sample drawn)
    {
        var key = book.Run(
            "INSERT INTO sample (name, seed, population, made_by, made_at) VALUES ($name, $seed, $population, $by, $at) RETURNING key",
            ("$name", drawn.Name), ("$seed", drawn.Seed), ("$population", drawn.Population), ("$by", drawn.MadeBy),
            ("$at", ReviewBook.Milliseconds(drawn.MadeAt)));
        foreach (var item in drawn.Items)
            book.Run(
                "INSERT INTO sample_item (sample, place, shop, conversation_id, stratum, inclusion) VALUES ($sample, $place, $shop, $id, $stratum, $inclusion)",
                ("$sample", key), ("$place", item.Place), ("$shop", item.Conversation.Shop), ("$id", item.Conversation.Value),
                ("$stratum", item.Stratum), ("$inclusion", item.Inclusion));
        return drawn with { Key = key };
    }

    /// <summary>手选: puts a conversation into a reviewer's own list, which is made with its first; it stands there once.</summary>
    /// <returns>The list, and the place in it.</returns>
    public (long Sample, int Place) Pick(ConversationId conversation, string name, string reviewer, DateTimeOffset at) => book.Together(() =>
    {
        var lists = book.Read("SELECT key FROM sample WHERE seed = $seed AND made_by = $by ORDER BY key DESC LIMIT 1", row => row.GetInt64(0),
            ("$seed", Sample.ByHand), ("$by", reviewer));
        var list = lists.Count > 0 ? lists[0] : Insert(new(0, name, Sample.ByHand, 0, reviewer, at, [])).Key;
        var places = book.Read("SELECT place, shop, conversation_id FROM sample_item WHERE sample = $sample ORDER BY place",
            row => (Place: row.GetInt32(0), Conversation: new ConversationId(row.GetString(1), row.GetString(2))), ("$sample", list));
        foreach (var known in places)
            if (known.Conversation == conversation) return (list, known.Place);
        var place = places.Count == 0 ? 1 : places[^1].Place + 1;
        book.Run("INSERT INTO sample_item (sample, place, shop, conversation_id, stratum, inclusion) VALUES ($sample, $place, $shop, $id, '', NULL)",
            ("$sample", list), ("$place", place), ("$shop", conversation.Shop), ("$id", conversation.Value));
        return (list, place);
    });

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Sample> All()
    {
        var items = book.Read(
            "SELECT sample, place, shop, conversation_id, stratum, inclusion FROM sample_item ORDER BY sample, place",
            row => (Sample: row.GetInt64(0), Item: new SampleItem(row.GetInt32(1), new(row.GetString(2), row.GetString(3)), row.GetString(4),
                row.IsDBNull(5) ? null : row.GetDouble(5)))).ToLookup(i => i.Sample, i => i.Item);
        return book.Read("SELECT key, name, seed, population, made_by, made_at FROM sample ORDER BY key DESC", row => new Sample(
            row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetInt32(3), row.GetString(4), ReviewBook.Moment(row.GetInt64(5)),
            [.. items[row.GetInt64(0)]]));
    }

    /// <summary>Null where there is no such sample.</summary>
    public Sample? Find(long key) => All().FirstOrDefault(sample => sample.Key == key);

    /// <summary>Notes that a reviewer has read a conversation of a sample to its end.</summary>
    public void MarkReviewed(long sample, int place, string reviewer, DateTimeOffset at) => book.Run(
        "INSERT INTO reviewed (sample, place, reviewer, at) SELECT $sample, $place, $reviewer, $at WHERE EXISTS (SELECT 1 FROM sample_item WHERE sample = $sample AND place = $place) ON CONFLICT DO NOTHING",
        ("$sample", sample), ("$place", place), ("$reviewer", reviewer), ("$at", ReviewBook.Milliseconds(at)));

    /// <summary>Which places of which sample each reviewer has finished.</summary>
    public IReadOnlyList<(long Sample, int Place, string Reviewer)> Reviewed() => book.Read(
        "SELECT sample, place, reviewer FROM reviewed ORDER BY sample, place, reviewer", row => (row.GetInt64(0), row.GetInt32(1), row.GetString(2)));
}
