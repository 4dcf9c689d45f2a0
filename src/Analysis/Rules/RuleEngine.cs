using System.Collections.Concurrent;
using QA.Analysis.Rules.Matching;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Ingest.Text;

namespace QA.Analysis.Rules;

/// <summary>Looks at conversations with all rules at once. Safe to use from many threads.</summary>
/// <remarks>
/// One pass of the phrase matcher over the folded text of a message names every rule that may have something to find
/// there; all others are never asked.
/// </remarks>
public sealed class RuleEngine
{
    readonly RuleBook book;

    internal Matching.Lexicon Lexicon => book.Lexicon;
    readonly RuleSettings settings;
    readonly Func<ConversationId, string, IReadOnlyList<Order>?>? orders;
    readonly RuleRoster agentRules;
    readonly RuleRoster customerRules;
    readonly HashSet<string> templates;
    readonly bool asksOrigin;
    readonly ConcurrentBag<RuleDesk> desks = [];

    /// <summary>Rules that may have something to find in a text, by the text: canned replies and greetings are most of what is written.</summary>
    readonly TextMemory<Candidate[]> ofAgents = new(), ofCustomers = new();

    /// <param name="settings">Which rules run and what they compare with; null for the defaults.</param>
    /// <param name="orders">The orders of a conversation's customer, or null where its shop's are not known; for rules of one stage.</param>
    public RuleEngine(RuleBook book, RuleSettings? settings = null, Func<ConversationId, string, IReadOnlyList<Order>?>? orders = null)
    {
        (this.book, this.settings, this.orders) = (book, settings ?? new(), orders);
        agentRules = RuleRoster.Of(book, ScopeRole.Agent, this.settings);
        customerRules = RuleRoster.Of(book, ScopeRole.Customer, this.settings);
        templates = [.. this.settings.Templates.Select(text => Fold.Of(text).Trim())];
        asksOrigin = book.Rules.Any(rule => rule.Scope.Origins.Count == 1);
    }

    /// <summary>A rule's own examples are proved as its author meant them, whatever shops excuse besides.</summary>
    internal bool UsesOverlays { get; init; } = true;

    /// <summary>
    /// Adds the breaches of human agents to <paramref name="findings"/> and what customers' words tell to
    /// <paramref name="cues"/>, each in order of message, start and rule.
    /// </summary>
    public void Check(Conversation conversation, List<Finding> findings, List<Finding> cues) =>
        Check(conversation, findings, cues, ScopeStage.Any);

