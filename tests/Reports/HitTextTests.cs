using FsCheck;
using FsCheck.Fluent;
using QA.Ingest.Conversations;
using QA.Reports.Pages;
using QA.Reports.Site;
using QA.Reports.Wording;

namespace QA.Tests.Reports;

/// <summary>What a quotation keeps of a long message: the hit, its surroundings, and whole words.</summary>
public class HitTextTests
{
    [Theory]
    [InlineData("I have to open a dispute because the parcel was returned to sender", "returned", 8, "…the parcel was returned to sender")]
    [InlineData("I have to open a dispute because the parcel was returned to sender", "open", 4, "…have to open a…")]
    [InlineData("Unbelievablylongword returned", "returned", 3, "…returned")]
    [InlineData("时间、价格、库存、规则给准话，大概这周能到吧，您再等等看好吗", "大概", 4, "…给准话，大概这周能到…")]
    [InlineData("大概", "大概", 4, "大概")]
    public void A_quotation_ends_between_words_and_gives_narrow_letters_their_room(string text, string hit, int around, string quoted) =>
        Assert.Equal(quoted, Quoted(text, hit, around));

    [Fact]
    public void Any_cut_keeps_the_hit_and_never_half_a_word_or_half_a_sign() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements("ab", "c", " ", "，", "好", "的", "😀", "*", "it's").ListOf(12).Select(parts => string.Concat(parts) + "hit" + string.Concat(Enumerable.Reverse(parts))).ToArbitrary(),
        Gen.Choose(1, 9).ToArbitrary(),
        (text, around) =>
        {
            var quoted = Quoted(text, "hit", around).Trim('…');
            var at = text.IndexOf(quoted, StringComparison.Ordinal);
            return quoted.Contains("hit", StringComparison.Ordinal) && at >= 0 && !quoted.StartsWith('\udE00') && !quoted.EndsWith('\uD83D');
        }));

    static string Quoted(string text, string hit, int around)
    {
        using var renderer = new PageRenderer();
        var finding = new Finding(new("", "c"), "m", "a", "r", "1.0.0", Severity.Minor, text.IndexOf(hit, StringComparison.Ordinal), hit.Length, hit, "");
        var page = renderer.Render<HitText>(new() { Zone = TimeZoneInfo.Utc, Language = Language.English, ShowPersonalData = true },
            new Dictionary<string, object> { [nameof(HitText.Text)] = text, [nameof(HitText.Hits)] = new[] { finding }, [nameof(HitText.Around)] = around });
        return Sites.Parse(page).Body!.TextContent.Trim();
    }
}
