using System.Text;
using QA.Ingest.Formats;
using QA.Ingest.Readers;
using QA.Ingest.Settings;

namespace QA.Tests.Readers;

public class FormatsPageTests
{
    [Fact]
    public void The_page_says_what_the_format_files_say()
    {
        var file = Repository.Path("docs", "formats.md");
        var page = FormatsPage.Write(FormatCatalog.BuiltIn, TextOf);
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1") File.WriteAllText(file, page);
        Assert.True(File.Exists(file) && File.ReadAllText(file) == page, "docs/formats.md is stale: run the tests with ACCEPT=1 and read the difference");
    }

    static string? TextOf(string sample)
    {
        var path = Repository.Path(sample);
        var source = ExportSource.OfFile(path, new ReadOptions(), new ImportSettings { MaxReplaced = 1 });
        return source.Container is Container.Text ? Encoding.UTF8.GetString(source.HeadText().Span) : null;
    }

    [Fact]
    public void Every_sample_is_named_by_a_format() => Assert.Empty(
        from file in Directory.EnumerateFiles(Repository.Path("data-samples"), "*", SearchOption.AllDirectories)
        let name = Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')
        // Other folders, such as a sample shop or cases for the analysis, are not the formats'.
        where FormatCatalog.BuiltIn.Find(name.Split('/')[1]) is not null
        where !FormatCatalog.BuiltIn.Formats.Any(format => format.Samples.Contains(name))
        select $"{name}: name it under 'samples:' of its format");

    [Fact]
    public void Every_format_but_the_plainest_says_what_to_mind() => Assert.Empty(
        from format in FormatCatalog.BuiltIn.Formats
        where format.Sure is not Sureness.Documented && format.Traps.Count == 0
        select $"{format.Name}: write its traps");
}
