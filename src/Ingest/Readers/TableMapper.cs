using System.Globalization;
using System.Text;
using QA.Ingest.Conversations;
using QA.Ingest.Formats;

namespace QA.Ingest.Readers;

/// <summary>Fields of a row into an order, a rating, an agent or a shift; null, and why not, where they cannot be read.</summary>
internal sealed class TableMapper(IRecordReader row, ExportFormat format, TimeReader times)
{
    readonly StringCache strings = new();
    readonly WordReader<int> starWords = new(format.Stars);
    string? problem;

    public (Order? Order, string? Problem) Order()
    {
        problem = null;
        var order = new Order(Needed(OrderColumn.OrderId), Needed(OrderColumn.CustomerId), Text(OrderColumn.Shop))
        {
            PlacedAt = Time(OrderColumn.PlacedAt),
            PaidAt = Time(OrderColumn.PaidAt),
            ShippedAt = Time(OrderColumn.ShippedAt),
            DeliveredAt = Time(OrderColumn.DeliveredAt),
            CompletedAt = Time(OrderColumn.CompletedAt),
            ClosedAt = Time(OrderColumn.ClosedAt),
            RefundedAt = Time(OrderColumn.RefundedAt),
            Status = Text(OrderColumn.Status),
            AmountCents = Money(OrderColumn.Amount),
            Currency = Text(OrderColumn.Currency),
            RefundCents = Money(OrderColumn.RefundAmount),
            Quantity = Whole(OrderColumn.Quantity, 0, int.MaxValue),
            TrackingNumber = Text(OrderColumn.TrackingNumber),
        };
        return Result(order);
    }

    public (Rating? Rating, string? Problem) Rating()
    {
        problem = null;
        var stars = Stars();
        if (stars is null) problem ??= "stars is empty: 1 to 5 is needed";
        var rating = new Rating(Text(RatingColumn.RatingId), Text(RatingColumn.Shop), Text(RatingColumn.ConversationId),
            Text(RatingColumn.OrderId), Text(RatingColumn.CustomerId), Time(RatingColumn.RatedAt), stars ?? 0,
            Text(RatingColumn.Reason), Encoding.UTF8.GetString(row.Field((int)RatingColumn.Text)));
        if (rating.ConversationId.Length + rating.OrderId.Length + rating.CustomerId.Length == 0)
            problem ??= "neither conversation_id nor order_id nor customer_id";
        return Result(rating);
    }

    public (Agent? Agent, string? Problem) Agent()
    {
        problem = null;
        return Result(new Agent(Text(AgentColumn.Shop), Needed(AgentColumn.AgentId), Text(AgentColumn.Name), Text(AgentColumn.Team),
            Date(AgentColumn.ActiveFrom), Date(AgentColumn.ActiveUntil)));
    }

    public (Shift? Shift, string? Problem) Shift()
    {
        problem = null;
        var from = Time(ShiftColumn.From);
        var until = Time(ShiftColumn.Until);
        if (from is null || until is null) problem ??= "from and until are both needed";
        else if (until <= from) problem ??= "until is not after from";
        return Result(new Shift(Text(ShiftColumn.Shop), Needed(ShiftColumn.AgentId), from.GetValueOrDefault(), until.GetValueOrDefault()));
    }

    /// <summary>A number, a row of stars, or a word of the format: <c>4</c>, <c>4.0</c>, <c>4星</c>, <c>★★★★☆</c>, 满意.</summary>
    int? Stars()
    {
        var text = Plain(row.Field((int)RatingColumn.Stars));
        if (text.IsEmpty) return null;
        if (starWords.TryRead(text, out var word)) return word;
        var full = 0;
        for (var rest = text; rest.StartsWith("★"u8); rest = rest["★"u8.Length..]) full++;
        if (full > 0 && Encoding.UTF8.GetString(text).AsSpan().Trim("★☆").IsEmpty) return InRange(full);
        foreach (var ending in StarEndings)
            if (text.EndsWith(ending))
            {
                text = text[..^ending.Length].TrimEnd((byte)' ');
                break;
            }
        return InRange(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);

        int? InRange(int found)
        {
            if (found is >= 1 and <= 5) return found;
            problem ??= "unreadable stars: 1 to 5 is needed";
            return found;
        }
    }

    static readonly byte[][] StarEndings = [".00"u8.ToArray(), ".0"u8.ToArray(), "颗星"u8.ToArray(), "星"u8.ToArray(), "分"u8.ToArray()];

    (T?, string?) Result<T>(T read) where T : class => problem is null ? (read, null) : (null, problem);

    string Needed<T>(T column) where T : struct, Enum
    {
        var text = Text(column);
        if (text.Length == 0) problem ??= $"{Name(column)} is empty";
        return text;
    }

    string Text<T>(T column) where T : struct, Enum => strings.Get(Plain(row.Field(Number(column))));

    DateTimeOffset? Time<T>(T column) where T : struct, Enum
    {
        if (!times.TryRead(Plain(row.Field(Number(column))), out var time))
            problem ??= $"unreadable {Name(column)}: use yyyy-MM-dd HH:mm:ss or ISO 8601";
        return time;
    }

    DateOnly? Date<T>(T column) where T : struct, Enum
    {
        if (!TimeReader.TryReadDate(Plain(row.Field(Number(column))), out var date)) problem ??= $"unreadable {Name(column)}: use yyyy-MM-dd";
        return date;
    }

    long? Money<T>(T column) where T : struct, Enum
    {
        if (!MoneyReader.TryRead(Plain(row.Field(Number(column))), out var amount)) problem ??= $"unreadable {Name(column)}: use 1234.50";
        return amount;
    }

    int? Whole<T>(T column, int least, int most) where T : struct, Enum
    {
        var text = Plain(row.Field(Number(column)));
        if (text.IsEmpty) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        problem ??= most == int.MaxValue ? $"unreadable {Name(column)}: a whole number is needed" : $"unreadable {Name(column)}: {least} to {most} is needed";
        return null;
    }

    /// <summary>Without the marks that keep spreadsheets from turning long numbers into powers of ten: <c>="123"</c>, <c>'123</c>, a tab.</summary>
    static ReadOnlySpan<byte> Plain(ReadOnlySpan<byte> field)
    {
        field = field.Trim(" \t\r"u8);
        if (field.StartsWith("=\""u8) && field.EndsWith("\""u8) && field.Length > 2) return field[2..^1];
        return field is [(byte)'\'', .. var rest] ? rest : field;
    }

    static int Number<T>(T column) where T : struct, Enum => System.Runtime.CompilerServices.Unsafe.As<T, int>(ref column);

    static string Name<T>(T column) where T : struct, Enum => Settings.SnakeCase.Of(column.ToString());
}