    /// <param name="stage">Where the conversation stands, whatever orders and words say; <c>any</c> to let them say it.</param>
    internal void Check(Conversation conversation, List<Finding> findings, List<Finding> cues, ScopeStage stage)
    {
        if (!desks.TryTake(out var desk)) desk = new(book.Rules.Count);
        desk.Open(conversation, settings, stage);
        Await(agentRules, conversation, desk.AgentSequels);
        Await(customerRules, conversation, desk.CustomerSequels);
        var (firstFinding, firstCue) = (findings.Count, cues.Count);
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
            if (!isAgent && !desk.HasComplained) desk.HasComplained = HasComplaint(cues, firstCue);
        }
        if (agentRules.Whole.Length > 0) Conclude(conversation, agentRules, desk, findings, firstFinding);
        if (customerRules.Whole.Length > 0) Conclude(conversation, customerRules, desk, cues, firstCue);
        desk.Close();
        desks.Add(desk);
    }

    /// <summary>Adds the rules about what follows what that have something to begin with in the conversation.</summary>
    void Await(RuleRoster roster, Conversation conversation, List<int> sequels)
    {
        foreach (var number in roster.Sequels)
            if (!((ISequelCheck)book.Rules[number].Check).IsAbsent(conversation)) sequels.Add(number);
    }

    /// <summary>A rule that may have something to find in a text, by its number.</summary>
    /// <param name="Found">What it finds there, where the text alone decides that; else null.</param>
    readonly record struct Candidate(int Rule, Stretch[]? Found);

    /// <summary>Stands last among the candidates of a text that is not written as it is meant.</summary>
    static readonly Candidate Masked = new(-1, []);

    void Check(Conversation conversation, Message message, RuleRoster roster, RuleDesk desk, List<Finding> results)
    {
        var isAgents = ReferenceEquals(roster, agentRules);
        var (memory, sequels) = isAgents ? (ofAgents, desk.AgentSequels) : (ofCustomers, desk.CustomerSequels);
        // What a picture's text holds is read otherwise than the same words written: only those are remembered.
        var isWritten = message.Kind is MessageKind.Text;
        var isKnown = isWritten & memory.TryGet(message.Text, out var candidates);
        var isIdle = isKnown && candidates!.Length == 0 && roster.Whole.Length == 0;
        if (isIdle && sequels.Count == 0) return;
        desk.Scan.Load(message.Text);
        // What follows what is known from the acts of the conversation: the words of this message are not asked for.
        if (!isKnown || roster.Whole.Length > 0) book.Lexicon.Find(desk.Scan);
        if (!isKnown)
        {
            candidates = Nominated(roster, desk);
            if (isAgents && Disguise.Of(message.Text, desk.Scan.Folded) is not null) candidates = [.. candidates, Masked];
            if (isWritten) memory.Set(message.Text, candidates);
        }
        foreach (var number in roster.Whole)
            if (IsInScope(book.Rules[number].Scope, conversation, message, desk))
                ((IConversationCheck)book.Rules[number].Check).Count(desk.Scan, book.Lexicon, ref desk.Sightings[number]);
        var first = results.Count;
        foreach (var number in sequels)
            if (IsInLocale(book.Rules[number].Scope, desk.Scan)) Ask(new(number, null), conversation, message, desk, results);
        foreach (var candidate in candidates!)
            if (candidate.Rule != Masked.Rule) Ask(candidate, conversation, message, desk, results);
            else Unmask(conversation, message, Disguise.Of(message.Text, desk.Scan.Folded)!, desk, results, first);
        if (results.Count - first > 1) results.Sort(first, results.Count - first, ByPlace);
    }

    /// <summary>Adds what one rule, for whose language the message is, finds in it.</summary>
    void Ask(Candidate candidate, Conversation conversation, Message message, RuleDesk desk, List<Finding> results)
    {
        var rule = book.Rules[candidate.Rule];
        if (!IsInPlace(rule.Scope, conversation, message, desk)) return;
        desk.Found.Clear();
        if (candidate.Found is { } known) desk.Found.AddRange(known);
        else
        {
            if (rule.Check is not ISequelCheck) book.Lexicon.Find(desk.Scan);
            rule.Check.Find(desk.Scan, book.Lexicon, desk.Found);
        }
        if (desk.Found.Count == 0) return;
        if (UsesOverlays && rule.Overlays.Count > 0)
        {
            book.Lexicon.Find(desk.Scan);
            foreach (var overlay in rule.Overlays)
                if (overlay.IsFor(conversation.Id.Shop)) overlay.Excuse(desk.Scan, desk.Found);
        }
        foreach (var at in desk.Found) results.Add(Found(rule, conversation, message, at));
    }

    /// <summary>The rules that may have something to find in the message that was scanned.</summary>
    Candidate[] Nominated(RuleRoster roster, RuleDesk desk)
    {
        desk.Begin();
        foreach (var word in desk.Scan.Words)
            foreach (var rule in roster.AskedFor(word.Phrase)) desk.Nominate(rule);
        foreach (var rule in roster.Always) desk.Nominate(rule);
        if (desk.Nominated.Count == 0) return [];
        List<Candidate>? able = null;
        foreach (var number in desk.Nominated)
        {
            var rule = book.Rules[number];
            if (!IsInLocale(rule.Scope, desk.Scan)) continue;
            if (!rule.Check.RestsOnText)
            {
                if (rule.Check.CanFind(desk.Scan)) (able ??= []).Add(new(number, null));
                continue;
            }
            desk.Found.Clear();
            rule.Check.Find(desk.Scan, book.Lexicon, desk.Found);
            if (desk.Found.Count > 0) (able ??= []).Add(new(number, [.. desk.Found]));
        }
        return able is null ? [] : [.. able];
    }

    /// <summary>Adds the forbidden words that show only once a disguised text is read as it is meant.</summary>
    void Unmask(Conversation conversation, Message message, Disguise disguise, RuleDesk desk, List<Finding> results, int first)
    {
        var known = results.Count;
        book.Lexicon.Scan(disguise.Text, desk.Scan);
        desk.Begin();
        foreach (var word in desk.Scan.Words)
            foreach (var rule in agentRules.AskedFor(word.Phrase)) desk.Nominate(rule);
        foreach (var number in desk.Nominated)
        {
            var rule = book.Rules[number];
            if (!rule.Check.ReadsThroughDisguise || !IsInScope(rule.Scope, conversation, message, desk)) continue;
            desk.Found.Clear();
            rule.Check.Find(desk.Scan, book.Lexicon, desk.Found);
            foreach (var overlay in UsesOverlays && desk.Found.Count > 0 ? rule.Overlays : [])
                if (overlay.IsFor(conversation.Id.Shop)) overlay.Excuse(desk.Scan, desk.Found);
            foreach (var found in desk.Found)
            {
                var at = disguise.Written(found);
                var isNew = true;
                for (var i = first; i < known && isNew; i++)
                    isNew = results[i].RuleId != rule.Id || !at.Overlaps(new(results[i].Start, results[i].Length));
                if (isNew) results.Add(Found(rule, conversation, message, at));
            }
        }
    }

    /// <summary>Adds what only the whole conversation shows, and puts everything back in order.</summary>
    void Conclude(Conversation conversation, RuleRoster roster, RuleDesk desk, List<Finding> results, int first)
    {
        var before = results.Count;
        foreach (var number in roster.Whole)
        {
            ref readonly var sighting = ref desk.Sightings[number];
            if (sighting.Messages == 0 || !((IConversationCheck)book.Rules[number].Check).IsBreach(sighting)) continue;
            results.Add(Found(book.Rules[number], conversation, conversation.Messages[sighting.Message], sighting.At));
        }
        if (results.Count == before) return;
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < conversation.Messages.Count; i++) places[conversation.Messages[i].Id] = i;
        results.Sort(first, results.Count - first, Comparer<Finding>.Create((a, b) =>
            places[a.MessageId] != places[b.MessageId] ? places[a.MessageId].CompareTo(places[b.MessageId]) : ByPlace.Compare(a, b)));
    }

    static readonly Comparer<Finding> ByPlace = Comparer<Finding>.Create(static (a, b) =>
        a.Start != b.Start ? a.Start.CompareTo(b.Start) : string.CompareOrdinal(a.RuleId, b.RuleId));

    static Finding Found(Rule rule, Conversation conversation, Message message, Stretch at) => new(
        conversation.Id, message.Id, message.Sender.Role is Role.Agent ? message.Sender.Id : "",
        rule.Id, rule.Version, rule.Severity, at.Start, at.Length, message.Text.Substring(at.Start, at.Length),
        rule.Source?.ToString() ?? "");

    static bool HasComplaint(List<Finding> cues, int first)
    {
        for (var i = first; i < cues.Count; i++)
            if (cues[i].RuleId.Contains(".complaint.", StringComparison.Ordinal)) return true;
        return false;
    }

    bool IsInScope(RuleScope scope, Conversation conversation, Message message, RuleDesk desk) =>
        IsInLocale(scope, desk.Scan) && IsInPlace(scope, conversation, message, desk);

    bool IsInPlace(RuleScope scope, Conversation conversation, Message message, RuleDesk desk)
    {
        var scan = desk.Scan;
        if (asksOrigin && !scope.Origins.Contains(OriginOf(scan))) return false;
        if (scope.Stage is not ScopeStage.Any && !IsInStage(scope.Stage, conversation, message, desk)) return false;
        return scope.Position switch
        {
            ScopePosition.First => !IsTurnBetween(conversation, 0, scan.Index),
            ScopePosition.Last => !IsTurnBetween(conversation, scan.Index, conversation.Messages.Count),
            _ => true,
        };
    }

    static bool IsInLocale(RuleScope scope, MessageScan scan) => scope.Locale switch
    {
        ScopeLocale.Zh => scan.HasHan,
        ScopeLocale.En => scan.HasLatin,
        _ => true,
    };

    MessageOrigin OriginOf(MessageScan scan) =>
        templates.Count > 0 && templates.GetAlternateLookup<ReadOnlySpan<char>>().Contains(scan.Folded.Trim())
            ? MessageOrigin.Template : MessageOrigin.Human;

    bool IsInStage(ScopeStage wanted, Conversation conversation, Message message, RuleDesk desk)
    {
        if (desk.Stage is not ScopeStage.Any) return desk.Stage == wanted;
        if (wanted is ScopeStage.Complaint) return desk.HasComplained;
        return message.SentAt is { } moment && orders?.Invoke(conversation.Id, conversation.CustomerId) is { } placed
            && OrderStage.At(placed, moment) == wanted;
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
}
