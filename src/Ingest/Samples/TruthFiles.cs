using System.Text.Json;
using QA.Ingest.Conversations;

namespace QA.Ingest.Samples;

/// <summary>The answers, one table for each question that an analysis could be asked.</summary>
internal sealed class TruthFiles : IDisposable
{
    /// <summary>Silence after which a conversation has ended for sure (the default of <c>conversation.gap</c>).</summary>
    const long Gap = 30 * 60;

    readonly TableFile conversations, waits, findings, cues, components, transfers, promises, orders;
    readonly long end;

    // Whether the last ones have ended shows only when the shop's last message is known.
    readonly Queue<Truth> open = new();

    public TruthFiles(string folder, long end)
    {
        this.end = end;
        Directory.CreateDirectory(folder);
        TableFile Table(string name, string headings) => new(Path.Combine(folder, name + ".csv"), "shop," + headings);
        conversations = Table("conversations",
            "conversation_id,customer_id,scenario,language,agent_id,started_at,inquiry,quality_permille,order_permille,ordered,paid,"
            + "first_wait_ms,greeting,closing,unanswered,left_hanging,transferred,excluded");
        waits = Table("waits", "conversation_id,question_message_id,answer_message_id,agent_id,wait_ms,agent_wait_ms");
        findings = Table("findings", "conversation_id,message_id,agent_id,rule_id,start,length,text");
        cues = Table("cues", "conversation_id,message_id,cue,start,length,text");
        components = Table("components", "conversation_id,message_id,component,start,length");
        transfers = Table("transfers", "conversation_id,message_id,from_agent_id,to_agent_id,at");
        promises = Table("promises", "conversation_id,message_id,agent_id,start,length,made_at,due_at,state,kept_message_id");
        orders = Table("orders", "order_id,conversation_id,agent_id,outcome");
    }

    public long Findings => findings.Rows;

    public void Add(SampleShop shop, Draft draft, Truth truth, long now)
    {
        while (open.TryPeek(out var first) && (first.EndedAt ?? 0) + Gap <= now) Write(shop, open.Dequeue(), now);
        open.Enqueue(truth);

        foreach (var round in truth.Rounds)
            waits.Cell(shop.Name).Cell(truth.Conversation).Cell(round.Question).Cell(round.Answer).Cell(round.Agent).Cell(round.WaitMs).Cell(round.AgentWaitMs).End();
        foreach (var transfer in draft.Transfers)
            transfers.Cell(shop.Name).Cell(draft.Id).Cell(transfer.MessageId).Cell(transfer.From).Cell(transfer.To).Time(draft.IsUndated ? null : transfer.At).End();
        foreach (var message in draft.Messages)
            foreach (var mark in message.Marks) AddMark(shop, draft, message, mark);
        foreach (var part in truth.Components)
            components.Cell(shop.Name).Cell(draft.Id).Cell(part.MessageId).Cell(part.Mark.Name).Cell(part.Mark.Start).Cell(part.Mark.Length).End();
        foreach (var promise in draft.Promises) AddPromise(shop, draft, promise);
    }

    public void AddOrder(SampleShop shop, Sale sale) => orders.Cell(shop.Name).Cell(sale.Id).Cell(sale.Conversation).Cell(sale.Credit)
        .Cell(sale.RefundedAt < end && sale.ClosedAt < end ? "refunded" : sale.CompletedAt < end ? "completed"
            : sale.PaidAt < end ? "paid" : sale.ClosedAt < end ? "lapsed" : "unpaid").End();

    /// <summary>Writes what had to wait for the shop's last message.</summary>
    public void EndShop(SampleShop shop, long horizon)
    {
        while (open.TryDequeue(out var truth)) Write(shop, truth, horizon);
    }

    public void Dispose()
    {
        foreach (var table in new[] { conversations, waits, findings, cues, components, transfers, promises, orders }) table.Dispose();
    }

