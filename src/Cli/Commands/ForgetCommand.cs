using System.CommandLine;
using System.Globalization;
using QA.Ingest.Store;

namespace QA.Cli.Commands;

/// <summary><c>qa forget</c>: a customer, a conversation or a range of days out of the workspace, for good.</summary>
sealed class ForgetCommand : ICommand
{
    readonly Option<string?> customer = new("--customer") { Description = "All of this customer: conversations, orders, ratings", HelpName = "ID" };
    readonly Option<string?> conversation = new("--conversation") { Description = "This conversation", HelpName = "ID" };
    readonly Option<string?> shop = new("--shop") { Description = "Only in this shop", HelpName = "SHOP" };
    readonly Option<DateOnly?> from = Day("--from", "Conversations of which any part lies on or after this day");
    readonly Option<DateOnly?> to = Day("--to", "Conversations of which any part lies on or before this day");

    public Command Build(Globals globals) => new Command("forget", "Take a customer, a conversation or a range of days out of the workspace for good")
    {
        customer, conversation, shop, from, to,
    }.Does(globals, Run);

    int Run(Session session)
    {
        var request = new ForgetRequest
        {
            Customer = session.Value(customer),
            Conversation = session.Value(conversation),
            Shop = session.Value(shop),
            From = Midnight(session.Value(from)),
            Until = Midnight(session.Value(to)?.AddDays(1)),
        };
        if (request.IsEmpty) return session.Fail("nothing to forget: name --customer, --conversation, or days with --from and --to", ExitCode.WrongUsage);
        using (session.Open()) { }
        using var workspace = session.OpenForWriting();
        var forgotten = workspace.Forget(request);
        if (ReviewBook.Exists(workspace.Folder))
        {
            using var book = ReviewBook.Open(workspace.Folder);
            book.Forget(workspace.Reading.Find);
        }
        if (session.Json) session.Answer(forgotten);
        else
        {
            session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"forgotten: {forgotten.Conversations:N0} conversations, {forgotten.Messages:N0} messages, {forgotten.Orders:N0} orders, {forgotten.Ratings:N0} ratings"));
            foreach (var copy in forgotten.Copies) session.Out.WriteLine($"delete this copy too, it was made before: {copy}");
            session.Remark("exports, tables and reports that were written elsewhere are not touched");
        }
        return ExitCode.Done;

        DateTimeOffset? Midnight(DateOnly? day)
        {
            if (day is not { } date) return null;
            var local = date.ToDateTime(TimeOnly.MinValue);
            return new DateTimeOffset(local, session.Profile.TimeZone.GetUtcOffset(local));
        }
    }

    static Option<DateOnly?> Day(string name, string what) => new(name)
    {
        Description = what,
        HelpName = "YYYY-MM-DD",
        CustomParser = result =>
        {
            if (result.Tokens is [var token] && DateOnly.TryParseExact(token.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            result.AddError($"{name} takes a day such as 2026-11-09");
            return null;
        },
    };
}
