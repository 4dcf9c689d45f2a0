using System.Text.RegularExpressions;
using QA.Analysis.Metrics;
using QA.Analysis.Rules.Acts;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Flow;

/// <summary>限时承诺: finds what agents promise to answer within a time, and the message of the same conversation that keeps it.</summary>
/// <remarks>
/// Lengths of time are read ("within 24 hours", 「两小时内答复您」), and days with or without an hour ("by tomorrow", 「今晚8点前」).
/// What is promised must be an answer, for only that shows in a chat; "ships within 24 hours" shows in the order.
/// </remarks>
internal sealed partial class Promises(ActBook acts)
{
    /// <summary>Up to this long after the promise a thank-you or a wish is the goodbye that went with it.</summary>
    static readonly TimeSpan Goodbye = TimeSpan.FromMinutes(10);

    readonly int promise = acts.NumberOf("promise");
    readonly int[] farewells = [acts.NumberOf("thanks_customer"), acts.NumberOf("invite"), acts.NumberOf("opening")];

    public IReadOnlyList<PromiseMade> In(Conversation conversation, ActTrail trail, Profile profile)
    {
        if (trail.First(promise) is null) return [];
        var made = new List<PromiseMade>();
        foreach (var hit in trail.Hits)
        {
            if (hit.Act != promise) continue;
            var message = conversation.Messages[hit.Message];
            var words = message.Text.Substring(hit.Start, hit.Length);
            DateTimeOffset? due = null;
            if (Length(words) is { } length) due = message.SentAt is { } sent ? Due(sent, length, profile.TimeZone) : null;
            else if (PromisedMoment.In(words, message.SentAt ?? default, profile.TimeZone) is { } moment) due = message.SentAt is null ? null : moment;
            else continue;
            var kept = Kept(conversation.Messages, hit.Message, trail);
            made.Add(new(message.Id, message.Sender.Id, hit.Start, hit.Length, words, message.SentAt, due, kept?.Id, kept?.SentAt));
        }
        return made;
    }

    Message? Kept(IReadOnlyList<Message> messages, int from, ActTrail trail)
    {
        var customerSpoke = false;
        for (var i = from + 1; i < messages.Count; i++)
        {
            var message = messages[i];
            if (!message.IsSpoken) continue;
            if (message.Sender.Role is Role.Customer)
            {
                customerSpoke = true;
                continue;
            }
            var isSoon = message.SentAt is not { } now || messages[from].SentAt is not { } then || now - then < Goodbye;
            if (isSoon && (!customerSpoke || IsFarewell(i, trail)) || Courtesy.Default.IsCourtesy(message)) continue;
            return message;
        }
        return null;
    }

    bool IsFarewell(int message, ActTrail trail)
    {
        foreach (var hit in trail.In(message))
            if (Array.IndexOf(farewells, hit.Act) >= 0) return true;
        return false;
    }

    /// <summary>Working days leave out Saturdays and Sundays of the shop's own calendar; public holidays are not known here.</summary>
    static DateTimeOffset Due(DateTimeOffset made, (double Amount, Unit Unit) length, TimeZoneInfo zone)
    {
        if (length.Unit is not Unit.WorkingDays) return made + length.Unit switch
        {
            Unit.Minutes => TimeSpan.FromMinutes(length.Amount),
            Unit.Hours => TimeSpan.FromHours(length.Amount),
            _ => TimeSpan.FromDays(length.Amount),
        };
        var due = made;
        for (var left = (int)Math.Ceiling(length.Amount); left > 0;)
        {
            due = due.AddDays(1);
            if (TimeZoneInfo.ConvertTime(due, zone).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) left--;
        }
        return due;
    }

    static (double Amount, Unit Unit)? Length(string words)
    {
        var found = LengthShape().Match(words);
        if (!found.Success || Amount(found.Groups[1].Value.ToLowerInvariant()) is not { } amount) return null;
        var unit = found.Groups[2].Value.ToLowerInvariant();
        return (amount, unit switch
        {
            "小时" or "小時" => Unit.Hours,
            "分钟" or "分鐘" => Unit.Minutes,
            "工作日" => Unit.WorkingDays,
            _ when unit.StartsWith("hour", StringComparison.Ordinal) || unit.StartsWith("hr", StringComparison.Ordinal) => Unit.Hours,
            _ when unit.StartsWith("min", StringComparison.Ordinal) => Unit.Minutes,
            _ when unit.Contains(' ', StringComparison.Ordinal) => Unit.WorkingDays,
            _ => Unit.Days,
        });
    }

    static double? Amount(string text) => text switch
    {
        "半" or "half an" => 0.5,
        "一" or "one" => 1,
        "二" or "两" or "兩" or "two" => 2,
        "三" or "three" => 3,
        "四" or "four" => 4,
        "五" => 5,
        "六" or "six" => 6,
        "七" => 7,
        "八" => 8,
        "九" => 9,
        "十" => 10,
        "十二" or "twelve" => 12,
        "二十四" => 24,
        "四十八" => 48,
        "七十二" => 72,
        _ => int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null,
    };

    enum Unit { Minutes, Hours, Days, WorkingDays }

    // Full-width digits stand in the original text as they were typed.
    [GeneratedRegex("([0-9]{1,3}|半|一|二十四|二|两|兩|三|四十八|四|五|六|七十二|七|八|九|十二|十|half an|one|two|three|four|six|twelve) ?个?個?(小时|小時|分钟|分鐘|天|工作日|hours?|hrs?|minutes?|mins?|business days?|working days?|days?)", RegexOptions.IgnoreCase)]
    private static partial Regex LengthShape();
}
