using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using QA.Ingest.Settings;
using QA.Web.Accounts;
using QA.Web.Routes;

namespace QA.Web;

/// <summary><c>qa serve</c>: the reviewers' desk over HTTP.</summary>
/// <remarks>Built without the usual configuration files and environment variables: nothing outside the options can open another door.</remarks>
public sealed class WebServer : IAsyncDisposable
{
    readonly WebApplication app;
    readonly Desk desk;

    WebServer(WebApplication app, Desk desk) => (this.app, this.desk) = (app, desk);

    /// <summary>Where it listens, once started: <c>http://127.0.0.1:5080</c>.</summary>
    public string Address => app.Urls.First();

    /// <summary>All routes, for whoever checks that none is open by mistake.</summary>
    public IReadOnlyList<Endpoint> Endpoints => ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).ToList();

    public Desk Desk => desk;

    /// <exception cref="SettingsException">It would be open to the network without accounts, or the accounts file cannot be used.</exception>
    public static WebServer Create(WebOptions options)
    {
        if (options.IsBeyondLoopback && options.AccountsFile is null)
            throw new SettingsException("--listen", 1, 1, string.Create(CultureInfo.InvariantCulture,
                $"{options.Listen} can be reached by others, and there are no accounts: make some with qa accounts add NAME and name the file with --accounts FILE"));
        var desk = new Desk(options);
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = "qa" });
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Listen(options.Listen, listen => { if (options.Certificate is { } certificate) listen.UseHttps(certificate); });
        });
        builder.Services.AddSingleton(desk).AddRoutingCore().AddHttpContextAccessor();
        // Keys live as long as the server: a restart asks everyone to sign in again, and no key lies on a disk.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddAntiforgery(form =>
        {
            form.Cookie = new() { Name = "qa-form", HttpOnly = true, SameSite = SameSiteMode.Strict, SecurePolicy = CookieSecurePolicy.SameAsRequest, IsEssential = true };
            form.FormFieldName = Forms.TokenField;
            form.HeaderName = null;
        });
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie = new() { Name = "qa-account", HttpOnly = true, SameSite = SameSiteMode.Strict, SecurePolicy = CookieSecurePolicy.SameAsRequest, IsEssential = true };
            cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
            cookie.SlidingExpiration = true;
        });
        builder.Services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = 64;
            form.ValueLengthLimit = 64 * 1024;
            form.MultipartBodyLengthLimit = options.UploadLimit;
        });
        // A proxy on this machine may say that it was asked over HTTPS, and by whom; nobody else may.
        builder.Services.Configure<ForwardedHeadersOptions>(proxy => proxy.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        var app = builder.Build();
        app.UseForwardedHeaders();
        app.Use(Guard.HeadersAsync);
        app.Use(Guard.FaultsAsync);
        app.Use(Guard.HostAsync);
        // Beyond this machine no cookie of ours may travel in clear: browsers then send them over HTTPS only.
        app.UseCookiePolicy(new()
        {
            Secure = options.IsBeyondLoopback || options.Certificate is not null ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest,
            HttpOnly = Microsoft.AspNetCore.CookiePolicy.HttpOnlyPolicy.Always,
            MinimumSameSitePolicy = SameSiteMode.Strict,
        });
        app.UseRouting();
        app.UseAuthentication();
        app.Use(Guard.PermissionAsync);
        app.Use(Guard.FormsAsync);
        AccountRoutes.Map(app);
        AssetRoutes.Map(app);
        SearchRoutes.Map(app);
        ConversationRoutes.Map(app);
        ReportRoutes.Map(app);
        LedgerRoutes.Map(app);
        RuleRoutes.Map(app);
        ReviewRoutes.Map(app);
        ImportRoutes.Map(app);
        return new(app, desk);
    }

    public async Task StartAsync()
    {
        // A page that waits for the disk holds its thread; the pool's own way to more is one every half second.
        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.SetMinThreads(Math.Max(workers, 16), completions);
        await desk.Scores.StartAsync();
        desk.Imports.Start();
        await app.StartAsync();
    }

    /// <summary>Returns when the server was asked to stop.</summary>
    public Task WaitAsync(CancellationToken cancel = default)
    {
        var stopped = new TaskCompletionSource();
        app.Lifetime.ApplicationStopped.Register(() => stopped.TrySetResult());
        return stopped.Task.WaitAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        desk.Dispose();
    }
}
