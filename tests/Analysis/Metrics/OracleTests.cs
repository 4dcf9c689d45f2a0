using FsCheck;
using FsCheck.Fluent;
using QA.Analysis.Facts;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Metrics;

/// <summary>The rounds told again by brute force from their definitions, line by line, without turns or any other part of the product.</summary>
public class OracleTests
{
    static readonly string[] Questions = ["有货吗?", "多少钱", "什么时候发货", "谢谢，那什么时候到？", "where is my parcel", "1"];
    static readonly string[] Courtesies = ["谢谢", "好的", "ok", "拜拜~", "谢谢啦!!", "[微笑]"];
    const string Canned = "您好，客服正忙，请稍候";

    [Fact]
    public void Rounds_are_those_of_brute_force_whatever_the_clock() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(4000),
        Prop.ForAll(Arb.From(AnyChat(fine: true)), lines => Agree(lines, new Profile { Latency = new() { AutoReplies = [Canned] } }, (_, _) => null)));

    [Fact]
    public void Rounds_counted_from_the_last_message_are_those_of_brute_force() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(Arb.From(AnyChat(fine: true)), lines => Agree(lines, new Profile { Latency = new() { From = ClockStart.Last, AutoReplies = [Canned] } }, (_, _) => null)));

    [Fact]
    public void Working_waits_are_the_seconds_that_the_desk_was_open() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(400),
        Prop.ForAll(Arb.From(AnyChat(fine: false)), lines => Agree(
            lines, ProfileFile.Read("p.yaml", "hours: {desks: [{weekdays: [09:00-12:00, 13:00-23:30]}]}\n"), OpenSeconds)));

    /// <summary>Second by second: open on working days from 9 to 12 and from 13 to 23:30.</summary>
    static long? OpenSeconds(DateTimeOffset from, DateTimeOffset until)
    {
        long open = 0;
        for (var moment = from; moment < until; moment = moment.AddSeconds(1))
        {
            var local = moment.ToOffset(TimeSpan.FromHours(8));
            var (day, time) = (local.DayOfWeek, local.TimeOfDay.TotalHours);
            if (day is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && time is ((>= 9 and < 12) or (>= 13 and < 23.5))) open++;
        }
        return open * 1000;
    }

    static bool Agree(Line[] lines, Profile profile, Func<DateTimeOffset, DateTimeOffset, long?> working)
    {
        var inFileOrder = lines.Select((line, i) => new Message($"m{i}", new(line.Who, line.Role), line.SentAt, line.Kind, line.Text)).ToList();
        var facts = new FactsReader(profile).Read(new(new("shop", "c"), "buyer", "", Conversation.InOrder(inFileOrder)), null);

        var wanted = Told(lines, profile.Latency, working);
        var rounds = facts.Responses.Select(r => $"{r.QuestionMessageId}>{r.AnswerMessageId} {r.AgentId} {r.WaitMs} {r.AgentWaitMs} {r.WorkingWaitMs}");
        var told = wanted.Rounds.Select(r => $"m{r.Question}>m{r.Answer} {r.Agent} {r.Wait} {r.Charged} {r.Working}");
        Assert.Equal(told, rounds);
        Assert.Equal(wanted.First, facts.FirstResponseMs);
        Assert.Equal(wanted.Unanswered, facts.Unanswered);
        Assert.Equal(wanted.Hanging, facts.LeftHanging);
        Assert.Equal((wanted.Asking, wanted.Prompt), (facts.AskingTurns, facts.PromptTurns));
        Assert.Equal(wanted.Counts, (facts.CustomerMessages, facts.AgentMessages, facts.BotMessages));
        return true;
    }

    static Answers Told(Line[] lines, LatencySettings latency, Func<DateTimeOffset, DateTimeOffset, long?> working)
    {
        // A message without a time keeps its place after its predecessor; what is equal stays as in the file.
        var moments = new DateTimeOffset[lines.Length];
        for (var i = 0; i < lines.Length; i++) moments[i] = lines[i].SentAt ?? (i == 0 ? DateTimeOffset.MinValue : moments[i - 1]);
        var order = Enumerable.Range(0, lines.Length).OrderBy(i => moments[i]).ToList();

        bool Bot(Line m) => m.Role is Role.Bot || m.Role is Role.Agent && m.Kind is MessageKind.Text && latency.AutoReplies.Contains(m.Text);
        bool Notice(Line m) => m.Kind is MessageKind.Recall or MessageKind.Transfer;
        bool Heard(Line m) => !Notice(m) && m.Text.Length > 0;
        bool Customer(Line m) => m.Role is Role.Customer && Heard(m);
        bool Human(Line m) => m.Role is Role.Agent && !Bot(m) && Heard(m);
        bool Polite(Line m) => m.Kind is MessageKind.Emoticon || m.Kind is MessageKind.Text && Courtesies.Contains(m.Text);

        var rounds = new List<Round>();
        long? first = null;
        var (asking, prompt, asked, hanging) = (0, 0, false, false);
        for (var p = 0; p < order.Count; p++)
        {
            if (!Customer(lines[order[p]])) continue;
            // A customer turn begins where no customer's message came before, or a human's came since.
            var begins = true;
            for (var q = p - 1; q >= 0; q--)
                if (Customer(lines[order[q]])) { begins = false; break; }
                else if (Human(lines[order[q]])) break;
            if (!begins) continue;

            var (asks, last, answer) = (false, p, -1);
            for (var q = p; q < order.Count && answer < 0; q++)
                if (Human(lines[order[q]])) answer = q;
                else if (Customer(lines[order[q]])) (asks, last) = (asks || !Polite(lines[order[q]]), q);
            if (!asks) continue;

            var start = latency.From is ClockStart.First ? p : last;
            var isFirst = !asked;
            asked = true;
            if (answer < 0)
            {
                hanging = true;
                if (lines[order[start]].SentAt is not null) asking++;
                continue;
            }
            if (lines[order[start]].SentAt is not { } from || lines[order[answer]].SentAt is not { } until) continue;
            var charged = from;
            for (var q = start + 1; q < answer; q++)
                if (lines[order[q]] is { Kind: MessageKind.Transfer, SentAt: { } moved }) charged = moved;
            var wait = (long)(until - from).TotalMilliseconds;
            var own = working(from, until) ?? wait;
            rounds.Add(new(order[start], order[answer], lines[order[answer]].Who, wait, (long)(until - charged).TotalMilliseconds, own));
            asking++;
            if (own <= latency.Slow.TotalMilliseconds) prompt++;
            if (isFirst) first = wait;
        }

        // A human answered where one wrote after anything that the customer sent, were it an empty text.
        bool Sent(Line m) => m.Role is Role.Customer && !Notice(m);
        var wrote = order.FindIndex(i => Sent(lines[i]));
        var answered = wrote >= 0 && order.Skip(wrote).Any(i => Human(lines[i]));
        return new(rounds, first, wrote >= 0 && !answered, hanging && answered, asking, prompt,
            (lines.Count(Sent), lines.Count(m => m.Role is Role.Agent && !Bot(m) && !Notice(m)), lines.Count(m => Bot(m) && !Notice(m))));
    }

    static Gen<Line[]> AnyChat(bool fine)
    {
        var who = Gen.Frequency((5, Gen.Constant(Role.Customer)), (5, Gen.Constant(Role.Agent)), (1, Gen.Constant(Role.Bot)), (1, Gen.Constant(Role.System)));
        var kind = Gen.Frequency(
            (20, Gen.Constant(MessageKind.Text)), (1, Gen.Constant(MessageKind.Image)), (1, Gen.Constant(MessageKind.Card)), (1, Gen.Constant(MessageKind.Emoticon)),
            (1, Gen.Constant(MessageKind.File)), (2, Gen.Constant(MessageKind.Transfer)), (1, Gen.Constant(MessageKind.Recall)));
        var text = Gen.Frequency((8, Gen.Elements(Questions)), (4, Gen.Elements(Courtesies)), (1, Gen.Constant("")), (1, Gen.Constant(Canned)));
        // Steps forward, none, backward; sometimes hours, so that chats run over midnight, a closing and a weekend.
        var step = Gen.Frequency(
            (8, Gen.Choose(0, 90_000)), (2, Gen.Constant(0)), (1, Gen.Choose(-120_000, 0)), (1, Gen.Choose(0, fine ? 40_000_000 : 12_000_000)));
        var line = from role in who
                   from agent in Gen.Elements("li", "wang")
                   from k in kind
                   from said in text
                   from ms in step
                   from hasTime in Gen.Frequency((12, Gen.Constant(true)), (1, Gen.Constant(false)))
                   select (role, agent, k, said, ms, hasTime);
        return from start in Gen.Choose(0, 7 * 86_400)
               from drafts in line.NonEmptyListOf()
               select Placed(start, drafts, fine);
    }

    static Line[] Placed(int start, IEnumerable<(Role Role, string Agent, MessageKind Kind, string Text, int Ms, bool HasTime)> drafts, bool fine)
    {
        var now = new DateTimeOffset(2026, 11, 9, 0, 0, 0, TimeSpan.FromHours(8)).AddSeconds(start);
        var lines = new List<Line>();
        foreach (var (role, agent, kind, text, ms, hasTime) in drafts)
        {
            now = now.AddMilliseconds(fine ? ms : ms / 1000 * 1000);
            var name = role switch { Role.Customer => "buyer", Role.Agent => agent, _ => "machine" };
            lines.Add(new(name, role, hasTime ? now : null, kind, text));
        }
        return [.. lines];
    }

    sealed record Line(string Who, Role Role, DateTimeOffset? SentAt, MessageKind Kind, string Text);

    sealed record Round(int Question, int Answer, string Agent, long Wait, long Charged, long Working);

    sealed record Answers(List<Round> Rounds, long? First, bool Unanswered, bool Hanging, int Asking, int Prompt, (int, int, int) Counts);
}
