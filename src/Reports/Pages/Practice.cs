using QA.Analysis.Flow;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Reports.Wording;

namespace QA.Reports.Pages;

/// <summary>练习项: one thing to practise, by what it cost, with the agent's own words and better ones.</summary>
/// <param name="LostPoints">Points of the week's conversations that it cost.</param>
/// <param name="Said">The hit that shows it; null where no single message does.</param>
/// <param name="Conversation">Where to look; null where nothing is cited.</param>
public sealed record Practice(double LostPoints, string Title, string Instead, string Now, Finding? Said, ScoredConversation? Conversation)
{
    /// <summary>More than this nobody practises in a week.</summary>
    public const int Most = 4;

    /// <summary>What cost most, at most <see cref="Most"/>, and at least one rule where any was hit.</summary>
    /// <param name="own">Conversations charged to the agent that are not excluded.</param>
    public static IReadOnlyList<Practice> Of(PageContext page, AgentWeek agent, AgentWeek? before, IReadOnlyList<ScoredConversation> own)
    {
        // Examples come from the weakest conversations, which the page shows anyway.
        own = [.. own.OrderBy(c => c.Sheet.ScoreCents ?? int.MaxValue)];
        var rules = Rules(page, agent, before, own).OrderByDescending(p => p.LostPoints).ThenByDescending(p => agent.FindingsByRule.GetValueOrDefault(p.Said!.RuleId)).ToList();
        var found = rules
            .Concat(Components(page, own, Category.Greeting, page.Profile.Greeting.Required, c => c.Facts.Greeting))
            .Concat(Components(page, own, Category.Closing, page.Profile.Closing.Required, c => c.Facts.Closing))
            .Concat(Waits(page, own)).Concat(Steps(page, own))
            .Where(p => p.LostPoints > 0.05).OrderByDescending(p => p.LostPoints).Take(Most).ToList();
        // Words are what is quickest to change: where other things cost more, one rule still has its place.
        if (rules.Count > 0 && !found.Exists(p => p.Said is not null)) found = [.. found.Take(Most - 1), rules[0]];
        return found;
    }

    /// <summary>Each rule with the points that its hits took, where there is something better to say.</summary>
    static IEnumerable<Practice> Rules(PageContext page, AgentWeek agent, AgentWeek? before, IReadOnlyList<ScoredConversation> own)
    {
        var lost = new SortedDictionary<string, (double Points, Finding Said, ScoredConversation Where)>(StringComparer.Ordinal);
        foreach (var conversation in own)
        {
            // A hit that costs nothing is still a hit.
            foreach (var hit in conversation.Facts.Findings)
                if (hit.AgentId == agent.AgentId) lost.TryAdd(hit.RuleId, (0, hit, conversation));
            foreach (var (rule, points, _) in LostOn(page, conversation, agent.AgentId)) lost[rule] = lost[rule] with { Points = lost[rule].Points + points };
        }
        foreach (var (rule, (points, said, where)) in lost)
        {
            var note = page.NoteOf(said);
            if (note.Advice.In(page.Language).Length == 0) continue;
            var count = agent.FindingsByRule.GetValueOrDefault(rule);
            var now = Words.PractiseNow.In(page.Language, Figures.Count(count), agent.AgentMessages == 0 ? Figures.None : Figures.One(1000.0 * count / agent.AgentMessages)) +
                (before is null ? "" : Words.PractiseLast.In(page.Language, Figures.Count(before.FindingsByRule.GetValueOrDefault(rule)))) +
                (note.Source.Length == 0 ? "" : Words.PractiseSource.In(page.Language, note.Source));
            yield return new(points, note.Title.In(page.Language), note.Advice.In(page.Language), now, said, where);
        }
    }

    /// <summary>A category never loses more than its weight, so its loss is shared among its hits by their points; a fatal hit costs everything.</summary>
    static IEnumerable<(string Rule, double Points, Finding Said)> LostOn(PageContext page, ScoredConversation conversation, string agent)
    {
        var hits = conversation.Facts.Findings.Where(f => f.AgentId == agent).ToList();
        if (hits.Count == 0 || conversation.Sheet.ScoreCents is null) yield break;
        if (conversation.Sheet.FatalRuleId is { } fatal)
        {
            if (hits.Find(f => f.RuleId == fatal) is { } said) yield return (fatal, 100, said);
            yield break;
        }
        foreach (var line in conversation.Sheet.Categories)
        {
            if (line.Category is not (Category.Language or Category.Security) || !line.IsApplicable || line.Part == 0) continue;
            var charged = hits.Where(f => page.NoteOf(f) is { Points: > 0 } note && note.Category == line.Category).ToList();
            var declared = charged.Sum(f => page.NoteOf(f).Points);
            foreach (var hit in charged) yield return (hit.RuleId, (line.Weight - line.Points) * page.NoteOf(hit).Points / declared, hit);
        }
    }

