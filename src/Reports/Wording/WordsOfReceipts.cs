namespace QA.Reports.Wording;

/// <summary>The words of the page with the imported files' receipts.</summary>
public static partial class Words
{
    public static readonly Phrase ReceiptsTitle = new("导入回执", "Import receipts");
    public static readonly Phrase ReceiptsLead = new("每个文件的每一行都有着落：读到 = 接受 + 重复 + 拒收 + 过滤。", "Every row of every file is accounted for: read = accepted + duplicate + rejected + filtered.");
    public static readonly Phrase ReceiptFile = new("文件", "File");
    /// <summary>What a file holds, by the store's word for it.</summary>
    public static Phrase KindOf(string kind) => kind switch
    {
        "transcript" => new("聊天记录", "chats"),
        "orders" => new("订单", "orders"),
        "ratings" => new("评价", "ratings"),
        "agents" => new("客服名册", "agents"),
        "shifts" => new("排班", "shifts"),
        _ => Phrase.Same(kind),
    };

    public static readonly Phrase ReceiptEncoding = new("编码", "Encoding");
    public static readonly Phrase ReceiptReplaced = new("{0} 个字无法识别", "{0} {0:character|characters} could not be read");
    public static readonly Phrase ReceiptSuperseded = new("后来的文件换掉 {0} 条", "{0} replaced by later files");
    public static readonly Phrase ReceiptForgotten = new("应要求删除 {0} 行", "{0} {0:row|rows} forgotten on request");
    public static readonly Phrase ReceiptTotal = new("合计", "Total");
    public static readonly Phrase ReceiptRejects = new("拒收的行", "Rejected rows");
    public static readonly Phrase ReceiptMore = new("另有 {0} 行，全部在表 rejects 里", "{0} more; the table rejects has all of them");
    public static readonly Phrase ReceiptLine = new("行", "Line");
    public static readonly Phrase ReceiptReason = new("理由", "Reason");
    public static readonly Phrase ReceiptExcerpt = new("开头", "Beginning");
}
