using QA.Reports.Wording;

namespace QA.Tests.Reports;

public class PluralsTests
{
    static readonly Phrase Hits = new("{0} 次", "{0} {0:finding|findings} of {1} {1:rule|rules}");

    [Fact]
    public void One_is_not_many()
    {
        Assert.Equal("1 finding of 2 rules", Hits.In(Language.English, "1", "2"));
        Assert.Equal("0 findings of 1 rule", Hits.In(Language.English, 0, 1));
        Assert.Equal("1 次", Hits.In(Language.Chinese, 1));
    }

    [Fact]
    public void A_format_without_a_choice_is_still_a_format() => Assert.Equal("007", new Phrase("{0:000}", "{0:000}").In(Language.English, 7));
}
