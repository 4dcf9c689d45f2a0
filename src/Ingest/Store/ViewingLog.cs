using QA.Ingest.Conversations;

namespace QA.Ingest.Store;

/// <summary>查阅记录: who opened which transcript. Rows are only ever added.</summary>
public sealed class ViewingLog
{
    readonly ReviewBook book;

    internal ViewingLog(ReviewBook book) => this.book = book;

    public void Add(Viewing viewing) => book.Run(
        "INSERT INTO viewing (at, account, shop, conversation_id, unmasked) VALUES ($at, $account, $shop, $id, $unmasked)",
        ("$at", ReviewBook.Milliseconds(viewing.At)), ("$account", viewing.Account), ("$shop", viewing.Conversation.Shop),
        ("$id", viewing.Conversation.Value), ("$unmasked", viewing.ShowedPersonalData ? 1L : 0L));

    /// <summary>Newest first, at most <paramref name="most"/>.</summary>
    public IReadOnlyList<Viewing> Newest(int most) => book.Read(
        "SELECT at, account, shop, conversation_id, unmasked FROM viewing ORDER BY key DESC LIMIT $most",
        row => new Viewing(ReviewBook.Moment(row.GetInt64(0)), row.GetString(1), new(row.GetString(2), row.GetString(3)), row.GetInt64(4) == 1),
        ("$most", (long)most));
}
