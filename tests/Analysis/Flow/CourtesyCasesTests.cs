using System.Text;
using QA.Analysis.Flow;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Flow;

/// <summary>
/// Greetings and closings written by hand from their definitions, before the wordings were looked at: what a set scored
/// at first sight is told in docs/real-data.md; here every case of it must hold.
/// </summary>
/// <remarks>
/// <c>Cases/words-*.txt</c>: <c>g sio text</c> is a greeting turn whose seen components are salutation, identity and offer,
/// <c>c ftw text</c> a closing turn with further help, thanks and wish, <c>-</c> none of them; <c> / </c> separates messages.
/// <c>Cases/chats-*.txt</c>: <c>= closing missed | why | horizon</c> and the chat below it.
/// </remarks>
public class CourtesyCasesTests
{
    static string Folder => Repository.Path("tests/Analysis/Flow/Cases");

    static IEnumerable<string> Lines(string pattern) =>
        from file in Directory.EnumerateFiles(Folder, pattern).Order(StringComparer.Ordinal)
        from line in File.ReadAllLines(file)
        select line;

    public static TheoryData<string> Words =>
        [.. from line in Lines("words-*.txt") where line.StartsWith("g ", StringComparison.Ordinal) || line.StartsWith("c ", StringComparison.Ordinal) select line];

    public static TheoryData<string> Chats
    {
        get
        {
            var chats = new List<StringBuilder>();
            foreach (var line in Lines("chats-*.txt"))
            {
                if (line.StartsWith('=')) chats.Add(new());
                chats[^1].AppendLine(line);
            }
            return [.. chats.Select(chat => chat.ToString())];
        }
    }

    [Theory, MemberData(nameof(Words))]
    public void Components_are_those_a_reader_sees(string @case)
    {
        var parts = @case.Split(' ', 3);
        var turn = string.Concat(parts[2].Split(" / ").Select((text, i) => $"09:00:0{i + 5} li {text}\n"));
        var conversation = Chat.Of("09:00:00 customer 在吗\n" + turn);
        var judged = parts[0] == "g"
            ? GreetingCheck.Of(conversation, conversation.Turns(), new())
            : ClosingCheck.Of(conversation, conversation.Turns(), new(), Chat.At("12:00:00"));
        Assert.Equal(parts[1], Letters(judged));
    }

    [Theory, MemberData(nameof(Chats))]
    public void Verdicts_are_those_of_a_reader(string @case)
    {
        var head = @case[1..@case.IndexOf('\n', StringComparison.Ordinal)].Split('|', StringSplitOptions.TrimEntries);
        var conversation = Chat.Of(@case[@case.IndexOf('\n', StringComparison.Ordinal)..]);
        var horizon = Chat.At(head.Length > 2 ? head[2] : "23:00:00");
        var greeting = head[0].StartsWith("greeting", StringComparison.Ordinal);
        var judged = greeting
            ? GreetingCheck.Of(conversation, conversation.Turns(), new())
            : ClosingCheck.Of(conversation, conversation.Turns(), new(), horizon);
        var verdict = judged.Verdict is ComplianceVerdict.NotApplicable ? "na" : SnakeCase.Of(judged.Verdict.ToString());
        Assert.Equal(head[0], $"{(greeting ? "greeting" : "closing")} {verdict}");
    }

    static string Letters(Compliance judged)
    {
        var letters = string.Concat(judged.Components.Where(c => c.IsSeen).Select(c => c.Name[0]));
        return letters.Length == 0 ? "-" : letters;
    }
}
