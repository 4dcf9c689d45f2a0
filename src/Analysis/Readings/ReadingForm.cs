using System.IO.Compression;
using QA.Analysis.Conversion;
using QA.Analysis.Factors;
using QA.Analysis.Facts;
using QA.Analysis.Flow;
using QA.Analysis.Metrics;
using QA.Ingest.Conversations;

namespace QA.Analysis.Readings;

/// <summary>Readings as compressed bytes, a block of conversations at a time: a third of a kilobyte for a conversation of ten messages.</summary>
/// <remarks>
/// Bytes of one version of the program are read by that version alone, so there is no version in them: whoever keeps them keeps
/// who made them. A new property of <see cref="ConversationFacts"/> needs its line in both halves; a test goes through all of them.
/// </remarks>
public static class ReadingForm
{
    public static byte[] Pack(IReadOnlyList<ConversationReading> readings)
    {
        using var packed = new MemoryStream();
        using (var squeezed = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        using (var buffered = new BufferedStream(squeezed, 1 << 14))
        using (var to = new FormWriter(buffered)) to.Each(readings, Write);
        return packed.ToArray();
    }

    /// <summary>Buffer of this thread.</summary>
    [ThreadStatic]
    static MemoryStream? spare;

    /// <param name="packed">A block.</param>
    /// <param name="isWhole">
    /// Which conversations come whole; all where it is null. The others come in outline: figures and hits, without contacts, without the words that
    /// prove each step, and of the responses the first and the longest. It takes half the memory, and lists need no more.
    /// </param>
    /// <exception cref="InvalidDataException">The bytes are none that <see cref="Pack"/> made, or are damaged.</exception>
    public static IReadOnlyList<ConversationReading> Unpack(byte[] packed, Predicate<ConversationId>? isWhole = null)
    {
        try
        {
            var plain = spare ??= new(1 << 20);
            plain.SetLength(0);
            using (var squeezed = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress)) squeezed.CopyTo(plain);
            return new FormReader(plain.GetBuffer().AsMemory(0, (int)plain.Length)).Each(f => Read(f, isWhole));
        }
        catch (Exception problem) when (problem is ArgumentException or IOException)
        {
            throw new InvalidDataException("a block of readings is damaged", problem);
        }
    }

    static void Write(FormWriter to, ConversationReading reading)
    {
        var (facts, id) = (reading.Facts, reading.Facts.Id);
        to.Text(id.Shop);
        to.Text(id.Value);
        to.Start = default;
        to.Time(facts.StartedAt);
        to.Start = facts.StartedAt ?? default;
        to.Text(facts.Channel);
        to.Text(facts.CustomerId);
        to.TextOrNull(facts.AgentId);
        to.Each(facts.Agents, static (t, agent) => t.Text(agent));
        to.Count(facts.MessagesByAgent.Count);
        foreach (var (agent, messages) in facts.MessagesByAgent)
        {
            to.Text(agent);
            to.Count(messages);
        }
        to.Count(facts.Week.IsUndated ? 0 : facts.Week.Monday.DayNumber);
        to.Time(facts.EndedAt);
        to.Time(facts.FirstAskedAt);
        to.Count(facts.CustomerMessages);
        to.Count(facts.AgentMessages);
        to.Count(facts.BotMessages);
        to.Each(facts.Responses, Write);
        to.Count(facts.AskingTurns);
        to.Count(facts.PromptTurns);
        to.NumberOrNull(facts.FirstResponseMs);
        to.Flag(facts.HasTimes);
        to.Flag(facts.Unanswered);
        to.Flag(facts.LeftHanging);
        to.Flag(facts.Transferred);
        Write(to, facts.Greeting);
        Write(to, facts.Closing);
        Write(to, facts.Flow);
        to.TextOrNull(facts.FirstHumanMessageId);
        to.Time(facts.FirstHumanAt);
        to.Each(facts.Findings, Write);
        to.Each(facts.Cues, Write);
        to.TextOrNull(facts.Excluded);
        to.Each(reading.Satisfaction.Voices, Write);
        to.Flag(reading.Contact is not null);
        if (reading.Contact is { } contact) to.Bytes(PackedContact.Of(contact).Bytes);
    }

