using System.Text;
using QA.Analysis.Flow;
using QA.Analysis.Metrics;
using QA.Analysis.Rules;
using QA.Ingest.Conversations;

namespace QA.Tests.Analysis.Flow;

/// <summary>Sequence rules, selling and promises on chats written by hand from the inventory's rows: <c>Cases/sequences-*.txt</c>.</summary>
public class SequenceCasesTests
{
    static readonly RuleEngine Engine = new(RuleBook.BuiltIn());

    public static TheoryData<string> Cases
    {
        get
        {
            var cases = new List<StringBuilder>();
            foreach (var file in Directory.EnumerateFiles(Repository.Path("tests/Analysis/Flow/Cases"), "sequences-*.txt").Order(StringComparer.Ordinal))
                foreach (var line in File.ReadAllLines(file))
                {
                    if (line.StartsWith('#')) continue;
                    if (line[0] is '+' or '-') cases.Add(new());
                    cases[^1].AppendLine(line);
                }
            return [.. cases.Select(chat => chat.ToString())];
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void What_a_reader_sees_is_found_and_nothing_else(string @case)
    {
        var lines = @case.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var chat = Chat.Of(string.Join('\n', lines.Skip(1).Select((line, i) => $"09:{i:00}:00 {(line[0] == 'C' ? "customer" : "li")}{line[2..]}")));
        var (wanted, what) = (lines[0][0] == '+', lines[0][2..].Trim());
        var selling = Flow(chat).Selling;
        var found = what.Split(' ') switch
        {
            ["technique", var name] => selling.Techniques.Any(mark => mark.Name == name),
            ["missed"] => selling.Missed.Count > 0,
            ["unmet-objection"] => selling.Objections > selling.AnsweredByValue,
            ["promise"] => Flow(chat).Promises.Count > 0,
            _ => Rules(chat).Contains(what),
        };
        Assert.True(found == wanted, $"{what} was {(found ? "" : "not ")}found in:\n{@case}");
    }

    static FlowReading Flow(Conversation chat) =>
        FlowCheck.Of(chat, ResponseRounds.Of(chat, new(), Courtesy.Default), Compliance.NotApplicable, Compliance.NotApplicable, new());

    static IEnumerable<string> Rules(Conversation chat)
    {
        List<Finding> findings = [], cues = [];
        Engine.Check(chat, findings, cues);
        return findings.Select(finding => finding.RuleId);
    }
}
