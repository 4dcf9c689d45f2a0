using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using FsCheck;
using FsCheck.Fluent;
using QA.Analysis.Conversion;
using QA.Analysis.Factors;
using QA.Analysis.Facts;
using QA.Analysis.Flow;
using QA.Analysis.Metrics;
using QA.Analysis.Readings;
using QA.Ingest.Conversations;

namespace QA.Tests.Analysis.Readings;

public class ReadingFormTests
{
    static readonly DateTimeOffset Nine = new(2026, 11, 9, 9, 0, 0, 250, TimeSpan.FromHours(8));
    static readonly ConversationId Id = new("禾礼旗舰店", "20261109-0007");

    /// <summary>One conversation in which everything that can be said is said.</summary>
    static readonly ConversationReading Full = new(
        new()
        {
            Id = Id,
            Channel = "taobao",
            CustomerId = "tb_李**",
            AgentId = "801",
            Agents = ["801", "802"],
            MessagesByAgent = new Dictionary<string, int> { ["801"] = 4, ["802"] = 1 },
            Week = new(2026, 46),
            StartedAt = Nine,
            EndedAt = Nine.AddMinutes(7),
            FirstAskedAt = Nine.AddTicks(1),
            CustomerMessages = 3,
            AgentMessages = 5,
            BotMessages = 2,
            Responses =
            [
                new("801", "m1", "m2", Nine, Nine.AddSeconds(30), 30_000, 30_000, 29_000) { AgentWorkingWaitMs = 28_000, IsCounted = false },
                new("802", "m3", "m4", Nine.ToOffset(TimeSpan.FromHours(-3)), Nine.AddMinutes(3), 180_000, 90_000, 180_000),
                new("801", "m5", "m6", Nine, Nine.AddSeconds(1), 1_000, 1_000, 1_000),
            ],
            AskingTurns = 3,
            PromptTurns = 2,
            FirstResponseMs = 30_000,
            HasTimes = true,
            Unanswered = true,
            LeftHanging = true,
            Transferred = true,
            Greeting = new(ComplianceVerdict.Partial, [new("salutation", "m2", 0, 2, "您好"), Component.Unseen("offer")]),
            Closing = new(ComplianceVerdict.Fail, [Component.Unseen("thanks")]),
            Flow = new(["return"], [new("order_checked", StepVerdict.Seen, "m4", 3, 4, "查了一下", true), new("apology", StepVerdict.NotSeen, null, 0, 0, "", true)])
            {
                Selling = new([new("value", "m4", "801", 1, 2, "好用")], [new("purchase_signal", "m3", "", 0, 3, "怎么买")], [new("purchase_signal", "m5", "", 2, 3, "多少钱")], 2, 1),
                Promises = [new("m6", "801", 4, 5, "今天给您回", Nine.AddMinutes(1), Nine.AddHours(9), "m9", Nine.AddHours(2)), new("m7", "802", 0, 2, "马上", null, null, null, null)],
            },
            FirstHumanMessageId = "m2",
            FirstHumanAt = Nine.AddSeconds(30),
            Findings = [new(Id, "m4", "801", "zh.forbid.vague", "1.2", Severity.Minor, 7, 2, "大概", "manual 4.2")],
            Cues = [new(Id, "m3", "", "zh.cue.slow", "1.0", Severity.Info, 0, 3, "太慢了", ""), new(Id, "m3", "", "zh.cue.other", "1.0", Severity.Info, 4, 1, "嗯", "")],
            Excluded = "single_line",
        },
        new([new(Factor.Service, true, VoiceKind.Tone, 0.5, 1.0 / 3, "m3", "zh.cue.slow")]),
        new()
        {
            Id = Id,
            CustomerId = "tb_李**",
            Week = new(2026, 46),
            StartedAt = Nine,
            AskedAt = Nine.AddTicks(1),
            AgentId = "801",
            Counts = true,
            Answers = [new("802", Nine.AddSeconds(30))],
            Rounds = [new("801", Nine.AddSeconds(30))],
            Reminders = [new("801", Nine.AddMinutes(5))],
            Stretches = [new(Nine, Nine.AddMinutes(7), null)],
        });

