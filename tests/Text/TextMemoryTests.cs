using QA.Ingest.Text;

namespace QA.Tests.Text;

public class TextMemoryTests
{
    [Fact]
    public void What_was_kept_of_a_text_is_given_for_that_text_alone()
    {
        var memory = new TextMemory<int>();
        Assert.False(memory.TryGet("亲,在的", out _));
        for (var i = 0; i < 200_000; i++) memory.Set($"您好,{i}号", i);
        var kept = 0;
        for (var i = 0; i < 200_000; i++)
            if (memory.TryGet($"您好,{i}号", out var value))
            {
                Assert.Equal(i, value);
                kept++;
            }
        Assert.InRange(kept, 20_000, 65_536);
    }

    [Fact]
    public void A_canned_reply_stays_while_a_million_other_texts_pass()
    {
        var memory = new TextMemory<string>();
        memory.Set("欢迎光临本店", "welcome");
        var missed = 0;
        for (var i = 0; i < 1_000_000; i++)
        {
            memory.Set($"once {i}", "once");
            if (i % 100 == 0 && !memory.TryGet("欢迎光临本店", out _))
            {
                missed++;
                memory.Set("欢迎光临本店", "welcome");
            }
        }
        Assert.InRange(missed, 0, 5);
    }

    [Fact]
    public void A_very_long_text_is_not_kept()
    {
        var memory = new TextMemory<int>();
        memory.Set(new('好', 241), 1);
        Assert.False(memory.TryGet(new('好', 241), out _));
    }

    [Fact]
    public void Threads_that_share_it_never_see_what_another_text_has()
    {
        var memory = new TextMemory<string>();
        Parallel.For(0, 400_000, i =>
        {
            var text = (i % 70_000).ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (memory.TryGet(text, out var known)) Assert.Equal(text, known);
            else memory.Set(text, text);
        });
    }
}
