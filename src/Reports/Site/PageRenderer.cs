using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using QA.Reports.Pages;

namespace QA.Reports.Site;

/// <summary>Renders components to text, on the calling thread, with Chinese left readable.</summary>
public sealed class PageRenderer : IDisposable
{
    readonly ServiceProvider services;
    readonly Utf8Page page = new();

    public PageRenderer()
    {
        services = new ServiceCollection()
            .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .BuildServiceProvider();
    }

    /// <summary>The page <typeparamref name="TPage"/> with its parameters.</summary>
    public string Render<TPage>(PageContext context, IDictionary<string, object>? parameters = null) where TPage : IComponent
    {
        Draw<TPage>(context, parameters);
        return Encoding.UTF8.GetString(Page);
    }

    /// <summary>The page drawn last, until the next one is.</summary>
    public ReadOnlySpan<byte> Page => page.Bytes;

    /// <summary>Draws a page in UTF-8, without making a text of it first.</summary>
    public void Draw<TPage>(PageContext context, IDictionary<string, object>? parameters = null) where TPage : IComponent
    {
        page.Clear();
        // A renderer keeps every component it ever drew; what lives on from page to page the collector must move.
        using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<Root>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(Root.Context)] = context,
                [nameof(Root.Body)] = typeof(TPage),
                [nameof(Root.With)] = parameters,
            })).ConfigureAwait(false);
            root.WriteHtmlTo(page);
        }).GetAwaiter().GetResult();
        page.Write('\n');
        page.Flush();
    }

    public void Dispose()
    {
        page.Dispose();
        services.Dispose();
    }
}