    static readonly ConversationReading Bare = new(new() { Id = new("", "c1") }, Satisfaction.Unvoiced, null);

    [Fact]
    public void What_was_read_comes_back_to_the_last_property() =>
        Assert.Equal([Text(Full), Text(Bare)], ReadingForm.Unpack(ReadingForm.Pack([Full, Bare])).Select(Text));

    [Fact]
    public void The_conversation_that_says_everything_leaves_no_property_at_its_default()
    {
        Assert.Empty(Defaults(Full.Facts, new ConversationFacts { Id = default }));
        Assert.Empty(Defaults(Full.Contact!, new Contact { Id = default, CustomerId = "", Week = default, StartedAt = default }));
        Assert.Empty(Defaults(Full.Facts.Flow.Selling, SellingReading.None));
        Assert.Empty(Defaults(Full.Facts.Flow.Promises[0], new PromiseMade("", "", 0, 0, "", null, null, null, null)));
        Assert.Empty(Defaults(Full.Facts.Responses[0], new Response("", "", "", default, default, 0, 0, 0)));
        Assert.Empty(Defaults(Full.Satisfaction.Voices[0], new Voice(default, false, default, 0, 0, "", "")));
    }

    [Fact]
    public void In_outline_stay_figures_and_hits_and_go_the_words_that_prove_the_steps()
    {
        var outline = Assert.Single(ReadingForm.Unpack(ReadingForm.Pack([Full]), _ => false));
        var facts = outline.Facts;

        Assert.Null(outline.Contact);
        Assert.Equal(Text(Full.Facts.Findings), Text(facts.Findings));
        Assert.Equal(Text(Full.Satisfaction.Voices), Text(outline.Satisfaction.Voices));
        Assert.Equal(["太慢了"], facts.Cues.Select(c => c.Text));
        Assert.Equal([30_000, 180_000], facts.Responses.Select(r => r.WaitMs));
        Assert.Equal(5, facts.MessagesByAgent.Values.Sum());
        Assert.Equal([(true, ""), (false, "")], facts.Greeting.Components.Select(c => (c.IsSeen, c.Text)));
        Assert.Equal([(true, ""), (false, "")], facts.Flow.Steps.Select(s => (s.IsSeen, s.Text)));
        Assert.Equal([("value", "")], facts.Flow.Selling.Techniques.Select(m => (m.Name, m.Text)));
        Assert.Equal(["多少钱"], facts.Flow.Selling.Missed.Select(m => m.Text));
        Assert.Empty(facts.Flow.Promises);
    }

    [Fact]
    public void Beside_outlines_some_come_whole() =>
        Assert.Equal(Text(Full.Facts), Text(ReadingForm.Unpack(ReadingForm.Pack([Bare, Full]), id => id == Id)[1].Facts));

    [Fact]
    public void Damaged_bytes_are_told_from_good_ones_and_never_take_more_than_they_hold() =>
        Prop.ForAll(Gen.Choose(0, 10_000).ToArbitrary(), Gen.Choose(1, 255).ToArbitrary(), (place, change) =>
        {
            var bytes = ReadingForm.Pack([Full, Bare]);
            bytes[place % bytes.Length] ^= (byte)change;
            try
            {
                ReadingForm.Unpack(bytes);
            }
            catch (InvalidDataException)
            {
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Half_a_block_is_no_block()
    {
        var bytes = ReadingForm.Pack([Full, Bare]);
        Assert.Throws<InvalidDataException>(() => ReadingForm.Unpack(bytes[..(bytes.Length / 2)]));
    }

    static readonly JsonSerializerOptions Options = new() { Converters = { new WeekText() } };

    static string Text(object value) => JsonSerializer.Serialize(value, Options);

    /// <summary>The undated week has no Monday to write.</summary>
    sealed class WeekText : JsonConverter<Week>
    {
        public override Week Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Week value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    static IEnumerable<string> Defaults(object said, object unsaid) =>
        from property in said.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.SetMethod is not null
        let value = property.GetValue(said)
        where value is ICollection { Count: 0 } || Equals(value, property.GetValue(unsaid))
        select property.Name;
}
