using QA.Reports.Wording;

namespace QA.Tests.Browser;

/// <summary>The pages that are written to disk, as a browser lays them out.</summary>
public sealed class SitePagesTests(Desk desk)
{
    /// <summary>The narrowest telephone that is common.</summary>
    const int Telephone = 390;

    [Theory, InlineData(Language.Chinese), InlineData(Language.English)]
    public async Task No_page_is_wider_than_a_telephone(Language language)
    {
        var site = desk.WriteSite(language);
        await using var reader = await desk.ReaderAsync(width: Telephone, height: 844);
        var wide = new List<string>();
        foreach (var page in Directory.EnumerateFiles(site, "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            await reader.GoAsync(new Uri(page).AbsoluteUri);
            var width = await reader.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (width > Telephone) wide.Add($"{Path.GetRelativePath(site, page)} is {width} wide");
        }
        Assert.Empty(wide);
    }
}