    static ConversationReading Read(FormReader from, Predicate<ConversationId>? isWhole)
    {
        var id = new ConversationId(from.Text(), from.Text());
        (from.Id, from.IsOutline) = (id, isWhole?.Invoke(id) is false);
        from.Start = default;
        var started = from.TimeOrNull();
        from.Start = started ?? default;
        var facts = new ConversationFacts
        {
            Id = id,
            StartedAt = started,
            Channel = from.Text(),
            CustomerId = from.Text(),
            AgentId = from.TextOrNull(),
            Agents = from.Each(static f => f.Text()),
            MessagesByAgent = Tally(from),
            Week = from.Count() is > 0 and var monday ? Week.Of(DateOnly.FromDayNumber(monday)) : Week.Undated,
            EndedAt = from.TimeOrNull(),
            FirstAskedAt = from.TimeOrNull(),
            CustomerMessages = from.Count(),
            AgentMessages = from.Count(),
            BotMessages = from.Count(),
            Responses = from.Each(Response),
            AskingTurns = from.Count(),
            PromptTurns = from.Count(),
            FirstResponseMs = from.NumberOrNull(),
            HasTimes = from.Flag(),
            Unanswered = from.Flag(),
            LeftHanging = from.Flag(),
            Transferred = from.Flag(),
            Greeting = Compliance(from),
            Closing = Compliance(from),
            Flow = Flow(from),
            FirstHumanMessageId = from.TextOrNull(),
            FirstHumanAt = from.TimeOrNull(),
            Findings = from.Each(Finding),
            Cues = from.Each(Finding),
            Excluded = from.TextOrNull(),
        };
        var voices = from.Each(Voice);
        if (from.IsOutline) facts = Outline(facts, voices);
        var contact = from.Flag() ? from.Bytes() : [];
        return new(facts, voices.Count == 0 ? Satisfaction.Unvoiced : new(voices),
            isWhole is null && contact.Length > 0 ? new PackedContact(contact.ToArray()).Unpack(id.Shop, facts.CustomerId) : null);
    }

    static readonly Dictionary<string, int> None = [];

    static ConversationFacts Outline(ConversationFacts facts, IReadOnlyList<Voice> voices) => facts with
    {
        Agents = [],
        FirstHumanMessageId = null,
        Responses = Ends(facts.Responses),
        // Words of praise and complaint are quoted; what else customers said stands in the cues table.
        Cues = facts.Cues.Count == 0 ? [] : [.. facts.Cues.Where(c => voices.Any(v => v.MessageId == c.MessageId && v.Source == c.RuleId))],
    };

    /// <summary>The first response, and the longest: what a list of the slowest asks for.</summary>
    static IReadOnlyList<Response> Ends(IReadOnlyList<Response> responses)
    {
        if (responses.Count <= 1) return responses;
        var longest = responses.MaxBy(r => r.WaitMs)!;
        return ReferenceEquals(longest, responses[0]) ? [longest] : [responses[0], longest];
    }

    static IReadOnlyDictionary<string, int> Tally(FormReader from)
    {
        var count = from.Count();
        if (count == 0) return None;
        // Nearly always one agent, and few different numbers.
        if (count == 1) return from.Shared(from.Text(), from.Count());
        var tally = new Dictionary<string, int>(Math.Clamp(count, 0, 64));
        for (var i = 0; i < count; i++) tally.Add(from.Text(), from.Count());
        return tally;
    }

    static void Write(FormWriter to, Response response)
    {
        to.Text(response.AgentId);
        to.Text(response.QuestionMessageId);
        to.Text(response.AnswerMessageId);
        to.Time(response.AskedAt);
        to.Time(response.AnsweredAt);
        to.Number(response.WaitMs);
        to.Number(response.AgentWaitMs);
        to.Number(response.WorkingWaitMs);
        to.Number(response.AgentWorkingWaitMs);
        to.Flag(response.IsCounted);
    }

    static Response Response(FormReader from) =>
        new(from.Text(), from.Text(), from.Text(), from.Time(), from.Time(), from.Number(), from.Number(), from.Number())
        { AgentWorkingWaitMs = from.Number(), IsCounted = from.Flag() };

    static void Write(FormWriter to, Compliance judged)
    {
        to.Count((int)judged.Verdict);
        to.Each(judged.Components, static (t, component) =>
        {
            t.Text(component.Name);
            t.TextOrNull(component.MessageId);
            if (component.MessageId is not null) Span(t, component.Start, component.Length, component.Text);
        });
    }

    static Compliance Compliance(FormReader from)
    {
        var verdict = (ComplianceVerdict)from.Count();
        return new(verdict, from.Each(static f =>
        {
            var (name, message) = (f.Text(), f.TextOrNull());
            if (message is null) return f.Shared(name, isSeen: false);
            if (!f.IsOutline) return new(name, message, f.Count(), f.Count(), f.Text());
            SkipSpan(f);
            return f.Shared(name, isSeen: true);
        }));
    }

