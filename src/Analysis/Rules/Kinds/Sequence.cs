using QA.Analysis.Rules.Matching;
using QA.Ingest.Settings;

namespace QA.Analysis.Rules.Kinds;

/// <summary>先后: after an anchor something is expected of the agent within so many turns or seconds, and not after something else.</summary>
/// <remarks>
/// <c>anchor: {role: customer, act: complaint}</c> or <c>{turn: last}</c>; <c>expect: {act: [apology, empathy], within: {turns: 1,
/// seconds: 600}}</c>; <c>before: {act: remedy}</c>. Only the first anchor of a conversation counts: nobody apologises to every
/// line. A customer's anchor is judged, and a miss charged, where the agents' next turn begins; an agent's anchor where it stands.
/// </remarks>
internal sealed class Sequence : IRuleKind
{
    public string Name => "sequence";

    public IRuleCheck Read(YamlMap rule, Lexicon.Builder words)
    {
        var anchorValue = rule.Get("anchor");
        var anchor = anchorValue.AsMap();
        var isLastTurn = anchor.Find("turn") is { } turn && (turn.AsText() == "last" ? true : throw turn.Error("only 'turn: last' is known here"));
        var anchors = isLastTurn ? null : ActWords.Read(anchor, anchorValue, words);
        var role = isLastTurn ? Ingest.Conversations.Role.Agent : anchor.Get("role").AsOneOf<Ingest.Conversations.Role>();
        var skip = anchor.Find("skip") is { } skipped ? ActWords.Read(skipped.AsMap(), skipped, words) : null;
        anchor.RefuseUnknown();

        var expectValue = rule.Get("expect");
        var expect = expectValue.AsMap();
        var within = expect.Find("within")?.AsMap();
        var window = new SequenceWindow(
            within?.Find("turns")?.AsWhole(0, 100) ?? 1,
            within?.Find("seconds")?.AsWhole(1, 10_000_000) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            expect.Find("own")?.AsFlag() ?? true, expect.Find("number")?.AsFlag() ?? false);
        within?.RefuseUnknown();
        IReadOnlyList<ActWords> expected = expect.Find("all") is { } all
            ? [.. all.AsList().Select(one => ActWords.Read(one.AsMap(), one, words))]
            : [ActWords.Read(expect, expectValue, words)];
        expect.Find("role");
        expect.RefuseUnknown();

        var beforeValue = rule.Find("before");
        var before = beforeValue is null ? null : ActWords.Read(beforeValue.AsMap(), beforeValue, words);
        beforeValue?.AsMap().Find("role");
        return new SequenceCheck(role is Ingest.Conversations.Role.Customer, anchors, skip, expected, before, window);
    }
}

/// <summary>How far an expectation reaches.</summary>
/// <param name="Turns">Agent turns; the one that answers a customer's anchor is the first, that of an agent's own anchor is not counted.</param>
/// <param name="Time">Measured from the anchor; null for no limit. Without times only turns count.</param>
/// <param name="Own">Whether an agent's anchor may meet the expectation in its own message.</param>
/// <param name="Number">Whether an order number or phone, by whoever wrote it and whenever, meets it too.</param>
internal sealed record SequenceWindow(int Turns, TimeSpan? Time, bool Own, bool Number);
