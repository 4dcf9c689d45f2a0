using Microsoft.Playwright;
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

    /// <summary>What a reader's browser shows, measured as WCAG 2.1 AA asks: words 4.5 to 1, large words and marks 3 to 1, on the ground that lies behind them.</summary>
    const string Faint = """
        () => {
          const parse = c => { const m = c.match(/[\d.]+/g).map(Number); return { r: m[0], g: m[1], b: m[2], a: m[3] ?? 1 }; };
          const part = v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
          const light = c => .2126 * part(c.r) + .7152 * part(c.g) + .0722 * part(c.b);
          const ratio = (a, b) => { const [x, y] = [light(a), light(b)]; return (Math.max(x, y) + .05) / (Math.min(x, y) + .05); };
          const ground = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.a > .99) return c; } return { r: 255, g: 255, b: 255 }; };
          const under = (svg, text) => {
            const t = text.getBoundingClientRect(), x = (t.left + t.right) / 2, y = (t.top + t.bottom) / 2;
            const cell = [...svg.querySelectorAll('rect')].find(r => { const q = r.getBoundingClientRect(); return q.left <= x && x <= q.right && q.top <= y && y <= q.bottom; });
            return cell ? parse(getComputedStyle(cell).fill) : ground(svg.parentElement);
          };
          document.querySelectorAll('details').forEach(d => d.open = true);
          const faint = new Set();
          const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let t; t = words.nextNode();) {
            const e = t.parentElement;
            if (!t.data.trim() || e.closest('title, desc, .vh') || !e.getClientRects().length) continue;
            const style = getComputedStyle(e), svg = e.closest('svg'), size = parseFloat(style.fontSize);
            const least = size >= 24 || size >= 18.66 && +style.fontWeight >= 700 ? 3 : 4.5;
            // Words without a halo stand on a cell of the drawing.
            const behind = !svg ? ground(e) : e.matches('.on, .off') ? under(svg, e) : ground(svg.parentElement);
            const found = ratio(parse(svg ? style.fill : style.color), behind);
            if (found < least - .005) faint.add(`${found.toFixed(2)} ${e.tagName} ${t.data.trim().slice(0, 20)}`);
          }
          for (const mark of document.querySelectorAll('svg :is(.bb, .br, .ds, .dg, .dx, .wk, .ws, .ls, .lg)')) {
            const style = getComputedStyle(mark), found = ratio(parse(mark.matches('line, polyline') ? style.stroke : style.fill), ground(mark.closest('svg').parentElement));
            if (found < 3) faint.add(`${found.toFixed(2)} ${mark.getAttribute('class')}`);
          }
          for (const box of document.querySelectorAll('.scroll')) if (box.scrollWidth > box.clientWidth + 1 && box.tabIndex < 0) faint.add('scrolls by mouse alone: ' + box.textContent.trim().slice(0, 20));
          for (const drawing of document.querySelectorAll('svg[role=img] a')) faint.add('a link that no screen reader finds: ' + drawing.textContent);
          return [...faint];
        }
        """;

    [Theory, InlineData(ColorScheme.Light), InlineData(ColorScheme.Dark)]
    public async Task Words_and_bars_stand_out_on_every_kind_of_page(ColorScheme theme)
    {
        var site = desk.WriteSite(Language.Chinese);
        // Pages of a kind differ in their figures alone: the newest week's stand for the rest.
        var pages = Directory.EnumerateFiles(site, "*.html", SearchOption.AllDirectories).Where(page => !page.Contains("undated", StringComparison.Ordinal)).OrderDescending(StringComparer.Ordinal)
            .GroupBy(page => Path.GetFileName(Path.GetDirectoryName(page)) is ("agents" or "conversations") and { } kind ? kind : Path.GetFileName(page), StringComparer.Ordinal)
            .SelectMany(kind => kind.Take(2));
        var faint = new List<string>();
        foreach (var width in (int[])[Telephone, 1440])
        {
            await using var reader = await desk.ReaderAsync(width: width);
            await reader.Page.EmulateMediaAsync(new() { ColorScheme = theme });
            foreach (var page in pages)
            {
                await reader.GoAsync(new Uri(page).AbsoluteUri);
                foreach (var found in await reader.Page.EvaluateAsync<string[]>(Faint)) faint.Add($"{Path.GetRelativePath(site, page)} at {width}: {found}");
            }
        }
        Assert.Empty(faint);
    }
}
