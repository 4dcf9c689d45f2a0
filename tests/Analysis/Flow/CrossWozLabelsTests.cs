using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using QA.Analysis.Flow;
using QA.Ingest.Conversations;

namespace QA.Tests.Analysis.Flow;

/// <summary>The words of greetings and closings against the labels that others gave to a thousand real dialogues.</summary>
/// <remarks>Writes the table in docs/real-data.md when run with ACCEPT=1.</remarks>
public class CrossWozLabelsTests
{
    const string Archive = "crosswoz.tgz";

    static readonly (string Label, string Component)[] Pairs = [("greet", "salutation"), ("reqmore", "further_help"), ("thank", "thanks"), ("bye", "wish")];

    [Fact]
    public void Components_agree_with_the_labels_of_every_message()
    {
        if (PublicData.Of(Archive) is not { } files)
        {
            Assert.Skip(PublicData.Missing(Archive));
            return;
        }

        var counts = Pairs.ToDictionary(pair => pair.Label, _ => (Both: 0, Ours: 0, Theirs: 0), StringComparer.Ordinal);
        var odd = new StringBuilder();
        var messages = 0;
        foreach (var (text, labels, byAgent) in Messages(files))
        {
            messages++;
            var seen = Seen(text);
            foreach (var (label, component) in Pairs)
            {
                // Only who serves asks whether anything else is needed; a customer asks for something else.
                if (label == "reqmore" && !byAgent) continue;
                var (ours, theirs) = (seen.Contains(component), labels.Contains(label));
                var (both, our, their) = counts[label];
                counts[label] = (both + (ours && theirs ? 1 : 0), our + (ours ? 1 : 0), their + (theirs ? 1 : 0));
                if (ours != theirs) odd.AppendLine(CultureInfo.InvariantCulture, $"{label} {(ours ? "only ours" : "only theirs")}: {text}");
            }
        }
        if (Environment.GetEnvironmentVariable("QA_SHOW") is { } path) File.WriteAllText(path, odd.ToString());

        var table = new StringBuilder("| component | label | labelled | found | precision | recall |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var (label, component) in Pairs)
        {
            var (both, ours, theirs) = counts[label];
            table.Append(CultureInfo.InvariantCulture, $"| {component} | {label} | {theirs} | {ours} | {Share(both, ours)} | {Share(both, theirs)} |\n");
        }
        Docs.Holds("docs/real-data.md", "crosswoz-labels", table.ToString());
        Assert.Equal(16_934, messages);
    }

    static string Share(int part, int whole) => whole == 0 ? "" : (100.0 * part / whole).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    static HashSet<string> Seen(string text)
    {
        var agent = new Message("m2", new("a", Role.Agent), null, MessageKind.Text, text) { Place = new(1, 2, 0) };
        var conversation = new Conversation(new("s", "c"), "b", "", [new("m1", new("b", Role.Customer), null, MessageKind.Text, "在吗"), agent]);
        var turns = conversation.Turns();
        return [.. GreetingCheck.Of(conversation, turns, new()).Components.Concat(ClosingCheck.Of(conversation, turns, new(), null).Components)
            .Where(component => component.IsSeen).Select(component => component.Name)];
    }

    static IEnumerable<(string Text, HashSet<string> Labels, bool ByAgent)> Messages(Dictionary<string, byte[]> files)
    {
        foreach (var (_, zip) in files.Where(file => file.Key.EndsWith(".json.zip", StringComparison.Ordinal)).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            using var archive = new ZipArchive(new MemoryStream(zip));
            using var json = JsonDocument.Parse(archive.Entries[0].Open());
            foreach (var dialogue in json.RootElement.EnumerateObject())
                foreach (var message in dialogue.Value.GetProperty("messages").EnumerateArray())
                {
                    var labels = new HashSet<string>(StringComparer.Ordinal);
                    foreach (var act in message.GetProperty("dialog_act").EnumerateArray())
                        if (act[0].GetString() == "General") labels.Add(act[1].GetString()!);
                    yield return (message.GetProperty("content").GetString()!, labels, message.GetProperty("role").GetString() == "sys");
                }
        }
    }
}