    /// <summary>The parameters by which all this was drawn.</summary>
    public static void WriteModel(string path, SampleOptions options)
    {
        using var stream = File.Create(path);
        using var json = new Utf8JsonWriter(stream, new() { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteNumber("seed", options.Seed);
        json.WriteString("start", options.Start.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteStartArray("conversations_per_week");
        foreach (var week in options.ConversationsPerWeek) json.WriteNumberValue(week);
        json.WriteEndArray();
        var model = options.Outcomes;
        json.WriteStartObject("outcomes");
        json.WriteNumber("order_base_permille", model.OrderBase);
        json.WriteNumber("order_permille_per_minute_of_first_wait", model.OrderPerMinute);
        json.WriteNumber("order_permille_per_quality", model.OrderPerQuality);
        json.WriteNumber("stars_base_hundredths", model.StarsBase);
        json.WriteNumber("stars_hundredths_per_minute_of_first_wait", model.StarsPerMinute);
        json.WriteNumber("stars_hundredths_per_quality", model.StarsPerQuality);
        json.WriteNumber("stars_hundredths_of_grief", model.StarsGrief);
        json.WriteNumber("stars_hundredths_of_noise", model.StarsNoise);
        json.WriteNumber("paid_permille", model.Paid);
        json.WriteNumber("paid_after_reminder_permille", model.PaidAfterReminder);
        json.WriteNumber("rated_permille", model.Rated);
        json.WriteNumber("silent_refund_permille", model.SilentRefund);
        json.WriteEndObject();
        json.WriteStartArray("agents");
        foreach (var shop in options.Shops)
            foreach (var agent in shop.Agents)
            {
                json.WriteStartObject();
                json.WriteString("shop", shop.Name);
                json.WriteString("agent_id", agent.Id);
                json.WriteNumber("load", agent.Load);
                json.WriteNumber("median_wait_seconds", agent.MedianWaitSeconds);
                json.WriteNumber("greeting_component_permille", agent.Greeting);
                json.WriteNumber("closing_component_permille", agent.Closing);
                json.WriteNumber("breach_permille", agent.Breach);
                json.WriteNumber("skill_permille", agent.Skill);
                json.WriteNumber("miss_permille", agent.Miss);
                json.WriteNumber("keeps_permille", agent.Keeps);
                json.WriteEndObject();
            }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    void Write(SampleShop shop, Truth truth, long now)
    {
        var isYoung = truth.EndedAt + Gap > now && truth.Closing is not "missed";
        var isDated = truth.StartedAt is not null;
        conversations.Cell(shop.Name).Cell(truth.Conversation).Cell(truth.Customer).Cell(truth.Scenario)
            .Cell(Languages[(int)truth.Language]).Cell(truth.Agent).Time(truth.StartedAt).Cell(truth.Inquiry)
            .Cell((long)Math.Round(truth.Quality * 1000)).Cell(truth.OrderPermille);
        if (isDated) conversations.Cell(truth.Ordered).Cell(truth.Paid);
        else conversations.Cell("").Cell("");
        conversations.Cell(truth.FirstWaitMs).Cell(truth.Greeting).Cell(isYoung ? "na" : truth.Closing)
            .Cell(truth.Unanswered).Cell(truth.LeftHanging).Cell(truth.Transferred).Cell(truth.Excluded).End();
    }

    static readonly string[] Languages = ["zh-Hans", "zh-Hant", "en"];

    void AddMark(SampleShop shop, Draft draft, in DraftMessage message, Mark mark)
    {
        if (message.Role is Role.Agent && (mark.Name.StartsWith("zh.", StringComparison.Ordinal) || mark.Name.StartsWith("en.", StringComparison.Ordinal)))
            Place(findings.Cell(shop.Name).Cell(draft.Id).Cell(message.Id).Cell(message.Sender).Cell(mark.Name), mark, message.Text);
        else if (message.Role is Role.Customer)
            Place(cues.Cell(shop.Name).Cell(draft.Id).Cell(message.Id).Cell(mark.Name), mark, message.Text);
    }

    static void Place(TableFile row, Mark mark, string text) =>
        row.Cell(mark.Start).Cell(mark.Length).Cell(text.Substring(mark.Start, mark.Length)).End();

    void AddPromise(SampleShop shop, Draft draft, DraftPromise promise)
    {
        var made = draft.Messages.FindIndex(message => message.Id == promise.MessageId);
        var kept = draft.Messages.FindIndex(made + 1, message => message.Role is Role.Agent && message.IsSpoken && message.At <= promise.DueAt);
        promises.Cell(shop.Name).Cell(draft.Id).Cell(promise.MessageId).Cell(promise.AgentId)
            .Cell(promise.Words.Start).Cell(promise.Words.Length)
            .Time(draft.IsUndated ? null : promise.MadeAt).Time(draft.IsUndated ? null : promise.DueAt)
            .Cell(draft.IsUndated ? "unknown" : kept >= 0 ? "kept" : promise.DueAt < end ? "broken" : "unknown")
            .Cell(kept >= 0 ? draft.Messages[kept].Id : "").End();
    }
}
