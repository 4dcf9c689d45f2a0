using QA.Ingest.Conversations;
using QA.Ingest.Readers;
using QA.Ingest.Settings;
using QA.Ingest.Store;

namespace QA.Ingest.Batch;

/// <summary>Makes conversations of a partition's rows, with the same rules of identity and silence as a workspace.</summary>
sealed class BatchAssembly(PartitionRows partition, NumberedNames shops, NumberedNames channels, IReadOnlyList<BatchFile> files, Profile profile)
{
    readonly Casting casting = new(profile.Participants);
    readonly long gap = (long)profile.Conversation.Gap.TotalMilliseconds;
    readonly StringCache names = new();
    readonly Draft draft = new(files);
    (byte[] Bytes, string Text) customer = ([], "");

    public IEnumerable<Conversation> All()
    {
        for (var group = 0; group < partition.Count; group++)
        {
            var (shop, conversation, isTimeline) = Read(group);
            var kept = draft.Close();
            if (isTimeline)
                foreach (var part in TimelineCut.Of(shops[shop], kept, gap, channels, casting)) yield return part;
            else yield return Made(new(shops[shop], conversation), kept, channels, casting);
        }
    }

    (int Shop, string Conversation, bool IsTimeline) Read(int group)
    {
        var key = partition.KeyOf(group);
        var belongs = RowForm.Belongs(key);
        draft.Begin(new(shops[belongs.Shop], belongs.Conversation));
        for (var place = partition.FirstOf(group); place >= 0;)
            draft.Add(RowForm.Read(partition.At(place, out place), key, belongs, ref customer, names));
        return belongs;
    }

    /// <summary>A conversation of rows in file order.</summary>
    public static Conversation Made(ConversationId id, IReadOnlyList<(BatchRow Row, string Id)> rows, NumberedNames channels, Casting casting)
    {
        var customer = "";
        for (var i = 0; i < rows.Count && customer.Length == 0; i++) customer = rows[i].Row.CustomerId;
        var messages = new Message[rows.Count];
        for (var i = 0; i < messages.Length; i++)
        {
            var (row, name) = rows[i];
            messages[i] = new(name, new(row.SenderId, row.Role ?? casting.RoleOf(row.SenderId, customer), row.SenderName),
                row.SentAt is { } sent ? DateTimeOffset.FromUnixTimeMilliseconds(sent) : null, row.Kind, row.Text)
            { Place = new(row.File, row.Line, 0) };
        }
        return new(id, customer, channels[rows[0].Row.Channel], Conversation.InOrder(messages));
    }

    /// <summary>Rows of one conversation or timeline as they come, repeats told from contradictions; then those of the next.</summary>
    sealed class Draft(IReadOnlyList<BatchFile> files)
    {
        /// <summary>Up to so many messages a look through them is quicker than a table of their ids.</summary>
        const int Few = 16;

        readonly List<(BatchRow Row, string Id)> rows = [];
        ConversationId id;
        Dictionary<string, int>? byId;
        Dictionary<UInt128, int>? before;

        // What the file now being read repeated of earlier ones, and whether it replaces the conversation whole.
        readonly HashSet<string> repeated = [];
        int file;
        bool replaces;

        public void Begin(ConversationId next)
        {
            (id, file, byId) = (next, 0, null);
            rows.Clear();
        }

        public void Add(in BatchRow row)
        {
            if (row.File != file)
            {
                FinishFile();
                file = row.File;
            }
            var name = row.Content == 0 ? row.MessageId : NameOf(row.Content);
            var known = PlaceOf(name);
            if (known < 0)
            {
                rows.Add((row, name));
                if (byId is not null) byId[name] = rows.Count - 1;
                else if (rows.Count > Few) byId = rows.Select((r, i) => (r.Id, i)).ToDictionary(r => r.Id, r => r.i, StringComparer.Ordinal);
                return;
            }
            var older = rows[known].Row;
            var same = older.SenderId == row.SenderId && older.Role == row.Role && older.Kind == row.Kind && older.SentAt == row.SentAt && older.Text == row.Text;
            if (older.File == row.File)
            {
                if (same) files[row.File - 1].AddDuplicate();
                else files[row.File - 1].AddContradiction(row.Line, row.Offset, row.Text);
            }
            else if (same)
            {
                repeated.Add(name);
                files[row.File - 1].AddDuplicate();
            }
            else
            {
                files[older.File - 1].AddSuperseded(1);
                rows[known] = (row, name);
                replaces = true;
            }
        }

        /// <summary>What is left, in file order; until the next begins.</summary>
        public IReadOnlyList<(BatchRow Row, string Id)> Close()
        {
            FinishFile();
            for (var i = 1; i < rows.Count; i++)
            {
                if (ByPlace(rows[i - 1], rows[i]) <= 0) continue;
                rows.Sort(ByPlace);
                break;
            }
            return rows;
        }

        // Rows come in this order unless a later file replaced one: a sort would move them for nothing.
        static int ByPlace((BatchRow Row, string Id) a, (BatchRow Row, string Id) b) =>
            a.Row.File != b.Row.File ? a.Row.File.CompareTo(b.Row.File) : a.Row.Line.CompareTo(b.Row.Line);

        void FinishFile()
        {
            if (replaces)
            {
                foreach (var stale in rows.FindAll(r => r.Row.File != file && !repeated.Contains(r.Id))) files[stale.Row.File - 1].AddSuperseded(1);
                rows.RemoveAll(r => r.Row.File != file && !repeated.Contains(r.Id));
                files[file - 1].AddReplaced(id);
                byId = null;
            }
            replaces = false;
            repeated.Clear();
            before?.Clear();
        }

        /// <summary>Real logs repeat lines: how many identical ones came before in this file tells them apart.</summary>
        string NameOf(UInt128 content)
        {
            before ??= [];
            before.TryGetValue(content, out var times);
            before[content] = times + 1;
            return MessageIdentity.Numbered(content, times).Id;
        }

        int PlaceOf(string messageId)
        {
            if (byId is not null) return byId.GetValueOrDefault(messageId, -1);
            for (var i = 0; i < rows.Count; i++)
                if (rows[i].Id == messageId) return i;
            return -1;
        }
    }
}
