using QA.Analysis.Metrics;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Flow;

/// <summary>A chat inside a scenario's file: how it must be recognised and which steps must come out how.</summary>
internal static class FlowExample
{
    /// <exception cref="SettingsException">The chat is read otherwise than the file says.</exception>
    public static void Prove(FlowBook book, YamlValue value)
    {
        var map = value.AsMap();
        var conversation = Chat(map.Get("chat"));
        var reading = new FlowReader(book).Read(conversation, ResponseRounds.Of(conversation, new(), Courtesy.Default), Compliance.NotApplicable, Compliance.NotApplicable, new());
        var wanted = map.Get("scenarios");
        if (!wanted.AsTexts().Order(StringComparer.Ordinal).SequenceEqual(reading.Scenarios.Order(StringComparer.Ordinal)))
            throw wanted.Error($"this chat is recognised as {(reading.Scenarios.Count == 0 ? "nothing" : string.Join(", ", reading.Scenarios))}");
        foreach (var (key, verdict) in (ReadOnlySpan<(string, StepVerdict)>)[("seen", StepVerdict.Seen), ("not_seen", StepVerdict.NotSeen), ("na", StepVerdict.NotApplicable)])
            foreach (var name in map.Find(key)?.AsList() ?? [])
            {
                var step = reading.Steps.FirstOrDefault(s => s.Name == name.AsText()) ?? throw name.Error("this step is none of the chat's");
                if (step.Verdict != verdict)
                    throw name.Error($"this step comes out as {SnakeCase.Of(step.Verdict.ToString())}{(step.IsSeen ? $" at '{Excerpt.Of(step.Text)}'" : "")}");
            }
        map.RefuseUnknown();
    }

    /// <summary><c>C: …</c> is the customer, <c>A: …</c> the agent.</summary>
    static Conversation Chat(YamlValue lines)
    {
        var messages = new List<Message>();
        foreach (var line in lines.AsList())
        {
            var text = line.AsText();
            if (text.Length < 3 || text[0] is not ('C' or 'A') || text[1] != ':') throw line.Error("a line of a chat begins with 'C: ' or 'A: '");
            var sender = text[0] == 'C' ? new Participant("customer", Role.Customer) : new Participant("agent", Role.Agent);
            messages.Add(new($"{messages.Count + 1}", sender, null, MessageKind.Text, text[2..].Trim()));
        }
        return new(new("", "example"), "customer", "", messages);
    }
}
