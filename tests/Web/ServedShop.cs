using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using QA.Ingest.Formats;
using QA.Ingest.Readers;
using QA.Ingest.Settings;
using QA.Ingest.Store;
using QA.Web;
using QA.Web.Accounts;

namespace QA.Tests.Web;

/// <summary>A small shop behind a real server on a free port of this machine, and a browser of sorts that keeps cookies.</summary>
sealed class ServedShop : IAsyncDisposable
{
    public const string Chats =
        """
        conversation_id,message_id,sent_at,role,sender_id,customer_id,shop,text
        c1,m1,2026-11-09 09:00:00,customer,mingzi88,mingzi88,禾礼,我要退款，怎么操作
        c1,m2,2026-11-09 09:04:16,agent,801,mingzi88,禾礼,抱歉，您应该当面检查的
        c1,m3,2026-11-09 09:05:00,customer,mingzi88,mingzi88,禾礼,我的手机是13812345678
        c1,m4,2026-11-09 09:05:20,agent,801,mingzi88,禾礼,退款今天一定到账，还有别的可以帮您吗
        c2,m1,2026-11-10 10:00:00,customer,buyer2,buyer2,禾礼,<script>alert(1)</script> <b onclick=x>有货吗</b>
        c2,m2,2026-11-10 10:00:20,agent,802,buyer2,禾礼,您好，802号小鹿为您服务，有货的，退款也方便
        c3,m1,2026-11-11 11:00:00,customer,buyer3,buyer3,禾礼,几天能退款
        c3,m2,2026-11-11 11:00:30,agent,801,buyer3,禾礼,您好，三天内，感谢您的光临

        """;

    readonly TemporaryFolder folder = new();
    readonly SocketsHttpHandler handler;
    string? token;

    ServedShop(WebServer server, TemporaryFolder folder, SocketsHttpHandler handler)
    {
        (Server, this.folder, this.handler) = (server, folder, handler);
        Client = new(handler) { BaseAddress = new(server.Address.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)) };
    }

    public WebServer Server { get; }
    public HttpClient Client { get; }
    public string Workspace => folder.Sub("workspace");

    public static Task<ServedShop> StartAsync(Func<WebOptions, WebOptions>? with = null) => StartAsync(Chats, with);

    public static async Task<ServedShop> StartAsync(string chats, Func<WebOptions, WebOptions>? with = null, bool accounts = false)
    {
        var folder = new TemporaryFolder();
        var profile = ProfileFile.Default;
        using (var workspace = QA.Ingest.Store.Workspace.OpenForWriting(folder.Sub("workspace"), profile.TimeZone))
            workspace.Import().Add(ExportFile.Open(folder.File("chats.csv", chats), FormatCatalog.BuiltIn, profile, new()), profile);
        var options = new WebOptions { Workspace = folder.Sub("workspace"), Profile = profile, Listen = new(IPAddress.Loopback, 0), Reviewer = "周周" };
        if (accounts)
        {
            options = options with { AccountsFile = folder.File("accounts.yaml", Accounts.Value) };
        }
        var server = WebServer.Create(with?.Invoke(options) ?? options);
        await server.StartAsync();
        await server.Desk.Scores.SettledAsync();
        return new(server, folder, new() { AllowAutoRedirect = false, UseCookies = true, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
    }

    public const string Password = "correct horse battery";

    /// <summary>Hashing is slow on purpose: once is enough.</summary>
    static readonly Lazy<string> Accounts = new(() =>
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, role) in new[] { ("rita", AccountRole.Reviewer), ("max", AccountRole.Manager), ("ana", AccountRole.Analyst) })
            AccountsFile.Add(folder.Sub("accounts.yaml"), name, role, Password);
        return File.ReadAllText(folder.Sub("accounts.yaml"));
    });

    /// <summary>With the three accounts rita (reviewer), max (manager) and ana (analyst).</summary>
    public static Task<ServedShop> WithAccountsAsync(Func<WebOptions, WebOptions>? with = null) => StartAsync(Chats, with, accounts: true);

    public async Task<(HttpStatusCode Status, string Text)> GetAsync(string address)
    {
        using var answer = await Client.GetAsync(address);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The page as a browser would see it; it must be there.</summary>
    public async Task<IHtmlDocument> PageAsync(string address)
    {
        var (status, html) = await GetAsync(address);
        Assert.True(status is HttpStatusCode.OK, $"{address}: {status}");
        return await new HtmlParser().ParseDocumentAsync(html);
    }

    /// <summary>Posts a form of ours with the token that it carries; redirects are not followed.</summary>
    public async Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        token ??= await TokenAsync("/search");
        return await Client.PostAsync(address, new FormUrlEncodedContent([new("token", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]));
    }

    public async Task<string> TokenAsync(string page) =>
        (await new HtmlParser().ParseDocumentAsync((await GetAsync(page)).Text)).QuerySelector("input[name=token]")!.GetAttribute("value")!;

    public async Task<HttpResponseMessage> SignInAsync(string name, string password = Password)
    {
        token = await TokenAsync("/login");
        var answer = await PostAsync("/login", ("name", name), ("password", password));
        token = null;
        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        handler.Dispose();
        await Server.DisposeAsync();
        folder.Dispose();
    }
}
