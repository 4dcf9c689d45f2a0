namespace QA.Analysis.Rules.Matching;

/// <summary>Tells an agent's own words from the customer's, repeated.</summary>
internal static class Quotation
{
    const string Opening = "“‘「『《\"'";
    const string Closing = "”’」』》\"'";

    /// <summary>Said right before another's words, folded; the longest reach is enough for “您刚才说的是”.</summary>
    static readonly string[] Introductions =
    [
        "您骂", "你骂", "骂我", "骂我们", "you called", "you call", "calling", "您说", "你说", "您讲", "你讲", "您提到", "你提到", "您刚才说", "您刚刚说", "您写", "您问", "您反映", "您投诉", "您听到", "您反馈", "您留言", "您表示",
        "客户说", "顾客说", "买家说", "亲说", "您所说", "您认为", "you said", "you say", "you wrote", "you mentioned", "you asked", "as you put it",
    ];

    /// <summary>Units between an introduction and the quotation mark: “您说的这句” fits, a new thought does not.</summary>
    const int Reach = 6;

    /// <summary>Whether the whole of <paramref name="at"/> is quoted from the customer.</summary>
    /// <remarks>
    /// Quoted is what stands in quotation marks and is either introduced as the customer's or was written by the
    /// customer before; without marks, what directly follows the introduction inside the same clause.
    /// </remarks>
    public static bool IsFromCustomer(MessageScan scan, Stretch at)
    {
        var text = scan.Folded;
        return InMarks(scan.Text, at) is { } quoted
            ? IsIntroduced(text[..(quoted.Start - 1)], Reach) || IsSpokenOf(text[(quoted.End + 1)..]) || WasSaidBefore(scan, quoted)
            : IsIntroduced(text[..at.Start], 2) && at.Start > 0;
    }

    /// <summary>What stands inside the marks around <paramref name="at"/>, or null where it stands in none.</summary>
    static Stretch? InMarks(string text, Stretch at)
    {
        for (var i = at.Start - 1; i >= 0; i--)
        {
            var kind = Opening.IndexOf(text[i], StringComparison.Ordinal);
            // A closing mark that opens nothing ends the search: the quotation before was over.
            if (kind < 0 && Closing.Contains(text[i], StringComparison.Ordinal)) return null;
            if (kind < 0 || IsApostrophe(text, i)) continue;
            var end = text.IndexOf(Closing[kind], at.End);
            return end < 0 ? null : new Stretch(i + 1, end - i - 1);
        }
        return null;
    }

    static bool IsApostrophe(string text, int i) =>
        text[i] is '\'' or '‘' or '’' && i > 0 && Script.IsLatin(text[i - 1]);

    static bool IsIntroduced(ReadOnlySpan<char> before, int reach)
    {
        foreach (var introduction in Introductions)
        {
            var start = before.LastIndexOf(introduction, StringComparison.Ordinal);
            if (start < 0) continue;
            var between = before[(start + introduction.Length)..];
            // A colon or comma belongs to the introduction; the end of a sentence does not.
            if (Script.Units(between) <= reach && between.IndexOfAny("。!?;\n") < 0
                && (reach > 2 || between.IndexOfAny(",:~") < 0)) return true;
        }
        return false;
    }

    /// <summary>Whether the words in the marks are what is talked about: “…”这种话.</summary>
    static bool IsSpokenOf(ReadOnlySpan<char> behind)
    {
        foreach (var word in (ReadOnlySpan<string>)["这种话", "这句话", "这样的话", "这话", "这几个字", "这个词", "这种词", "的说法", "这种说法"])
            if (behind.StartsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }

    static bool WasSaidBefore(MessageScan scan, Stretch quoted)
    {
        if (scan.Conversation is not { } conversation) return false;
        for (var i = 0; i < scan.Index; i++)
        {
            if (conversation.Messages[i].Sender.Role is not Ingest.Conversations.Role.Customer) continue;
            scan.Other.Load(conversation.Messages[i].Text);
            if (scan.Other.Folded.IndexOf(scan.Folded.Slice(quoted.Start, quoted.Length), StringComparison.Ordinal) >= 0) return true;
        }
        return false;
    }
}
