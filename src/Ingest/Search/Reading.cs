using QA.Ingest.Conversations;

namespace QA.Ingest.Search;

/// <summary>读作: says a query back in words, so that whoever typed it sees how it was understood.</summary>
public static class Reading
{
    /// <summary>One sentence, in Chinese for <c>zh</c> and in English otherwise.</summary>
    public static string Of(QueryNode query, string lang)
    {
        var zh = lang == "zh";
        return zh ? $"读作：{Say(query, zh, false)}。" : $"Reads as: {Say(query, zh, false)}.";
    }

    static string Say(QueryNode node, bool zh, bool inside) => node switch
    {
        QueryNode.All { Terms.Count: 0 } => zh ? "所有消息" : "every message",
        QueryNode.All all when inside => zh
            ? $"（{string.Join(" 且 ", all.Terms.Select(term => Say(term, zh, true)))}）"
            : $"({string.Join(" and ", all.Terms.Select(term => Say(term, zh, true)))})",
        QueryNode.All all => string.Join(zh ? "，" : ", ", all.Terms.Select(term => Say(term, zh, true))),
        QueryNode.Any any when inside => zh
            ? $"（{string.Join(" 或 ", any.Terms.Select(term => Say(term, zh, true)))}）"
            : $"({string.Join(" or ", any.Terms.Select(term => Say(term, zh, true)))})",
        QueryNode.Any any => string.Join(zh ? " 或 " : " or ", any.Terms.Select(term => Say(term, zh, true))),
        QueryNode.Not { Term: QueryNode.Phrase phrase } => zh ? $"不含{Words(phrase, zh)}" : $"without {Words(phrase, zh)}",
        QueryNode.Not { Term: QueryNode.IdIs id } => zh ? $"{Field(id.Field, zh)}不是 {id.Id}" : $"not {Field(id.Field, zh)} {id.Id}",
        QueryNode.Not not => zh ? $"不满足（{Say(not.Term, zh, false)}）" : $"not ({Say(not.Term, zh, false)})",
        QueryNode.Phrase phrase => Words(phrase, zh),
        QueryNode.IdIs id => zh ? $"{Field(id.Field, zh)}是 {id.Id}" : $"{Field(id.Field, zh)} {id.Id}",
        QueryNode.RoleIs role => zh ? $"角色是{RoleName(role.Role)}" : $"role {role.Role.ToString().ToLowerInvariant()}",
        QueryNode.KindIs kind => zh ? $"类型是{KindName(kind.Kind)}" : $"kind {kind.Kind.ToString().ToLowerInvariant()}",
        QueryNode.SentFrom from => zh ? $"从 {from.Written} 起" : $"from {from.Written}",
        QueryNode.SentBefore to => zh ? $"到 {to.Written} 为止（含）" : $"up to and including {to.Written}",
        _ => throw new InvalidOperationException($"no words for {node.GetType().Name}"),
    };

    static string Words(QueryNode.Phrase phrase, bool zh)
    {
        var text = phrase.Text.Trim();
        if (phrase.IsPrefix && phrase.Pattern.Parts[^1].Kind is Text.CharacterKind.Letter or Text.CharacterKind.Digit)
            return zh ? $"以「{text}」开头的词" : $"words that begin with “{text}”";
        return phrase.Pattern.Parts.Count > 1
            ? zh ? $"短语「{text}」" : $"the phrase “{text}”"
            : zh ? $"「{text}」" : $"“{text}”";
    }

    static string Field(FilterField field, bool zh) => field switch
    {
        FilterField.Agent => zh ? "客服" : "agent",
        FilterField.By => zh ? "发送者" : "sent by",
        FilterField.Shop => zh ? "店铺" : "shop",
        FilterField.Channel => zh ? "渠道" : "channel",
        FilterField.Customer => zh ? "顾客" : "customer",
        _ => zh ? "会话" : "conversation",
    };

    static string RoleName(Role role) => role switch
    {
        Role.Customer => "顾客",
        Role.Agent => "客服",
        Role.Bot => "机器人",
        _ => "系统",
    };

    static string KindName(MessageKind kind) => kind switch
    {
        MessageKind.Text => "文字",
        MessageKind.Image => "图片",
        MessageKind.Card => "卡片",
        MessageKind.Emoticon => "表情",
        MessageKind.File => "文件",
        MessageKind.Transfer => "转接",
        _ => "撤回",
    };
}
