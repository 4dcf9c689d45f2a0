using System.Text.RegularExpressions;

namespace QA.Reports.Privacy;

/// <summary>个人信息: what must not leave the house unmasked: phones, ID numbers, addresses, e-mails, order numbers.</summary>
/// <remarks>A masked text is as long as the original in UTF-16 units, so that the spans of findings still point at their words.</remarks>
public static partial class PersonalData
{
    const char Star = '*';

    /// <summary>Enough to tell two numbers apart, too few to dial or to look up.</summary>
    const int Kept = 4;

    /// <summary><paramref name="text"/> with every piece of personal data starred out.</summary>
    public static string Mask(string text)
    {
        if (!MayHoldAny(text)) return text;
        var masked = text;
        masked = Email().Replace(masked, m => Starred(m.Value, first: 1, last: 0, keep: '@'));
        masked = ChineseAddress().Replace(masked, m => Starred(m.Value, 0, 0));
        masked = EnglishAddress().Replace(masked, m => Starred(m.Value, 0, 0));
        masked = IdentityCard().Replace(masked, m => Starred(m.Value, 0, 2));
        masked = BankCard().Replace(masked, m => Starred(m.Value, 0, Kept));
        masked = Phone().Replace(masked, m => Starred(m.Value, 0, Kept));
        masked = NamedNumber().Replace(masked, m => m.Groups["name"].Value + Starred(m.Groups["number"].Value, 0,
            m.Groups["number"].Length > 2 * Kept ? Kept : 0));
        masked = LongNumber().Replace(masked, m => IsDay(m.Value) ? m.Value : Starred(m.Value, 0, Kept));
        return masked;
    }

    /// <summary>A customer's nick as a page may show it: <c>c***7</c>.</summary>
    public static string Nick(string nick)
    {
        if (nick.Length == 0) return "";
        var first = char.IsHighSurrogate(nick[0]) && nick.Length > 1 ? 2 : 1;
        if (nick.Length <= first + 1) return nick[..first] + "***";
        var last = char.IsLowSurrogate(nick[^1]) ? 2 : 1;
        return string.Concat(nick.AsSpan(0, first), "***", nick.AsSpan(nick.Length - last));
    }

    /// <summary>An order or tracking number as a page may show it: <c>…4471</c>.</summary>
    public static string Number(string number) =>
        number.Length <= Kept ? number : string.Concat("…", number.AsSpan(number.Length - Kept));

    // Everything below needs a digit or an at sign; most messages have neither.
    static bool MayHoldAny(string text)
    {
        foreach (var unit in text)
            if (unit == '@' || unit == '＠' || char.IsDigit(unit)) return true;
        return false;
    }

    static string Starred(string found, int first, int last, char keep = ' ') => string.Create(found.Length, (found, first, last, keep),
        static (line, source) =>
        {
            for (var i = 0; i < line.Length; i++)
            {
                var unit = source.found[i];
                var stays = i < source.first || i >= line.Length - source.last || unit == source.keep || unit == ' ' || unit == '-';
                line[i] = stays ? unit : Star;
            }
        });

    // 20261109 is far more often a day than a telephone number.
    static bool IsDay(string digits) => digits.Length == 8 && digits[0] == '2' && digits[1] == '0' &&
        string.CompareOrdinal(digits, 4, "01", 0, 2) >= 0 && string.CompareOrdinal(digits, 4, "12", 0, 2) <= 0 &&
        string.CompareOrdinal(digits, 6, "01", 0, 2) >= 0 && string.CompareOrdinal(digits, 6, "31", 0, 2) <= 0;

    [GeneratedRegex(@"[A-Za-z0-9._%+\-]{1,64}[@＠][A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,4}", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<!\d)\d{6}[ ]?(?:18|19|20)\d{2}[ ]?(?:0\d|1[0-2])[ ]?[0-3]\d[ ]?\d{3}[\dXxＸ](?!\d)|(?<!\d)\d{6}\d{2}(?:0\d|1[0-2])[0-3]\d\d{3}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex IdentityCard();

    [GeneratedRegex(@"(?<!\d)\d{4}(?:[ -]\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex BankCard();

    [GeneratedRegex(@"(?<!\d)(?:\+?86[ -]?)?[1１][3-9３-９]\d[ -]?\d{4}[ -]?\d{4}(?!\d)|(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)|\+\d{1,3}[ -]?\(?\d{1,4}\)?(?:[ -]?\d{2,4}){2,4}|(?<!\d)\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    [GeneratedRegex(@"(?<name>(?:订单|訂單|单号|單號|运单|快递单|包裹|微信|QQ|qq|wechat|WeChat|[Oo]rder|[Tt]racking)(?:编号|編號|号码|號碼|号|號| number| no\.?| id| ID)?[\s:：#是为為]{0,3})(?<number>(?=[A-Za-z\-]{0,12}\d)[A-Za-z0-9\-]{5,40})", RegexOptions.CultureInvariant)]
    private static partial Regex NamedNumber();

    [GeneratedRegex(@"(?<![\d*])[A-Za-z]{0,4}\d{7,40}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"(?:[\u4e00-\u9fff]{2,8}(?:省|自治区|市|区|區|县|縣|镇|鎮|乡|鄉|州)){0,5}[\u4e00-\u9fff]{1,8}(?:路|街道|街|大道|道|巷|弄|胡同|村|小区|小區|花园|花園|新村|苑|广场|廣場|大厦|大廈|公寓)[\u4e00-\u9fff]{0,6}[A-Za-z]?\d{1,5}(?:-\d{1,5})?(?:号楼|號樓|号|號|弄|栋|棟|幢|单元|單元|座|楼|樓|层|層|室|户|戶)(?:[A-Za-z0-9\-]{0,6}(?:号楼|號樓|号|號|弄|栋|棟|幢|单元|單元|座|楼|樓|层|層|室|户|戶)){0,5}(?:\d{1,5})?", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseAddress();

    [GeneratedRegex(@"(?<![\w])\d{1,5}[A-Za-z]?(?: [A-Z][A-Za-z'.]{0,20}){1,4} (?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way|Court|Ct|Square|Sq)\b\.?(?:,? (?:Apt|Flat|Unit|Suite) ?\w{1,6})?", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishAddress();
}
