using System.Globalization;
using System.Text;
using QA.Analysis.Metrics;
using QA.Ingest.Conversations;
using QA.Ingest.Formats;
using QA.Ingest.Readers;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Metrics;

/// <summary>Response rounds against people's own marks of which message answers which, in real support channels.</summary>
/// <remarks>
/// A thread of linked messages is a conversation here, and who began it the customer: so the pairing is asked, not the untangling
/// of talks. Writes the table in docs/real-data.md when run with ACCEPT=1.
/// </remarks>
public class IrcReplyLinksTests
{
    const string Archive = "irc_raw.tgz";

    static readonly (string Name, Predicate<string> Holds)[] Sets =
    [
        ("stripe", name => name.StartsWith("stripe.", StringComparison.Ordinal)),
        ("rust", name => name.StartsWith("rust.", StringComparison.Ordinal)),
        ("mediawiki", name => name.StartsWith("mediawiki.", StringComparison.Ordinal)),
        ("ubuntu-meeting (minutes)", name => name.StartsWith("ubuntu-meeting.", StringComparison.Ordinal)),
        ("ubuntu, dev and test (minutes)", name => char.IsAsciiDigit(name[0]) && !name.Contains(".train-", StringComparison.Ordinal)),
        ("ubuntu, train (minutes)", name => name.Contains(".train-", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Rounds_pair_questions_with_the_replies_that_people_marked()
    {
        if (PublicData.Of(Archive) is not { } files)
        {
            Assert.Skip(PublicData.Missing(Archive));
            return;
        }

        var table = new StringBuilder(
            "| channel | marked replies to somebody else | median | p90 | asking turns with a marked reply | paired with the first of them | our rounds | answered by a marked reply |\n" +
            "| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var (name, holds) in Sets)
        {
            var tally = new Tally();
            foreach (var file in files.Keys.Where(file => holds(file) && (file.EndsWith(".ascii.txt", StringComparison.Ordinal) || file.EndsWith(".raw.txt", StringComparison.Ordinal))).Order(StringComparer.Ordinal))
                tally.Add(Read(file, files[file]), Links(files[file.Replace(".ascii.", ".annotation.", StringComparison.Ordinal).Replace(".raw.", ".annotation.", StringComparison.Ordinal)]));
            table.Append(CultureInfo.InvariantCulture, $"| {name} | {tally.Waits.Count} | {tally.Wait(50)} s | {tally.Wait(90)} s | {tally.Marked} | {Share(tally.Paired, tally.Marked)} | {tally.Rounds} | {Share(tally.Linked, tally.Rounds)} |\n");
            // The waits are differences of the very same two times: who is paired alike has waited alike, to the second.
            Assert.Equal(tally.Paired, tally.SameWait);
        }
        Docs.Holds("docs/real-data.md", "irc-links", table.ToString());
    }

    static string Share(int part, int whole) => $"{part} ({(100.0 * part / whole).ToString("0.0", CultureInfo.InvariantCulture)} %)";

    /// <summary>Messages by line as the annotation counts them, from 0.</summary>
    static Dictionary<int, Message> Read(string name, byte[] text)
    {
        using var folder = new TemporaryFolder();
        var messages = new Dictionary<int, Message>();
        foreach (var row in ExportFile.Open(folder.File(name, text), FormatCatalog.BuiltIn, ProfileFile.Default, new ReadOptions()).Rows())
            if (row is ExportRow.Accepted { Row: var said } accepted)
                messages[(int)accepted.Line - 1] = new(accepted.Line.ToString(CultureInfo.InvariantCulture), new(said.SenderId, Role.Agent), said.SentAt, said.Kind, said.Text);
        return messages;
    }

    static IEnumerable<(int Earlier, int Later)> Links(byte[] annotation)
    {
        foreach (var line in Encoding.UTF8.GetString(annotation).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = line.Split(' ');
            var (a, b) = (int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[1], CultureInfo.InvariantCulture));
            if (a != b) yield return (Math.Min(a, b), Math.Max(a, b));
        }
    }

    sealed class Tally
    {
        public List<double> Waits { get; } = [];
        public int Marked { get; private set; }
        public int Paired { get; private set; }
        public int SameWait { get; private set; }
        public int Rounds { get; private set; }
        public int Linked { get; private set; }

        public double Wait(int percent) => Waits.Order().ElementAt(Waits.Count * percent / 100);

        public void Add(Dictionary<int, Message> messages, IEnumerable<(int Earlier, int Later)> marks)
        {
            List<(int Earlier, int Later)> links = [.. marks.Where(link => messages.ContainsKey(link.Earlier) && messages.ContainsKey(link.Later))];
            foreach (var (earlier, later) in links)
                if (messages[earlier].Sender.Id != messages[later].Sender.Id)
                    Waits.Add((messages[later].SentAt!.Value - messages[earlier].SentAt!.Value).TotalSeconds);
            var answers = links.ToLookup(link => link.Later, link => link.Earlier);
            foreach (var thread in Threads(links)) Judge(thread, messages, answers);
        }

        void Judge(List<int> thread, Dictionary<int, Message> messages, ILookup<int, int> answers)
        {
            var customer = messages[thread[0]].Sender.Id;
            List<Message> said = [.. thread.Select(line => messages[line] with
            {
                Id = line.ToString(CultureInfo.InvariantCulture),
                Sender = new(messages[line].Sender.Id, messages[line].Sender.Id == customer ? Role.Customer : Role.Agent),
            })];
            var conversation = new Conversation(new("irc", "c"), customer, "", said);
            var rounds = ResponseRounds.Of(conversation, new(), Courtesy.Default);
            var byQuestion = rounds.Responses.ToDictionary(response => response.QuestionMessageId);
            foreach (var turn in rounds.Turns)
            {
                if (!Courtesy.Default.Asks(turn)) continue;
                HashSet<int> question = [.. turn.Messages.Select(message => Line(message.Id))];
                var reply = thread.Find(line => messages[line].Sender.Id != customer && answers[line].Any(question.Contains));
                if (byQuestion.TryGetValue(turn.First.Id, out var round))
                {
                    Rounds++;
                    if (answers[Line(round.AnswerMessageId)].Any(question.Contains)) Linked++;
                }
                if (reply == 0) continue;
                Marked++;
                if (round is null || Line(round.AnswerMessageId) != reply) continue;
                Paired++;
                if (round.WaitMs == (long)(messages[reply].SentAt!.Value - turn.First.SentAt!.Value).TotalMilliseconds) SameWait++;
            }
        }

        static int Line(string id) => int.Parse(id, CultureInfo.InvariantCulture);

        static IEnumerable<List<int>> Threads(List<(int Earlier, int Later)> links)
        {
            var parent = new Dictionary<int, int>();
            foreach (var (earlier, later) in links) parent[Root(later)] = Root(earlier);
            return parent.Keys.ToList().GroupBy(Root).Select(thread => thread.Order().ToList());

            int Root(int line)
            {
                parent.TryAdd(line, line);
                while (parent[line] != line) line = parent[line] = parent[parent[line]];
                return line;
            }
        }
    }
}
