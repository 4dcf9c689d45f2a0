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
    /// <summary>A renderer keeps every component it ever drew: after so many pages a new one takes over.</summary>
    const int PagesEach = 24;

    HtmlRenderer renderer;
    int pages;

    public PageRenderer()
    {
        services = new ServiceCollection()
            .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .BuildServiceProvider();
        renderer = new(services, NullLoggerFactory.Instance);
    }

    /// <summary>The page <typeparamref name="TPage"/> with its parameters.</summary>
    public string Render<TPage>(PageContext page, IDictionary<string, object>? parameters = null) where TPage : IComponent
    {
        if (++pages % PagesEach == 0)
        {
            renderer.Dispose();
            renderer = new(services, NullLoggerFactory.Instance);
        }
        return renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<Root>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(Root.Context)] = page,
                [nameof(Root.Body)] = typeof(TPage),
                [nameof(Root.With)] = parameters,
            })).ConfigureAwait(false);
            return root.ToHtmlString().ReplaceLineEndings("\n").TrimStart() + "\n";
        }).GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        renderer.Dispose();
        services.Dispose();
    }
}
