using System.Collections.Concurrent;
using QA.Analysis.Rules.Matching;
using QA.Ingest.Conversations;

namespace QA.Analysis.Rules;

/// <summary>Looks at conversations with all rules at once. Safe to use from many threads.</summary>
/// <remarks>
/// One pass of the phrase matcher over the folded text of a message names every rule that may have something to find
/// there; all others are never asked.
/// </remarks>
public sealed class RuleEngine
{
    readonly RuleBook book;
    readonly Roster agentRules;
    readonly Roster customerRules;
    readonly ConcurrentBag<Desk> desks = [];

    public RuleEngine(RuleBook book)
    {
        this.book = book;
        agentRules = Roster.Of(book, ScopeRole.Agent);
        customerRules = Roster.Of(book, ScopeRole.Customer);
    }

    /// <summary>
    /// Adds the breaches of human agents to <paramref name="findings"/> and what customers' words tell to
    /// <paramref name="cues"/>, each in order of message, start and rule.
    /// </summary>
    public void Check(Conversation conversation, List<Finding> findings, List<Finding> cues)
    {
        if (!desks.TryTake(out var desk)) desk = new(book.Rules.Count);
        desk.Scan.Conversation = conversation;
        var messages = conversation.Messages;
        for (var i = 0; i < messages.Count; i++)
        {
            var message = messages[i];
            if (!message.IsSpoken || message.IsPlaceholder) continue;
            var isAgent = message.Sender.Role is Role.Agent;
            var roster = isAgent ? agentRules : customerRules;
            if (roster.IsEmpty) continue;
            desk.Scan.Index = i;
            Check(conversation, message, roster, desk, isAgent ? findings : cues);
        }
        desk.Scan.Conversation = null;
        desks.Add(desk);
    }

    /// <summary>What is wrong with an example, or null where the rule does as it says.</summary>
    internal string? Problem(Rule rule, RuleExample example)
    {
        var (findings, cues) = (new List<Finding>(), new List<Finding>());
        Check(example.AsConversation(), findings, cues);
        findings.AddRange(cues);
        // What the customer said before the example is scenery: only the last message is judged.
        findings.RemoveAll(finding => finding.RuleId != rule.Id || example.Dialogue.Count == 0 && finding.MessageId != "2");
        if (example.IsNotApplicable && findings.Count == 0 && rule.Check is Kinds.SequenceCheck sequence && sequence.Judges(example.AsConversation(), book.Lexicon))
            return "this na example is judged and found in order: move it to 'pass:', or narrow 'anchor:'";
        if (example.Wish is ExampleWish.NoMatch)
            return findings.Count == 0 ? null : $"this no_match example is hit at '{Excerpt.Of(findings[0].Text)}': change the example, or add it to 'unless:'";
        if (findings.Count == 0) return "this match example is not hit: change the example, or what is matched";
        return example.Span is not { } span || findings.Exists(finding => finding.Text == span)
            ? null
            : $"the hit in this example is '{Excerpt.Of(findings[0].Text)}', not '{Excerpt.Of(span)}': correct the span, or what is matched";
    }

    void Check(Conversation conversation, Message message, Roster roster, Desk desk, List<Finding> results)
    {
        book.Lexicon.Scan(message.Text, desk.Scan);
        desk.Begin();
        foreach (var word in desk.Scan.Words)
            foreach (var rule in roster.AskedFor(word.Phrase)) desk.Nominate(rule);
        foreach (var rule in roster.Always) desk.Nominate(rule);
        if (desk.Nominated.Count == 0) return;

        var first = results.Count;
        foreach (var number in desk.Nominated)
        {
            var rule = book.Rules[number];
            if (!IsInScope(rule.Scope, conversation, desk.Scan)) continue;
            desk.Found.Clear();
            rule.Check.Find(desk.Scan, book.Lexicon, desk.Found);
            foreach (var at in desk.Found)
                results.Add(new(conversation.Id, message.Id, message.Sender.Role is Role.Agent ? message.Sender.Id : "",
                    rule.Id, rule.Version, rule.Severity, at.Start, at.Length, message.Text.Substring(at.Start, at.Length),
                    rule.Source?.ToString() ?? ""));
        }
        if (results.Count - first > 1)
            results.Sort(first, results.Count - first, Comparer<Finding>.Create(static (a, b) =>
                a.Start != b.Start ? a.Start.CompareTo(b.Start) : string.CompareOrdinal(a.RuleId, b.RuleId)));
    }

    static bool IsInScope(RuleScope scope, Conversation conversation, MessageScan scan)
    {
        if (scope.Locale is ScopeLocale.Zh && !Has(scan.Folded, Script.IsHan)) return false;
        if (scope.Locale is ScopeLocale.En && !Has(scan.Folded, char.IsAsciiLetter)) return false;
        return scope.Position switch
        {
            ScopePosition.First => !IsTurnBetween(conversation, 0, scan.Index),
            ScopePosition.Last => !IsTurnBetween(conversation, scan.Index, conversation.Messages.Count),
            _ => true,
        };
    }

    static bool Has(ReadOnlySpan<char> text, Func<char, bool> wanted)
    {
        foreach (var c in text)
            if (wanted(c)) return true;
        return false;
    }

    /// <summary>Whether the same side spoke in another turn between the two places, the other side having spoken between.</summary>
    static bool IsTurnBetween(Conversation conversation, int from, int until)
    {
        var here = from == 0 ? until : from;
        var side = conversation.Messages[here].Sender.Role;
        var step = from == 0 ? -1 : 1;
        var otherSpoke = false;
        for (var i = here + step; i >= from && i < until; i += step)
        {
            if (!conversation.Messages[i].IsSpoken) continue;
            if (conversation.Messages[i].Sender.Role != side) otherSpoke = true;
            else if (otherSpoke) return true;
        }
        return false;
    }

    /// <summary>The rules of one role, by the word that calls for them.</summary>
    sealed record Roster(int[]?[] ByWord, int[] Always)
    {
        public bool IsEmpty { get; } = Always.Length == 0 && Array.TrueForAll(ByWord, rules => rules is null);

        public ReadOnlySpan<int> AskedFor(int word) => ByWord[word];

        public static Roster Of(RuleBook book, ScopeRole role)
        {
            var byWord = new List<int>?[book.Lexicon.Words.Count];
            var always = new List<int>();
            for (var i = 0; i < book.Rules.Count; i++)
            {
                if (book.Rules[i].Scope.Role != role) continue;
                if (book.Rules[i].Check.AlwaysRuns) always.Add(i);
                else foreach (var word in book.Rules[i].Check.Triggers) (byWord[word] ??= []).Add(i);
            }
            return new([.. byWord.Select(rules => rules?.ToArray())], [.. always]);
        }
    }

    /// <summary>What one thread works on.</summary>
    sealed class Desk(int rules)
    {
        readonly int[] seen = new int[rules];
        int message;

        public MessageScan Scan { get; } = new();
        public List<int> Nominated { get; } = [];
        public List<Stretch> Found { get; } = [];

        public void Begin()
        {
            message++;
            Nominated.Clear();
        }

        public void Nominate(int rule)
        {
            if (seen[rule] == message) return;
            seen[rule] = message;
            Nominated.Add(rule);
        }
    }
}
