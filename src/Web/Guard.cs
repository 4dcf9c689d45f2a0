using System.Globalization;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using QA.Ingest.Store;
using QA.Reports.Wording;
using QA.Web.Accounts;

namespace QA.Web;

/// <summary>门卫: what every request passes before it reaches a page.</summary>
static class Guard
{
    /// <summary>Nothing may be loaded, run, framed or sent anywhere but from and to this server; no script or style stands in a page.</summary>
    const string ContentPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static Task HeadersAsync(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        // Transcripts do not belong on the disk of whoever reads them.
        headers.CacheControl = "no-store";
        if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
        return next(http);
    }

    /// <summary>What goes wrong is said in one sentence of ours: no text of a library, no stack, no transcript.</summary>
    public static async Task FaultsAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The reader typed on or went away.
        }
        catch (BadHttpRequestException problem)
        {
            await SayAsync(http, problem.StatusCode, problem.StatusCode == StatusCodes.Status413PayloadTooLarge ? Words.TooLarge : Words.BadRequest);
        }
        catch (AntiforgeryValidationException)
        {
            await SayAsync(http, StatusCodes.Status400BadRequest, Words.StaleForm);
        }
        catch (InvalidDataException)
        {
            // Forms with too many or too long values.
            await SayAsync(http, StatusCodes.Status413PayloadTooLarge, Words.TooLarge);
        }
        catch (WorkspaceException problem)
        {
            http.RequestServices.GetRequiredService<Desk>().Options.Remark(problem.Message);
            await SayAsync(http, StatusCodes.Status503ServiceUnavailable, Words.WorkspaceBusy);
        }
        catch (Exception problem)
        {
            http.RequestServices.GetRequiredService<Desk>().Options.Remark(string.Create(CultureInfo.InvariantCulture,
                $"{http.Request.Method} {http.Request.Path} failed inside: {problem.GetType().Name} {Place(problem)}"));
            await SayAsync(http, StatusCodes.Status500InternalServerError, Words.FailedInside);
        }
    }

    /// <summary>Without accounts only loopback's own names are answered: a page of another site that points its name here gets nothing.</summary>
    public static Task HostAsync(HttpContext http, RequestDelegate next)
    {
        var host = http.Request.Host.Host;
        var isOurs = http.RequestServices.GetRequiredService<Desk>().Accounts is not null || host is "localhost" || IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);
        return isOurs ? next(http) : SayAsync(http, StatusCodes.Status421MisdirectedRequest, Words.WrongHost);
    }

    /// <summary>Every route names what it needs. Who is nobody is sent to the login page; who may not is told so.</summary>
    public static async Task PermissionAsync(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is not { } endpoint)
        {
            await SayAsync(http, StatusCodes.Status404NotFound, Words.NoSuchPage);
            return;
        }
        var desk = http.RequestServices.GetRequiredService<Desk>();
        if (desk.Accounts is null)
        {
            // On loopback without accounts whoever uses the machine is trusted with all of it.
            http.User = Principal(desk.Options.Reviewer, AccountRole.Manager);
        }
        else if (http.User.Identity is { IsAuthenticated: true, Name: { } name } && (desk.Accounts.Find(name) is not { } account || !http.User.IsInRole(account.Role.ToString())))
        {
            http.User = new(new ClaimsIdentity());
        }

        if (endpoint.Metadata.GetMetadata<Needs>() is not { } needs) await SayAsync(http, StatusCodes.Status403Forbidden, Words.MayNot);
        else if (needs.Permission is Permission.Public) await next(http);
        else if (http.User.Identity is not { IsAuthenticated: true })
        {
            if (HttpMethods.IsGet(http.Request.Method)) http.Response.Redirect(Href.Of("/login", ("return", http.Request.Path + http.Request.QueryString)));
            else await SayAsync(http, StatusCodes.Status401Unauthorized, Words.SignInFirst);
        }
        else if (!Enum.TryParse<AccountRole>(http.User.FindFirstValue(ClaimTypes.Role), out var role) || !role.Allows(needs.Permission))
            await SayAsync(http, StatusCodes.Status403Forbidden, Words.MayNot);
        else await next(http);
    }

    /// <summary>Whatever changes something carries the token of a form that this server gave to this account.</summary>
    public static async Task FormsAsync(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            // An upload may be larger than a form; the limit is set before a byte of it is read.
            if (http.GetEndpoint()?.Metadata.GetMetadata<TakesUploads>() is not null && http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
                size.MaxRequestBodySize = http.RequestServices.GetRequiredService<Desk>().Options.UploadLimit + 64 * 1024;
            await http.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(http);
        }
        await next(http);
    }

    public static ClaimsPrincipal Principal(string name, AccountRole role) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, name), new(ClaimTypes.Name, name), new(ClaimTypes.Role, role.ToString())], "qa"));

    static async Task SayAsync(HttpContext http, int status, Phrase what)
    {
        if (http.Response.HasStarted) return;
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        var language = http.Request.Cookies["lang"] switch
        {
            "en" => Language.English,
            "zh" => Language.Chinese,
            _ => http.RequestServices.GetRequiredService<Desk>().Options.Language,
        };
        await http.Response.WriteAsync(what.In(language) + "\n");
    }

    /// <summary>Where in our own code it happened: enough to find it, nothing of what was being read.</summary>
    static string Place(Exception problem) => problem.StackTrace?.Split('\n')
        .FirstOrDefault(line => line.Contains(" QA.", StringComparison.Ordinal))?.Trim() is { } line ? line.Split(" in ")[0] : "";
}

/// <summary>The permission that a route needs.</summary>
sealed record Needs(Permission Permission);

/// <summary>The route takes files up to the upload limit.</summary>
sealed record TakesUploads;
