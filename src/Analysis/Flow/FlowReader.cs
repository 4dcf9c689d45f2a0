using QA.Analysis.Metrics;
using QA.Analysis.Rules.Acts;
using QA.Analysis.Rules.Matching;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Flow;

/// <summary>Reads a conversation's acts once and tells scenarios, steps, selling and promises from them.</summary>
/// <remarks>Safe to share between threads.</remarks>
internal sealed class FlowReader(FlowBook book)
{
    readonly StepChecks checks = new(book);
    readonly SellingReader selling = new(book.Acts);
    readonly Promises promises = new(book.Acts);

    public FlowReading Read(
        Conversation conversation, ResponseRounds rounds, Compliance greeting, Compliance closing, Profile profile)
    {
        var trail = Trail(conversation);
        var made = promises.In(conversation, trail, profile);
        var scene = new FlowScene(conversation, rounds, greeting, closing, profile, trail, made);
        var reading = new FlowReading([], []) { Selling = selling.Read(scene), Promises = made };
        if (scene.HasHuman)
        {
            var scenarios = Recognised(scene);
            reading = reading with { Scenarios = [.. scenarios.Select(found => book.Scenarios[found.Scenario].Name)], Steps = Steps(scene, scenarios) };
        }
        return reading;
    }

    ActTrail Trail(Conversation conversation)
    {
        if (ReferenceEquals(book.Acts, ActBook.BuiltIn)) return ActTrail.Of(conversation);
        var trail = new ActTrail();
        book.Acts.Read(conversation, trail);
        return trail;
    }

    /// <summary>Scenarios with the message that each was recognised at, those left out that give way to an earlier one.</summary>
    List<(int Scenario, int Message)> Recognised(FlowScene scene)
    {
        var found = new List<(int Scenario, int Message)>();
        foreach (var hit in scene.Trail.Hits)
        {
            if (!book.MostScenarioActs[hit.Act]) continue;
            for (var s = 0; s < book.Scenarios.Count; s++)
            {
                if (Array.IndexOf(book.Scenarios[s].When, hit.Act) < 0 || found.Exists(f => f.Scenario == s)) continue;
                if (book.Scenarios[s].EnglishOnly && !scene.IsEnglish) continue;
                found.Add((s, hit.Message));
            }
        }
        if (found.Count < 2) return found;
        var all = found.ToArray();
        found.RemoveAll(own => Array.Exists(all, other =>
            other.Message <= own.Message && Array.IndexOf(book.Scenarios[own.Scenario].YieldsTo, book.Scenarios[other.Scenario].Name) >= 0));
        found.Sort(static (a, b) => a.Scenario.CompareTo(b.Scenario));
        return found;
    }

    List<FlowStep> Steps(FlowScene scene, List<(int Scenario, int Message)> scenarios)
    {
        // Where each step becomes due: at its scenario, the earliest of several.
        Span<int> due = stackalloc int[book.Steps.Count];
        due.Fill(-1);
        foreach (var (scenario, message) in scenarios)
            foreach (var step in book.Scenarios[scenario].Steps)
                if (due[step] < 0 || message < due[step]) due[step] = message;

        var steps = new List<FlowStep>(book.General + 6);
        for (var i = 0; i < book.Steps.Count; i++)
        {
            if (i >= book.General && due[i] < 0) continue;
            steps.Add(Judge(book.Steps[i], scene, Math.Max(due[i], 0), due[i] >= 0));
        }
        return steps;
    }

    FlowStep Judge(FlowStepSpec step, FlowScene scene, int from, bool counts)
    {
        if (step.Check is { } check) return checks.Judge(step.Name, check, scene, from, counts);
        var isDue = step.After.Length == 0;
        if (!isDue)
            foreach (var hit in scene.Trail.Hits)
            {
                if (Array.IndexOf(step.After, hit.Act) < 0) continue;
                (from, isDue) = (hit.Message, true);
                break;
            }
        if (!isDue || !scene.AgentSpokeSince(from)) return StepChecks.NotApplicable(step.Name, counts);

        var until = scene.EndOfTurns(from, step.Turns);
        foreach (var hit in scene.Trail.Hits)
        {
            if (hit.Message < from || hit.Message > until) continue;
            if (Array.IndexOf(step.Seen, hit.Act) >= 0) return StepChecks.Seen(step.Name, scene, hit, counts);
            if (Array.IndexOf(step.Before, hit.Act) >= 0 && !IsSeenInSameMessageBefore(step, scene, hit)) break;
        }
        return StepChecks.NotSeen(step.Name, counts);
    }

    /// <summary>Hits of one message stand in the order of the acts, not of the words.</summary>
    static bool IsSeenInSameMessageBefore(FlowStepSpec step, FlowScene scene, ActHit blocking)
    {
        foreach (var hit in scene.Trail.In(blocking.Message))
            if (hit.Start <= blocking.Start && Array.IndexOf(step.Seen, hit.Act) >= 0) return true;
        return false;
    }
}
