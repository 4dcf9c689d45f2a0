using System.Text.Encodings.Web;
using QA.Ingest.Conversations;

namespace QA.Ingest.Samples;

/// <summary>A message with what its row says of its conversation.</summary>
internal readonly record struct MessageRow(string Conversation, string Customer, bool IsUndated, DraftMessage Message);

/// <summary>One shop's messages in the canonical columns, as CSV or as JSON Lines.</summary>
internal sealed class MessageFile : IDisposable
{
    static readonly byte[][] Roles = ["customer"u8.ToArray(), "agent"u8.ToArray(), "bot"u8.ToArray(), "system"u8.ToArray()];
    static readonly byte[][] Kinds =
        ["text"u8.ToArray(), "image"u8.ToArray(), "card"u8.ToArray(), "emoticon"u8.ToArray(), "file"u8.ToArray(), "transfer"u8.ToArray(), "recall"u8.ToArray()];

    readonly SampleShop shop;
    readonly TableFile? table;
    readonly TextFile? lines;

    public MessageFile(SampleShop shop, string folder)
    {
        this.shop = shop;
        if (shop.JsonLines) lines = new(Path.Combine(folder, $"messages-{shop.FileName}.jsonl"));
        else table = new(
            Path.Combine(folder, $"messages-{shop.FileName}.csv"),
            "conversation_id,message_id,sent_at,role,sender_id,customer_id,shop,channel,kind,text");
    }

    public long Rows { get; private set; }

    public void Write(in MessageRow row)
    {
        Rows++;
        if (table is not null) WriteCells(table, row);
        else WriteLine(lines!, row);
    }

    public void Dispose()
    {
        table?.Dispose();
        lines?.Dispose();
    }

    void WriteCells(TableFile cells, in MessageRow row)
    {
        var message = row.Message;
        cells.Cell(row.Conversation).Cell(message.Id).Time(row.IsUndated ? null : message.At)
            .Cell(Roles[(int)message.Role]).Cell(message.Sender).Cell(row.Customer).Cell(shop.Name).Cell(shop.Channel)
            .Cell(Kinds[(int)message.Kind]).Cell(message.Text).End();
    }

    // Times carry their offset here, to show the other way of writing them; what is empty or ordinary is left out.
    void WriteLine(TextFile line, in MessageRow row)
    {
        var message = row.Message;
        Property(line, "{\"conversation_id\":"u8, row.Conversation);
        Property(line, ",\"message_id\":"u8, message.Id);
        if (!row.IsUndated)
        {
            line.Write(",\"sent_at\":\""u8);
            var time = line.Clock.Of(message.At);
            line.Write(time[..10]);
            line.Write("T"u8);
            line.Write(time[11..]);
            line.Write("+08:00\""u8);
        }
        line.Write(",\"role\":\""u8);
        line.Write(Roles[(int)message.Role]);
        Property(line, "\",\"sender_id\":"u8, message.Sender);
        Property(line, ",\"customer_id\":"u8, row.Customer);
        Property(line, ",\"shop\":"u8, shop.Name);
        Property(line, ",\"channel\":"u8, shop.Channel);
        if (message.Kind is not MessageKind.Text)
        {
            line.Write(",\"kind\":\""u8);
            line.Write(Kinds[(int)message.Kind]);
            line.Write("\""u8);
        }
        Property(line, ",\"text\":"u8, message.Text);
        line.Write("}\n"u8);
    }

    static void Property(TextFile line, ReadOnlySpan<byte> name, string value)
    {
        line.Write(name);
        line.Write("\""u8);
        line.Write(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value));
        line.Write("\""u8);
    }
}
