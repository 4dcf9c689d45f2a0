using QA.Analysis.Rules.Acts;

namespace QA.Analysis.Flow;

/// <summary>Marks selling techniques, signs of wanting to buy, and what became of them.</summary>
internal sealed class SellingReader
{
    const string Prefix = "technique_";

    readonly ActBook acts;
    readonly bool[] isTechnique;
    readonly int signal, takesUp, objection, value, valueTechnique;

    public SellingReader(ActBook acts)
    {
        this.acts = acts;
        isTechnique = [.. acts.Acts.Select(act => act.Name.StartsWith(Prefix, StringComparison.Ordinal))];
        (signal, takesUp, objection, value, valueTechnique) = (acts.NumberOf("purchase_signal"), acts.NumberOf("close_sale"),
            acts.NumberOf("price_objection"), acts.NumberOf("value"), acts.NumberOf(Prefix + "value_warranty"));
    }

    public SellingReading Read(FlowScene scene)
    {
        List<SpokenMark>? techniques = null, signals = null, missed = null;
        var (objections, byValue, lastObjection) = (0, 0, -1);
        foreach (var hit in scene.Trail.Hits)
        {
            if (isTechnique[hit.Act]) (techniques ??= []).Add(Mark(scene, hit, acts.Acts[hit.Act].Name[Prefix.Length..]));
            else if (hit.Act == signal)
            {
                var mark = Mark(scene, hit, "purchase_signal");
                (signals ??= []).Add(mark);
                if (!Answered(scene, hit.Message, act => isTechnique[act] || act == takesUp)) (missed ??= []).Add(mark);
            }
            else if (hit.Act == objection && !IsSameTurn(scene, lastObjection, hit.Message))
            {
                lastObjection = hit.Message;
                objections++;
                if (Answered(scene, hit.Message, act => act == value || act == valueTechnique)) byValue++;
            }
        }
        return techniques is null && signals is null && objections == 0
            ? SellingReading.None
            : new(techniques ?? [], signals ?? [], missed ?? [], objections, byValue);
    }

    /// <summary>Whether the next turn of the agents holds such an act.</summary>
    static bool Answered(FlowScene scene, int message, Func<int, bool> wanted)
    {
        var i = message + 1;
        while (i < scene.Messages.Count && !scene.IsAgent(i)) i++;
        for (; i < scene.Messages.Count && !scene.IsCustomer(i); i++)
            foreach (var hit in scene.Trail.In(i))
                if (wanted(hit.Act)) return true;
        return false;
    }

    static bool IsSameTurn(FlowScene scene, int first, int second)
    {
        if (first < 0) return false;
        for (var i = first; i < second; i++)
            if (scene.IsAgent(i)) return false;
        return true;
    }

    static SpokenMark Mark(FlowScene scene, ActHit hit, string name)
    {
        var message = scene.Messages[hit.Message];
        return new(name, message.Id, scene.IsAgent(hit.Message) ? message.Sender.Id : "",
            hit.Start, hit.Length, message.Text.Substring(hit.Start, hit.Length));
    }
}
