using QA.Ingest.Conversations;
using QA.Reports.Pages;

namespace QA.Tests.Reports;

public sealed class AgentNotesTests : IDisposable
{
    static readonly Week W46 = new(2026, 46), W47 = new(2026, 47);

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_stands_under_a_week_is_shown_in_that_week_alone()
    {
        folder.File("806.md", "每周都看。\n\n# 2026-W46\n先练结束语。\n第二行。\n\n再约一次。\n# 2026-W47\n很好。\n");
        var notes = AgentNotes.In(folder.Path);

        Assert.Equal(["每周都看。", "先练结束语。\n第二行。", "再约一次。"], notes.Of("shop", "806", "806", W46));
        Assert.Equal(["每周都看。", "很好。"], notes.Of("shop", "806", "806", W47));
        Assert.Empty(notes.Of("shop", "807", "807", W46));
    }

    [Fact]
    public void A_shops_own_note_comes_before_one_for_all_shops()
    {
        Directory.CreateDirectory(folder.Sub("tea"));
        folder.File("806.md", "all");
        folder.File("tea/806.md", "tea");
        var notes = AgentNotes.In(folder.Path);
        Assert.Equal(["tea"], notes.Of("tea", "806", "806", W46));
        Assert.Equal(["all"], notes.Of("vase", "806", "806", W46));
        Assert.Equal(["notes/806.md", "notes/tea/806.md"], notes.Files.Select(f => f.Name));
    }

    [Fact]
    public void An_id_that_no_file_can_have_is_named_as_its_page()
    {
        folder.File("x-12ab.md", "note");
        Assert.Equal(["note"], AgentNotes.In(folder.Path).Of("shop", "a/b:c", "x-12ab", W46));
    }

    [Fact]
    public void No_folder_no_notes() => Assert.Empty(AgentNotes.In(folder.Sub("absent")).Of("shop", "806", "806", W46));

    [Fact]
    public void A_note_without_end_is_cut()
    {
        folder.File("806.md", new string('x', 10_000));
        Assert.Equal(4001, Assert.Single(AgentNotes.In(folder.Path).Of("shop", "806", null, W46)).Length);
    }
}
