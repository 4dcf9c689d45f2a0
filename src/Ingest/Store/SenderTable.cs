namespace QA.Ingest.Store;

/// <summary>Who sent messages: one row an id, with the first name that an export gave.</summary>
sealed class SenderTable(Database database) : IDisposable
{
    /// <summary>So many are remembered from one piece of work to the next; the table knows them anyway.</summary>
    const int Remembered = 100_000;

    readonly Dictionary<string, (long Key, bool IsNamed)> known = [];
    readonly Statement find = database.Prepare("SELECT key, name <> '' FROM sender WHERE id = ?1");
    readonly Statement add = database.Prepare("INSERT INTO sender (id, name) VALUES (?1, ?2) RETURNING key");
    readonly Statement rename = database.Prepare("UPDATE sender SET name = ?2 WHERE key = ?1");

    public long KeyOf(string id, string name)
    {
        if (known.TryGetValue(id, out var sender) && (sender.IsNamed || name.Length == 0)) return sender.Key;
        if (sender.Key == 0) sender = Find(id) ?? Add(id, name);
        if (!sender.IsNamed && name.Length > 0)
        {
            rename.Bind(1, sender.Key).Bind(2, name).Run();
            sender.IsNamed = true;
        }
        known[id] = sender;
        return sender.Key;
    }

    public void Trim()
    {
        if (known.Count > Remembered) known.Clear();
    }

    (long, bool)? Find(string id)
    {
        find.Bind(1, id);
        if (!find.Step()) return null;
        var found = (find.Long(0), find.Long(1) == 1);
        find.Reset();
        return found;
    }

    (long, bool) Add(string id, string name)
    {
        add.Bind(1, id).Bind(2, name);
        return (add.Single()!.Value, name.Length > 0);
    }

    public void Dispose()
    {
        find.Dispose();
        add.Dispose();
        rename.Dispose();
    }
}
