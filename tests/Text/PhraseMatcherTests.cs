using FsCheck;
using FsCheck.Fluent;
using QA.Ingest.Text;

namespace QA.Tests.Text;

public class PhraseMatcherTests
{
    static PhraseHit[] Hits(string[] phrases, string text, bool wholeWords = false)
    {
        var hits = new List<PhraseHit>();
        new PhraseMatcher(phrases, wholeWords).Find(Fold.Of(text), hits);
        return [.. hits];
    }

    static IEnumerable<PhraseHit> OneByOne(string[] phrases, string text)
    {
        var folded = Fold.Of(text);
        for (var phrase = 0; phrase < phrases.Length; phrase++)
        {
            var wanted = Fold.Of(phrases[phrase]);
            for (var at = folded.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(wanted, at + 1, StringComparison.Ordinal))
                yield return new(phrase, at, wanted.Length);
        }
    }

    [Fact]
    public void Every_phrase_is_found_at_every_place() => Assert.Equal(
        [new(0, 2, 2), new(0, 7, 2), new(1, 7, 3)],
        Hits(["保证", "保证金"], "不能保证哦，收保證金"));

    [Fact]
    public void A_phrase_inside_another_is_found_after_the_longer_one_failed() => Assert.Equal(
        [new(1, 1, 2)],
        Hits(["你必须的", "必须"], "你必须马上"));

    [Fact]
    public void Overlapping_occurrences_all_count() => Assert.Equal(
        [new(0, 0, 2), new(0, 1, 2), new(0, 2, 2)],
        Hits(["哈哈"], "哈哈哈哈"));

    [Fact]
    public void Equal_phrases_are_all_reported() => Assert.Equal(
        [0, 1],
        Hits(["發貨", "发货"], "发货").Select(hit => hit.Phrase).Order());

    [Theory]
    [InlineData("hi", "this is high", 0)]
    [InlineData("hi", "Hi! hi，hi你", 3)]
    [InlineData("hi", "his", 0)]
    [InlineData("qq", "加QQ123456", 1)]
    [InlineData("100%", "是100%的", 1)]
    [InlineData("100%", "2100%", 0)]
    [InlineData("best", "best\u0301", 0)]
    [InlineData("保证", "我保证a", 1)]
    [InlineData("t恤", "at恤", 0)]
    public void A_whole_word_is_not_part_of_another(string phrase, string text, int count) =>
        Assert.Equal(count, Hits([phrase], text, wholeWords: true).Length);

    [Fact]
    public void Without_that_wish_a_word_may_be_part_of_another() => Assert.Equal(2, Hits(["hi"], "this is high").Length);

    [Fact]
    public void An_empty_phrase_is_refused() =>
        Assert.Contains("phrase 1", Assert.Throws<ArgumentException>(() => new PhraseMatcher(["a", ""])).Message, StringComparison.Ordinal);

    [Fact]
    public void No_phrases_find_nothing() => Assert.Empty(Hits([], "退款"));

    [Fact]
    public void One_pass_finds_what_searching_for_each_phrase_finds()
    {
        var phrases = Texts.Any.Generator.Where(text => text.Length > 0).ListOf().Select(list => list.ToArray());
        Check.QuickThrowOnFailure(Prop.ForAll(phrases.ToArbitrary(), Texts.Any, (phrases, text) =>
            Hits(phrases, text).Order(ByPlace).SequenceEqual(OneByOne(phrases, text).Order(ByPlace))));
    }

    [Fact]
    public void Short_phrases_of_few_letters_overlap_in_every_way()
    {
        var short_ = Gen.Elements('a', 'b', '退').ListOf().Select(letters => new string([.. letters])).Where(text => text.Length is > 0 and < 6);
        var texts = Gen.Elements('a', 'b', '退').ListOf().Select(letters => new string([.. letters]));
        Check.QuickThrowOnFailure(Prop.ForAll(short_.ListOf().Select(list => list.ToArray()).ToArbitrary(), texts.ToArbitrary(), (phrases, text) =>
            Hits(phrases, text).Order(ByPlace).SequenceEqual(OneByOne(phrases, text).Order(ByPlace))));
    }

    [Fact]
    public void Passing_over_places_where_nothing_begins_passes_over_no_phrase()
    {
        var letters = Gen.Elements('a', 'b', '退', '款', ' ').ListOf().Select(letters => new string([.. letters]));
        var longer = letters.Where(text => text.Length is > 1 and < 7);
        Check.QuickThrowOnFailure(Prop.ForAll(longer.ListOf().Select(list => list.ToArray()).ToArbitrary(), letters.ToArbitrary(), (phrases, text) =>
            Hits(phrases, text).Order(ByPlace).SequenceEqual(OneByOne(phrases, text).Order(ByPlace))));
    }

    [Fact]
    public void A_thousand_phrases_are_found_where_each_of_them_is_searched_for()
    {
        var dice = new Random(5);
        string Any(int least, int most) => string.Concat(Enumerable.Range(0, dice.Next(least, most)).Select(_ => (char)('一' + dice.Next(40))));
        string[] phrases = [.. Enumerable.Range(0, 1000).Select(_ => Any(2, 6))];
        for (var round = 0; round < 100; round++)
        {
            var text = Any(0, 60);
            Assert.Equal(OneByOne(phrases, text).Order(ByPlace), Hits(phrases, text).Order(ByPlace));
        }
    }

    static readonly Comparer<PhraseHit> ByPlace = Comparer<PhraseHit>.Create((a, b) =>
        (a.Phrase, a.Start).CompareTo((b.Phrase, b.Start)));
}
