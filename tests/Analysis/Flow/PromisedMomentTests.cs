using QA.Analysis.Flow;

namespace QA.Tests.Analysis.Flow;

public class PromisedMomentTests
{
    static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>Given on Monday 2026-11-09; times of the shop.</summary>
    [Theory]
    [InlineData("今晚8点前给您回话", "10:00", "2026-11-09T20:00:00")]
    [InlineData("今天下班前回复您", "10:00", "2026-11-09T18:00:00")]
    [InlineData("今天下午5点半前给您答复", "10:00", "2026-11-09T17:30:00")]
    [InlineData("今天给您答复", "10:00", "2026-11-10T00:00:00")]
    [InlineData("今天3点前给您答复", "10:00", "2026-11-09T15:00:00")]
    [InlineData("今天11点前给您答复", "10:00", "2026-11-09T11:00:00")]
    [InlineData("今天9点前给您答复", "15:00", "2026-11-09T21:00:00")]
    [InlineData("今天20:30前给您答复", "15:00", "2026-11-09T20:30:00")]
    [InlineData("明天上午给您答复", "10:00", "2026-11-10T12:00:00")]
    [InlineData("明早10点前给您答复", "22:00", "2026-11-10T10:00:00")]
    [InlineData("明天给您答复", "10:00", "2026-11-11T00:00:00")]
    [InlineData("后天下午給您答覆", "10:00", "2026-11-11T18:00:00")]
    [InlineData("reply to you by 5 pm today", "10:00", "2026-11-09T17:00:00")]
    [InlineData("let you know by noon tomorrow", "10:00", "2026-11-10T12:00:00")]
    [InlineData("get back to you by the end of the day", "10:00", "2026-11-10T00:00:00")]
    [InlineData("get back to you by tomorrow", "10:00", "2026-11-11T00:00:00")]
    public void A_day_and_an_hour_say_when_an_answer_is_due(string words, string made, string due) =>
        Assert.Equal(Chat.At(due), PromisedMoment.In(words, Chat.At(made + ":00")!.Value, Shanghai));

    [Theory]
    [InlineData("给您答复")]
    [InlineData("尽快回复您")]
    [InlineData("reply soon")]
    public void Words_without_a_day_name_no_moment(string words) =>
        Assert.Null(PromisedMoment.In(words, Chat.At("10:00:00")!.Value, Shanghai));
}
