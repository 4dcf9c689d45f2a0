using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using QA.Ingest.Search;
using QA.Ingest.Text;

namespace QA.Tests.Search;

/// <summary>What a query means, told message by message over the folded text, without index and without the engine's own tokens.</summary>
public static partial class Oracle
{
    public static bool Matches(Workspace workspace, Workspace.Row row, QueryNode node) => node switch
    {
        QueryNode.All all => all.Terms.All(term => Matches(workspace, row, term)),
        QueryNode.Any any => any.Terms.Any(term => Matches(workspace, row, term)),
        QueryNode.Not not => !Matches(workspace, row, not.Term),
        QueryNode.Phrase phrase => Holds(row.Text, phrase.Text, phrase.IsPrefix),
        QueryNode.RoleIs role => row.Role == role.Role,
        QueryNode.KindIs kind => row.Kind == kind.Kind,
        QueryNode.SentFrom from => row.SentAt >= from.Moment,
        QueryNode.SentBefore before => row.SentAt < before.Moment,
        QueryNode.IdIs { Field: FilterField.By } id => row.Sender == id.Id,
        QueryNode.IdIs { Field: FilterField.Agent } id => workspace.Rows.Any(other =>
            other.Conversation == row.Conversation && other.Role == Ingest.Conversations.Role.Agent && other.Sender == id.Id),
        QueryNode.IdIs { Field: FilterField.Shop } id => row.Conversation.Shop == id.Id,
        QueryNode.IdIs { Field: FilterField.Conversation } id => row.Conversation.Value == id.Id,
        QueryNode.IdIs { Field: FilterField.Channel } id => row.Channel == id.Id,
        QueryNode.IdIs { Field: FilterField.Customer } id => row.Customer == id.Id,
        _ => throw new InvalidOperationException(node.ToString()),
    };

    /// <summary>The phrase's words in the text's words, with breaks at the same places.</summary>
    public static bool Holds(string text, string phrase, bool isPrefix = false)
    {
        var (here, wanted) = (Split.GetOrAdd(text, Words), Split.GetOrAdd(phrase, Words));
        for (var at = 0; at + wanted.Count <= here.Count; at++)
        {
            var same = wanted.Count > 0;
            for (var i = 0; i < wanted.Count && same; i++)
            {
                var goesOn = isPrefix && i == wanted.Count - 1;
                same = goesOn ? here[at + i].Word.StartsWith(wanted[i].Word, StringComparison.Ordinal) : here[at + i].Word == wanted[i].Word;
                same &= i == 0 || here[at + i].Broken == wanted[i].Broken;
            }
            if (same) return true;
        }
        return false;
    }

    static readonly ConcurrentDictionary<string, List<(string Word, bool Broken)>> Split = new();

    static List<(string Word, bool Broken)> Words(string text)
    {
        var folded = Fold.Of(text);
        var words = new List<(string, bool)>();
        var (end, last) = (0, "");
        foreach (Match word in Word().Matches(folded))
        {
            var between = folded[end..word.Index];
            var cjk = Cjk().IsMatch(word.Value) || Cjk().IsMatch(last);
            words.Add((word.Value, between.Length > 0 && (cjk || !string.IsNullOrWhiteSpace(between))));
            (end, last) = (word.Index + word.Length, word.Value);
        }
        return words;
    }

    // 👍 and 𠮷 are all the pairs that the generated texts hold.
    [GeneratedRegex("[\u4e00-\u9fff]|\ud842\udfb7|\ud83d\udc4d|[a-z]+|[0-9]+")]
    private static partial Regex Word();

    [GeneratedRegex("^([\u4e00-\u9fff]|\ud842\udfb7)$")]
    private static partial Regex Cjk();
}