    static IEnumerable<Practice> Components(PageContext page, IReadOnlyList<ScoredConversation> own, Category category, IReadOnlyList<string> required, Func<ScoredConversation, Compliance> compliance)
    {
        if (ComponentShare.Of(own, compliance, required) is not { } share || share.All.Denominator < page.TooFew || share.Components.Count == 0) yield break;
        var least = share.Components.OrderBy(c => c.Seen.Numerator).First();
        var all = share.All;
        var language = page.Language;
        var names = string.Join(Words.ListComma.In(language), required.Select(c => Words.Component(c).In(language)));
        var example = own.FirstOrDefault(c => compliance(c) is { Verdict: ComplianceVerdict.Partial or ComplianceVerdict.Fail } judged && !judged.Components.Any(x => x.Name == least.Name && x.IsSeen));
        yield return new(LostIn(own, category), CategoryWords.Name(category).In(language), Words.PractiseComponents.In(language, CategoryWords.Name(category).In(language), names),
            Words.PractiseMissing.In(language, Words.Component(least.Name).In(language), Figures.Count(least.Seen.Denominator - least.Seen.Numerator), Figures.Count(least.Seen.Denominator)) +
            Words.Stop.In(language) + Words.PractiseComponentsNow.In(language, Figures.Count(all.Numerator), Figures.Count(all.Denominator), Figures.Percent(all.Value), Figures.Interval(100 * all.Low, 100 * all.High)),
            null, example);
    }

    static IEnumerable<Practice> Waits(PageContext page, IReadOnlyList<ScoredConversation> own)
    {
        var (part, whole) = (0, 0);
        ScoredConversation? worst = null;
        foreach (var conversation in own)
        {
            if (conversation.Sheet.Categories.FirstOrDefault(c => c.Category is Category.Responsiveness) is not { IsApplicable: true } line) continue;
            (part, whole) = (part + line.Part, whole + line.Whole);
            if (line.Part < line.Whole && (worst is null || Longest(conversation) > Longest(worst))) worst = conversation;
        }
        if (whole < page.TooFew || part == whole) yield break;
        var slow = Figures.Wait(page.Language, (long)page.Profile.Latency.Slow.TotalMilliseconds);
        yield return new(LostIn(own, Category.Responsiveness), Words.Responsiveness.In(page.Language), Words.PractiseSlow.In(page.Language, slow),
            Words.PractiseSlowNow.In(page.Language, Figures.Count(whole - part), Figures.Count(whole)), null, worst);

        static long Longest(ScoredConversation conversation) => conversation.Facts.Responses.Count == 0 ? 0 : conversation.Facts.Responses.Max(r => r.WaitMs);
    }

    /// <summary>The step of the recognised scenarios that was left out most often.</summary>
    static IEnumerable<Practice> Steps(PageContext page, IReadOnlyList<ScoredConversation> own)
    {
        var tally = new SortedDictionary<string, (int Due, int Missing, ScoredConversation? Where)>(StringComparer.Ordinal);
        foreach (var conversation in own)
            foreach (var step in conversation.Facts.Flow.Steps)
            {
                if (!step.Counts || step.Verdict is StepVerdict.NotApplicable) continue;
                var known = tally.GetValueOrDefault(step.Name);
                tally[step.Name] = (known.Due + 1, known.Missing + (step.IsSeen ? 0 : 1), known.Where ?? (step.IsSeen ? null : conversation));
            }
        if (tally.Count == 0) yield break;
        var (name, least) = tally.OrderByDescending(t => t.Value.Missing).First();
        if (least.Due < page.TooFew || least.Missing == 0 || FlowCatalog.Step(name) is not { } described) yield break;
        // The category's loss is spread over everything that was missing in it.
        var lost = LostIn(own, Category.Process) * least.Missing / tally.Values.Sum(t => t.Missing);
        yield return new(lost, Words.Process.In(page.Language), Words.PractiseStep.In(page.Language, described.Title.In(page.IsChinese ? "zh" : "en"), described.Source.Says.Length > 0 && page.IsChinese ? described.Source.Says : described.Source.ToString()),
            Words.PractiseStepNow.In(page.Language, Figures.Count(least.Due), Figures.Count(least.Missing)), null, least.Where);
    }

    static double LostIn(IReadOnlyList<ScoredConversation> own, Category category) => own
        .Where(c => c.Sheet.FatalRuleId is null && c.Sheet.ScoreCents is not null)
        .Sum(c => c.Sheet.Categories.Where(line => line.Category == category && line.IsApplicable).Sum(line => line.Weight - line.Points));
}
