using System.Security.Cryptography;
using System.Text;
using QA.Reports.Site;
using QA.Web.Accounts;

namespace QA.Web.Routes;

/// <summary>The stylesheets and the one script, all out of the program itself: no folder is served, so no path can lead out of one.</summary>
static class AssetRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Asset(routes, "tokens.css", "text/css", SiteWriter.Stylesheet);
        Asset(routes, "desk.css", "text/css", Embedded("desk.css"));
        Asset(routes, "icon.svg", "image/svg+xml", Embedded("icon.svg"));
        Asset(routes, "desk.js", "text/javascript", Embedded("desk.js"));
    }

    static void Asset(IEndpointRouteBuilder routes, string name, string type, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"";
        routes.MapGet("/assets/" + name, (Delegate)((HttpContext http) =>
        {
            // No transcript is in them, so they may be kept; the tag changes with the program.
            http.Response.Headers.CacheControl = "no-cache";
            http.Response.Headers.ETag = tag;
            return http.Request.Headers.IfNoneMatch == tag ? Results.StatusCode(304) : Results.Bytes(bytes, type + "; charset=utf-8");
        })).WithMetadata(new Needs(Permission.Public));
    }

    static string Embedded(string name)
    {
        using var stream = typeof(AssetRoutes).Assembly.GetManifestResourceStream("QA.Web.Assets." + name)
            ?? throw new InvalidOperationException($"{name} is not embedded: Assets belongs to the project");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
