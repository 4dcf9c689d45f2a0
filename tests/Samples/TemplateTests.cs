using QA.Ingest.Samples;

namespace QA.Tests.Samples;

public sealed class TemplateTests
{
    [Fact]
    public void A_choice_takes_each_of_its_sides_and_nothing_else()
    {
        var said = Enumerable.Range(1, 60).Select(seed => Say("(好|行)(的|)。", seed).Text).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(["好。", "好的。", "行。", "行的。"], said);
    }

    [Fact]
    public void A_word_of_the_scene_and_a_sentence_of_a_list_are_filled_in() =>
        Assert.Equal("亲，茶盘有货", Say("亲，{stock}", 1, ("stock", "{item}有货")).Text);

    [Fact]
    public void A_mark_spans_the_words_that_were_said()
    {
        var (text, marks) = Say("{item}<zh.forbid.vague:(大概)>有", 1);

        var mark = Assert.Single(marks);
        Assert.Equal("zh.forbid.vague", mark.Name);
        Assert.Equal("大概", text.Substring(mark.Start, mark.Length));
    }

    [Fact]
    public void A_message_does_not_end_in_a_comma() => Assert.Equal("您好", Say("<salutation:您好>，", 1).Text);

    [Fact]
    public void A_list_that_is_not_there_is_named() =>
        Assert.Contains("'nowhere'", Assert.Throws<KeyNotFoundException>(() => Say("{nowhere}", 1)).Message, StringComparison.Ordinal);

    static (string Text, Mark[] Marks) Say(string template, int seed, (string Name, string Template)? list = null)
    {
        var book = new PhraseBook($"said\n  {template}\n" + (list is { } extra ? $"{extra.Name}\n  {extra.Template}\n" : ""));
        var scene = new Scene { [Word.Item] = "茶盘" };
        var speech = new Speech();
        book["said"][0].Say(new Dice((ulong)seed), scene, speech);
        return speech.Take();
    }
}
