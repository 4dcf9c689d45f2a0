using QA.Analysis.Rules;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Web;

/// <summary>试改: what a change of one rule would gain and lose in conversations of the workspace.</summary>
static class RuleTrial
{
    /// <summary>Conversations looked at whatever the rule: enough to see a change, few enough to answer at once.</summary>
    public const int Newest = 1000;

    /// <summary>Conversations that the rule hits now, beside those.</summary>
    public const int MostHit = 500;

    /// <summary>Judging takes all processors: one after another.</summary>
    static readonly Lock Turn = new();

    /// <exception cref="SettingsException">The changed rules do not load: the place and what to do about it.</exception>
    public static RuleDiff Of(Visit visit, Rule rule, string text)
    {
        var options = visit.Desk.Options;
        var changed = RuleBook.Load(options.RuleFiles.Select(file => file.Path == rule.Path ? file with { Text = Replaced(file.Text, rule, text) } : file));
        var stored = visit.Now.Stored;
        lock (Turn)
        {
            var conversations = Ids(visit.Now, rule.Id).Select(id => visit.Workspace.Reading.Find(id)).OfType<Conversation>();
            return RuleDiff.Of(options.Profile, visit.Now.Machine,
                AnalysisPass.Of(options.Profile, changed, stored.Horizons, stored.Orders, stored.Ratings), conversations);
        }
    }

    static List<ConversationId> Ids(Live.Current now, string rule)
    {
        var newest = now.Scored.OrderByDescending(c => c.Facts.StartedAt ?? DateTimeOffset.MinValue).ThenBy(c => c.Facts.Id).Take(Newest).Select(c => c.Facts.Id);
        var hit = now.Scored.Where(c => c.Facts.Findings.Any(f => f.RuleId == rule) || c.Facts.Cues.Any(f => f.RuleId == rule)).Take(MostHit).Select(c => c.Facts.Id);
        return [.. newest.Union(hit).Order()];
    }

    /// <summary>The file with the rule's own document changed: lines of other rules keep their places in messages.</summary>
    static string Replaced(string file, Rule rule, string text)
    {
        var (whole, before) = (file.ReplaceLineEndings("\n"), rule.Text.TrimEnd());
        var at = whole.IndexOf(before, StringComparison.Ordinal);
        return at < 0 ? whole : string.Concat(whole.AsSpan(0, at), text.ReplaceLineEndings("\n").TrimEnd(), whole.AsSpan(at + before.Length));
    }
}
