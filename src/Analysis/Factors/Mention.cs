using QA.Ingest.Conversations;

namespace QA.Analysis.Factors;

/// <summary>Whom a post is addressed to and whom it quotes, as public helpdesks have it: <c>回复@店名: 谢谢 //@别人: …</c>.</summary>
static class Mention
{
    /// <summary>The turn with the customer's own words only; the same instance where nobody is mentioned.</summary>
    public static Turn Without(Turn turn)
    {
        foreach (var message in turn.Messages)
            if (message.Text.Contains('@', StringComparison.Ordinal) || message.Text.Contains('＠', StringComparison.Ordinal))
                return turn with { Messages = [.. turn.Messages.Select(m => m with { Text = Without(m.Text) })] };
        return turn;
    }

    static string Without(string text)
    {
        var quoted = text.IndexOf("//@", StringComparison.Ordinal);
        var own = quoted > 0 ? text.AsSpan(0, quoted) : text.AsSpan();
        var words = new System.Text.StringBuilder(own.Length);
        for (var i = 0; i < own.Length; i++)
        {
            if (own[i] is not ('@' or '＠'))
            {
                words.Append(own[i]);
                continue;
            }
            if (words.Length >= 2 && words[^2] is '回' && words[^1] is '复' or '覆' or '復') words.Length -= 2;
            while (i + 1 < own.Length && !char.IsWhiteSpace(own[i]) && own[i] is not (':' or '：' or ',' or '，')) i++;
            // A name at the very end leaves its last letter to the loop above.
            if (i + 1 == own.Length) break;
        }
        return words.ToString().Trim();
    }
}
