using QA.Ingest.Conversations;

namespace QA.Ingest.Batch;

/// <summary>Makes conversations of a partition's rows, with the same rules of identity as a workspace.</summary>
static class BatchAssembly
{
    public static IReadOnlyList<Conversation> Of(IEnumerable<BatchRow> rows, NumberedNames shops, NumberedNames channels, IReadOnlyList<BatchFile> files)
    {
        var open = new Dictionary<(int Shop, string Id), Draft>();
        foreach (var row in rows)
        {
            if (!open.TryGetValue((row.Shop, row.ConversationId), out var draft))
                open[(row.Shop, row.ConversationId)] = draft = new(row.ConversationId);
            draft.Add(row, files);
        }
        var conversations = new List<Conversation>(open.Count);
        foreach (var ((shop, _), draft) in open) conversations.Add(draft.Close(shops[shop], channels));
        conversations.Sort(static (a, b) =>
        {
            var byShop = string.CompareOrdinal(a.Id.Shop, b.Id.Shop);
            if (byShop != 0) return byShop;
            // Conversations without a time come last in their shop.
            var byStart = (a.StartedAt() ?? DateTimeOffset.MaxValue).CompareTo(b.StartedAt() ?? DateTimeOffset.MaxValue);
            return byStart != 0 ? byStart : string.CompareOrdinal(a.Id.Value, b.Id.Value);
        });
        return conversations;
    }

    sealed class Draft(string id)
    {
        /// <summary>Up to so many messages a look through them is quicker than a table of their ids.</summary>
        const int Few = 16;

        readonly List<Message> messages = [];
        Dictionary<string, int>? byId;
        string customer = "";
        int channel = -1;

        // What the file now being read repeated of earlier ones, and whether it replaces the conversation whole.
        readonly HashSet<string> repeated = [];
        int file;
        bool replaces;

        public void Add(in BatchRow row, IReadOnlyList<BatchFile> files)
        {
            if (row.File != file)
            {
                FinishFile();
                file = row.File;
            }
            if (customer.Length == 0) customer = row.CustomerId;
            if (channel < 0) channel = row.Channel;
            var message = new Message(row.MessageId, new(row.SenderId, row.Role, row.SenderName),
                row.SentAt is { } sent ? DateTimeOffset.FromUnixTimeMilliseconds(sent) : null, row.Kind, row.Text)
            { Place = new(row.File, row.Line, 0) };

            var known = PlaceOf(row.MessageId);
            if (known < 0)
            {
                messages.Add(message);
                if (byId is not null) byId[message.Id] = messages.Count - 1;
                else if (messages.Count > Few) byId = messages.Select((m, i) => (m.Id, i)).ToDictionary(m => m.Id, m => m.i, StringComparer.Ordinal);
                return;
            }
            var older = messages[known];
            var same = older.Sender == message.Sender && older.Kind == message.Kind && older.SentAt == message.SentAt && older.Text == message.Text;
            if (older.Place.File == row.File)
            {
                if (same) files[row.File - 1].AddDuplicate();
                else files[row.File - 1].AddContradiction();
            }
            else if (same)
            {
                repeated.Add(message.Id);
                files[row.File - 1].AddDuplicate();
            }
            else
            {
                messages[known] = message;
                replaces = true;
            }
        }

        public Conversation Close(string shop, NumberedNames channels)
        {
            FinishFile();
            messages.Sort(static (a, b) => a.Place.File != b.Place.File ? a.Place.File.CompareTo(b.Place.File) : a.Place.Line.CompareTo(b.Place.Line));
            return new(new(shop, id), customer, channels[channel], Conversation.InOrder(messages));
        }

        void FinishFile()
        {
            if (replaces)
            {
                messages.RemoveAll(m => m.Place.File != file && !repeated.Contains(m.Id));
                byId = null;
            }
            replaces = false;
            repeated.Clear();
        }

        int PlaceOf(string messageId)
        {
            if (byId is not null) return byId.GetValueOrDefault(messageId, -1);
            for (var i = 0; i < messages.Count; i++)
                if (messages[i].Id == messageId) return i;
            return -1;
        }
    }
}
