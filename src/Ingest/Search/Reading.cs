using System.Globalization;
using QA.Ingest.Conversations;
using QA.Ingest.Search.Analysed;

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
        QueryNode.Near near => zh
            ? string.Create(CultureInfo.InvariantCulture, $"{Words(near.First, zh)}与{Words(near.Second, zh)}相隔不超过 {near.Distance} 个字词")
            : string.Create(CultureInfo.InvariantCulture, $"{Words(near.First, zh)} and {Words(near.Second, zh)} with at most {near.Distance} characters or words between them"),
        QueryNode.NumberHolds number => zh
            ? $"号码含 {number.Fragment}（消息里写到，或是顾客的订单号、运单号）"
            : $"a number that contains {number.Fragment} (in the message, or an order or tracking number of the customer)",
        QueryNode.WeekIs week => zh ? $"会话在 {week.Week} 周" : $"the conversation's week is {week.Week}",
        QueryNode.RuleIs rule => zh
            ? $"消息命中{(rule.IsPrefix ? "编号开头为" : "规则")} {rule.Rule}{(rule.IsPrefix ? " 的规则" : "")}"
            : $"the message is hit by {(rule.IsPrefix ? "a rule that begins with" : "rule")} {rule.Rule}",
        QueryNode.SeverityIs severity => zh
            ? $"消息有{Compared(severity.Comparison, true)}「{SeverityName(severity.Severity)}」的命中"
            : $"the message has a hit of severity {Compared(severity.Comparison, false)}{severity.Severity.ToString().ToLowerInvariant()}",
        QueryNode.MeasureIs measure => Figure(measure, zh),
        QueryNode.OutcomeIs outcome => zh ? $"会话的结果是{OutcomeName(outcome.Outcome)}" : $"the conversation's outcome is {outcome.Outcome.ToString().ToLowerInvariant()}",
        QueryNode.Has has => zh ? $"会话里有{TraitName(has.Trait)}" : $"the conversation has {EnglishTrait(has.Trait)}",
        _ => throw new InvalidOperationException($"no words for {node.GetType().Name}"),
    };

    static string Figure(QueryNode.MeasureIs measure, bool zh)
    {
        var compared = Compared(measure.Comparison, zh);
        return measure.Measure switch
        {
            Measure.Wait => zh ? $"会话的最长等待{compared} {Duration(measure.Value, zh)}" : $"the conversation's longest wait is {compared}{Duration(measure.Value, zh)}",
            Measure.Score => zh ? $"会话得分{compared} {Number(measure.Value / 100m)} 分" : $"the conversation's score is {compared}{Number(measure.Value / 100m)}",
            _ => zh ? $"顾客评价{compared} {Number(measure.Value)} 星" : $"the customer's rating is {compared}{Number(measure.Value)} stars",
        };
    }

    static string Compared(Comparison comparison, bool zh) => comparison switch
    {
        Comparison.Less => zh ? "低于" : "below ",
        Comparison.LessOrSame => zh ? "不超过" : "at most ",
        Comparison.More => zh ? "超过" : "over ",
        Comparison.MoreOrSame => zh ? "至少为" : "at least ",
        _ => zh ? "为" : "",
    };

    static string Duration(long milliseconds, bool zh) => $"{Number(milliseconds / 1000m)} {(zh ? "秒" : "seconds")}";

    static string Number(decimal number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    static string SeverityName(Severity severity) => severity switch
    {
        Severity.Info => "提示",
        Severity.Minor => "轻",
        Severity.Major => "重",
        _ => "致命",
    };

    static string OutcomeName(OutcomeKinds outcome) => ResultFilters.Outcomes.Last(pair => pair.Value == outcome).Key;

    static string TraitName(ConversationTraits trait) => trait switch
    {
        ConversationTraits.Transfer => "转接",
        ConversationTraits.Finding => "客服的扣分命中",
        ConversationTraits.Fatal => "致命命中",
        ConversationTraits.Cue => "顾客话里的线索",
        ConversationTraits.Rating => "顾客评价",
        ConversationTraits.Promise => "客服的承诺",
        ConversationTraits.Unanswered => "顾客发言而始终无人工回复",
        ConversationTraits.Hanging => "最后的提问没有答复",
        _ => "不计入比率的原因",
    };

    static string EnglishTrait(ConversationTraits trait) => trait switch
    {
        ConversationTraits.Transfer => "a transfer",
        ConversationTraits.Finding => "a finding against an agent",
        ConversationTraits.Fatal => "a fatal finding",
        ConversationTraits.Cue => "a cue in the customer's words",
        ConversationTraits.Rating => "a rating by the customer",
        ConversationTraits.Promise => "a promise by an agent",
        ConversationTraits.Unanswered => "a customer whom no human answered",
        ConversationTraits.Hanging => "a last question without an answer",
        _ => "a reason to be left out of the rates",
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
