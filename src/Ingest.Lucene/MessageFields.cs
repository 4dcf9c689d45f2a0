using System.Globalization;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using QA.Ingest.Search;

namespace QA.Ingest.Lucene;

/// <summary>A message as Lucene is given it: terms with their places, and columns to filter, sort and count by. No text is kept.</summary>
/// <remarks>One document is filled again and again; it is good until the next.</remarks>
sealed class MessageFields
{
    /// <summary>The message's key as a term, to find the document again; and as a column.</summary>
    public const string Id = "id", Key = "key";

    /// <summary>Columns of the workspace's keys.</summary>
    public const string Conversation = "conversation", RoleColumn = "role_column";

    public const string Sender = "sender", Role = "role", Kind = "kind", Terms = "terms";

    /// <summary>Milliseconds since 1970; not there where no time is known.</summary>
    public const string At = "at";

    readonly Document document = [];
    readonly StringField id = new(Id, "", Field.Store.NO), sender = new(Sender, "", Field.Store.NO);
    readonly StringField role = new(Role, "", Field.Store.NO), kind = new(Kind, "", Field.Store.NO);
    readonly NumericDocValuesField key = new(Key, 0), conversation = new(Conversation, 0), roleColumn = new(RoleColumn, 0);
    readonly Int64Field at = new(At, 0, Field.Store.NO);
    readonly TermStream terms = new();

    public MessageFields()
    {
        foreach (var field in (IIndexableField[])[id, sender, role, kind, key, conversation, roleColumn, new TextField(Terms, terms)]) document.Add(field);
    }

    public Document Of(in MessageDocument message, long? sentAt)
    {
        id.SetStringValue(TermOf(message.Key));
        sender.SetStringValue(TermOf(message.SenderKey));
        role.SetStringValue(TermOf((long)message.Role));
        kind.SetStringValue(TermOf((long)message.Kind));
        key.SetInt64Value(message.Key);
        conversation.SetInt64Value(message.ConversationKey);
        roleColumn.SetInt64Value((long)message.Role);
        document.RemoveField(At);
        if (sentAt is { } moment)
        {
            at.SetInt64Value(moment);
            document.Add(at);
        }
        terms.SetText(message.Text);
        return document;
    }

    public static string TermOf(long key) => key.ToString("x", CultureInfo.InvariantCulture);

    public static Term IdOf(long key) => new(Id, TermOf(key));
}