    static void Write(FormWriter to, FlowReading flow)
    {
        to.Each(flow.Scenarios, static (t, name) => t.Text(name));
        to.Each(flow.Steps, static (t, step) =>
        {
            t.Text(step.Name);
            t.Count((int)step.Verdict);
            t.Flag(step.Counts);
            t.TextOrNull(step.MessageId);
            if (step.MessageId is not null) Span(t, step.Start, step.Length, step.Text);
        });
        to.Each(flow.Selling.Techniques, Write);
        to.Each(flow.Selling.Signals, Write);
        to.Each(flow.Selling.Missed, Write);
        to.Count(flow.Selling.Objections);
        to.Count(flow.Selling.AnsweredByValue);
        to.Each(flow.Promises, static (t, promise) =>
        {
            t.Text(promise.MessageId);
            t.Text(promise.AgentId);
            Span(t, promise.Start, promise.Length, promise.Text);
            t.Time(promise.MadeAt);
            t.Time(promise.DueAt);
            t.TextOrNull(promise.KeptMessageId);
            t.Time(promise.KeptAt);
        });
    }

    static FlowReading Flow(FormReader from) =>
        new(from.Each(static f => f.Text()), from.Each(static f =>
        {
            var (name, verdict, counts, message) = (f.Text(), (StepVerdict)f.Count(), f.Flag(), f.TextOrNull());
            if (message is null) return f.Shared(name, verdict, counts);
            if (!f.IsOutline) return new(name, verdict, message, f.Count(), f.Count(), f.Text(), counts);
            SkipSpan(f);
            return f.Shared(name, verdict, counts);
        }))
        {
            Selling = new(from.Each(MarkOrName), from.Each(MarkOrName), from.Each(Mark), from.Count(), from.Count()),
            Promises = Promises(from),
        };

    static IReadOnlyList<PromiseMade> Promises(FormReader from)
    {
        var promises = from.Each(static f =>
            new PromiseMade(f.Text(), f.Text(), f.Count(), f.Count(), f.Text(), f.TimeOrNull(), f.TimeOrNull(), f.TextOrNull(), f.TimeOrNull()));
        return from.IsOutline ? [] : promises;
    }

    /// <summary>Signals that were missed are quoted with their words; of the others a list tells the name.</summary>
    static SpokenMark MarkOrName(FormReader from)
    {
        if (!from.IsOutline) return Mark(from);
        var name = from.Text();
        from.Skip();
        from.Skip();
        SkipSpan(from);
        return from.Shared(name);
    }

    static void Write(FormWriter to, SpokenMark mark)
    {
        to.Text(mark.Name);
        to.Text(mark.MessageId);
        to.Text(mark.AgentId);
        Span(to, mark.Start, mark.Length, mark.Text);
    }

    static SpokenMark Mark(FormReader from) => new(from.Text(), from.Text(), from.Text(), from.Count(), from.Count(), from.Text());

    /// <summary>Its conversation is the one it is found in.</summary>
    static void Write(FormWriter to, Finding finding)
    {
        to.Text(finding.MessageId);
        to.Text(finding.AgentId);
        to.Text(finding.RuleId);
        to.Text(finding.RuleVersion);
        to.Count((int)finding.Severity);
        Span(to, finding.Start, finding.Length, finding.Text);
        to.Text(finding.Source);
    }

    static Finding Finding(FormReader from) =>
        new(from.Id, from.Text(), from.Text(), from.Text(), from.Text(), (Severity)from.Count(), from.Count(), from.Count(), from.Text(), from.Text());

    static void Write(FormWriter to, Voice voice)
    {
        to.Count((int)voice.Factor);
        to.Flag(voice.IsPraise);
        to.Count((int)voice.Kind);
        to.Real(voice.Strength);
        to.Real(voice.Recency);
        to.Text(voice.MessageId);
        to.Text(voice.Source);
    }

    static Voice Voice(FormReader from) =>
        new((Factor)from.Count(), from.Flag(), (VoiceKind)from.Count(), from.Real(), from.Real(), from.Text(), from.Text());

    static void SkipSpan(FormReader from)
    {
        from.Count();
        from.Count();
        from.Skip();
    }

    static void Span(FormWriter to, int start, int length, string text)
    {
        to.Count(start);
        to.Count(length);
        to.Text(text);
    }
}
