using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using QA.Reports.Wording;
using QA.Web.Accounts;
using QA.Web.Pages;

namespace QA.Web.Routes;

/// <summary>Signing in and out, and each reader's own settings.</summary>
static class AccountRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Page("/login", Permission.Public, visit =>
            visit.Desk.Accounts is null ? Results.Redirect("/search") : Form(visit, visit.Query("return"), "", null, 200));
        routes.MapPost("/login", (Delegate)SignInAsync).WithMetadata(new Needs(Permission.Public));
        routes.MapPost("/logout", (Delegate)(async (HttpContext http) =>
        {
            await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return Results.Redirect("/login");
        })).WithMetadata(new Needs(Permission.Read));
        routes.Change("/preferences", Permission.Read, (visit, form) =>
        {
            foreach (var (name, values) in (ReadOnlySpan<(string, string[])>)[("lang", ["zh", "en"]), ("theme", ["light", "dark"]), ("personal", ["masked", "shown"])])
                if (form.Text(name, 10) is { Length: > 0 } value && values.Contains(value))
                    visit.Http.Response.Cookies.Append(name, value, new CookieOptions
                    {
                        HttpOnly = true,
                        SameSite = SameSiteMode.Strict,
                        Secure = visit.Desk.Options.IsBeyondLoopback || visit.Http.Request.IsHttps,
                        // Unmasked is for the errand at hand; language and theme stay.
                        MaxAge = name == "personal" ? null : TimeSpan.FromDays(365),
                    });
            return form.Back("/search");
        });
    }

    static async Task<IResult> SignInAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        using var visit = await Visit.BeginAsync(http);
        if (visit.Desk.Accounts is not { } accounts) return Results.Redirect("/search");
        var (name, password, throttle) = (form.Text("name", 100), form.Raw("password"), visit.Desk.Throttle);
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "";
        if (throttle.Wait(name, address) is { Ticks: > 0 } wait)
        {
            var seconds = (int)Math.Ceiling(wait.TotalSeconds);
            http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Form(visit, form.Raw("return"), name, visit.T(Words.TooManyTries, seconds), 429);
        }
        // Longer ones would only cost time to hash.
        if (password.Length > 200 || accounts.Verify(name, password) is not { } account)
        {
            throttle.Failed(name, address);
            return Form(visit, form.Raw("return"), name, visit.T(Words.WrongPassword), 401);
        }
        throttle.Succeeded(name);
        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, Guard.Principal(account.Name, account.Role));
        return Results.Redirect(Href.IsLocal(form.Raw("return")) ? form.Raw("return") : "/search");
    }

    static IResult Form(Visit visit, string? back, string name, string? problem, int status) => Visit.Html(visit.Render<LoginPage>(
        visit.Context(), (nameof(LoginPage.Visit), visit), (nameof(LoginPage.Problem), problem), (nameof(LoginPage.Name), name),
        (nameof(LoginPage.Return), Href.IsLocal(back) ? back! : "/search")), status);
}
