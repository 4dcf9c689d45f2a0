using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using QA.Ingest.Samples;

namespace QA.Cli.Commands;

/// <summary><c>qa generate</c>: synthetic shops of any size, with the truth about what was planted.</summary>
sealed class GenerateCommand : ICommand
{
    readonly Option<string> output = new("--out") { Description = "Folder for the files", HelpName = "DIR", Required = true };
    readonly Option<long> messages = new("--messages") { Description = "About how many messages", DefaultValueFactory = _ => 10_000 };
    readonly Option<int> weeks = new("--weeks") { Description = "Weeks they spread over", DefaultValueFactory = _ => 4 };
    readonly Option<int> shops = new("--shops") { Description = "Shops", DefaultValueFactory = _ => 2 };
    readonly Option<int> agents = new("--agents") { Description = "Agents per shop", DefaultValueFactory = _ => 12 };
    readonly Option<ulong> seed = new("--seed") { Description = "Same seed, same bytes", DefaultValueFactory = _ => 1 };
    readonly Option<string> order = new("--order") { Description = "time or conversation", DefaultValueFactory = _ => "time" };
    readonly Option<bool> noTruth = new("--no-truth") { Description = "Leave out the truth files" };

    public Command Build(Globals globals)
    {
        order.AcceptOnlyFromAmong("time", "conversation");
        AtLeastOne(messages, 100_000_000);
        AtLeastOne(weeks, 520);
        AtLeastOne(shops, 1_000);
        AtLeastOne(agents, 1_000);
        return new Command("generate", "Write synthetic shops: chats, orders, ratings, and the truth about what was planted")
        {
            output, messages, weeks, shops, agents, seed, order, noTruth,
        }.Does(globals, session =>
        {
            var watch = Stopwatch.StartNew();
            var counts = SampleWriter.Write(
                SampleOptions.OfMessages(session.Value(messages), session.Value(weeks), session.Value(shops), session.Value(agents), session.Value(seed)) with
                {
                    Order = session.Value(order) == "time" ? SampleOrder.ByTime : SampleOrder.ByConversation,
                    WithTruth = !session.Value(noTruth),
                },
                session.Value(output)!);
            if (session.Json) session.Answer(counts);
            else
                session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{counts.Conversations:N0} conversations, {counts.Messages:N0} messages, {counts.Orders:N0} orders, {counts.Ratings:N0} ratings in {session.Value(output)}; {watch.ElapsedMilliseconds / 1000.0:0.0} s"));
            return ExitCode.Done;
        });
    }

    static void AtLeastOne<T>(Option<T> option, long most) where T : IConvertible => option.Validators.Add(result =>
    {
        if (Convert.ToInt64(result.GetValueOrDefault<T>(), CultureInfo.InvariantCulture) is var value && (value < 1 || value > most))
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option.Name} takes a number from 1 to {most}"));
    });
}
