using System.CommandLine;
using System.Globalization;
using QA.Analysis.Conversion;
using QA.Analysis.Rules;
using QA.Analysis.Scoring;
using QA.Analysis.Statistics;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Cli.Commands;

/// <summary><c>qa conversion</c>: what became of inquiries and orders, week by week, with intervals; without orders nothing is confirmed.</summary>
sealed class ConversionCommand : ICommand
{
    readonly Option<string?> week = new("--week") { Description = "Only this week", HelpName = "2026-W46" };
    readonly Option<bool> sensitivity = new("--sensitivity") { Description = "Show how the rates move with window and silence" };

    public Command Build(Globals globals) =>
        new Command("conversion", "Inquiries, orders and payments by week: rates, credit, what goes along with them") { week, sensitivity }.Does(globals, Run);

    int Run(Session session)
    {
        Week only = default;
        if (session.Value(week) is { } text && !Week.TryParse(text, out only)) return session.Fail("--week takes a week such as 2026-W46", ExitCode.WrongUsage);
        using var workspace = session.Open();
        var reading = workspace.Reading;
        var orders = reading.Orders();
        var (book, scores) = (new ConversionBook(session.Profile, orders), new ScoreBook(session.Profile));
        foreach (var scored in AnalysisPass.Of(session.Profile, session.Rules, reading.Horizons(), orders, reading.Ratings()).Run(reading.All()))
        {
            book.Add(scored);
            scores.Add(scored);
        }
        var weeks = (from shop in scores.Shops
                     from each in scores.Weeks(shop)
                     where session.Value(week) is null || each == only
                     select book.Of(shop, each)).ToList();
        if (session.Json) session.Answer(weeks.Select(w => Answer(w)));
        else
            foreach (var each in weeks) Print(session, each);
        return ExitCode.Done;
    }

    void Print(Session session, ConversionWeek week)
    {
        session.Out.WriteLine($"{week.Shop} {week.Week}");
        if (!week.IsConfirmed)
        {
            session.Out.WriteLine($"  {week.Conversations} conversations; not confirmed: there are no orders, which does not mean nothing was sold");
            return;
        }
        session.Out.WriteLine(Say($"  inquiries {week.Inquiries}, about open orders {week.Services}, too recent to tell {week.Open}"));
        session.Out.WriteLine($"  ordered {Text(week.Ordered)}; paid {Text(week.Paid)}; settled {Text(week.Settled)}");
        session.Out.WriteLine($"  orders {week.Orders.Count}, silent {Text(week.Orders.Silent)}, refunded {Text(week.Orders.Refunded)}, returning {Text(week.Orders.Returning)}, reminded and paid {Text(week.Reminded)}");
        foreach (var money in week.Orders.Currencies)
            session.Out.WriteLine(Say($"  average paid order {money.AverageCents / 100:0.00} {money.Currency} over {money.Orders}"));
        if (week.Orders.Units is { } units) session.Out.WriteLine(Say($"  units paid {units}"));
        session.Out.WriteLine(Say($"  to follow up: {week.LostInquiries.Count} lost inquiries, {week.LostPayments.Count} lost payments"));
        foreach (var agent in week.Agents)
            session.Out.WriteLine($"  {(agent.AgentId.Length == 0 ? "-" : agent.AgentId),-10} " + string.Join("  ", agent.Orders.OrderBy(o => o.Key)
                .Select(o => Say($"{o.Key.ToString().ToLowerInvariant()} {o.Value:0.##}"))));
        session.Out.WriteLine(Say($"  association, not cause: {week.Associations.Count(row => row.StandsOut)} of {week.Associations.Count(row => row.ByChance is not null)} groups stand out"));
        foreach (var row in week.Associations)
            if (row.StandsOut)
                session.Out.WriteLine(Say($"  {row.Family} {row.Bucket}: {Text(row.Rate)}, {100 * row.Difference!.Value:+0.0;-0.0} points against the rest ({100 * row.Difference.Low:+0.0;-0.0} to {100 * row.Difference.High:+0.0;-0.0}): association, not cause"));
        if (!session.Value(sensitivity)) return;
        foreach (var move in week.CreditMoves)
            session.Out.WriteLine(Say($"  credit {move.Rule.ToString().ToLowerInvariant()}: {Text(move.Moved)} of the orders go to somebody else"));
        foreach (var row in week.Sensitivities)
            session.Out.WriteLine(Say($"  silence {row.Gap.TotalMinutes:0} min, window +{row.WindowDays} d: ordered {Text(row.Ordered)}, paid {Text(row.Paid)}"));
    }

    static object Answer(ConversionWeek w) => !w.IsConfirmed
        ? (object)new { w.Shop, Week = w.Week.ToString(), Confirmed = false, w.Conversations, Note = "not confirmed: there are no orders, which does not mean nothing was sold" }
        : new
        {
            w.Shop,
            Week = w.Week.ToString(),
            Confirmed = w.IsConfirmed,
            w.Conversations,
            w.Inquiries,
            w.Services,
            w.Open,
            w.Ordered,
            w.Paid,
            w.Settled,
            LostInquiries = w.LostInquiries.Select(Lost),
            LostPayments = w.LostPayments.Select(Lost),
            Reminder = w.Reminded,
            Orders = new { w.Orders.Count, w.Orders.Silent, w.Orders.Units, w.Orders.Refunded, w.Orders.Returning, w.Orders.Currencies },
            Agents = w.Agents.Select(a => new { a.AgentId, Orders = a.Orders.ToDictionary(o => SnakeCase.Of(o.Key.ToString()), o => o.Value) }),
            Associations = new { Note = "association, not cause", Rows = w.Associations },
            CreditMoves = w.CreditMoves.Select(m => new { Rule = SnakeCase.Of(m.Rule.ToString()), m.Moved }),
            Sensitivity = w.Sensitivities.Select(s => new { GapMinutes = s.Gap.TotalMinutes, s.WindowDays, s.Ordered, s.Paid }),
        };

    static object Lost(LostChance lost) => new { ConversationId = lost.Conversation.Value, lost.CustomerId, lost.AgentId, lost.At, OrderId = lost.Order?.Id };

    static string Text(Rate? rate) => rate is null ? "-"
        : Say($"{rate.Numerator}/{rate.Denominator} = {100 * rate.Value:0.0}% ({100 * rate.Low:0.0}-{100 * rate.High:0.0})");

    static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
