using System.Net;
using System.Net.Sockets;
using System.Text;
using AngleSharp.Html.Parser;
using QA.Ingest.Settings;
using QA.Web;
using QA.Web.Accounts;
using QA.Web.Live;

namespace QA.Tests.Web;

/// <summary>What docs/threat-model.md promises, line by line.</summary>
public sealed class SafetyTests
{
    [Fact]
    public async Task It_listens_on_loopback_unless_told_otherwise()
    {
        await using var shop = await ServedShop.StartAsync();

        Assert.True(IPAddress.IsLoopback(new WebOptions { Workspace = "x" }.Listen.Address));
        Assert.StartsWith("http://127.0.0.1:", shop.Server.Address, StringComparison.Ordinal);
    }

    [Fact]
    public void Listening_to_others_is_refused_without_accounts()
    {
        var refused = Assert.Throws<SettingsException>(() => WebServer.Create(new() { Workspace = "none", Listen = new(IPAddress.Any, 0) }));

        Assert.Contains("qa accounts add", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists("none"));
    }

    [Fact]
    public void An_accounts_file_without_an_account_is_refused()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<SettingsException>(() => AccountsFile.Read(folder.File("accounts.yaml", "# nobody\n")));
        Assert.Throws<SettingsException>(() => AccountsFile.Read(folder.Sub("missing.yaml")));
    }

    [Fact]
    public async Task A_page_of_another_site_that_points_its_name_here_gets_nothing()
    {
        await using var shop = await ServedShop.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/search") { Headers = { Host = "evil.example" } };
        using var answer = await shop.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Who_is_nobody_sees_the_login_page_and_nothing_else()
    {
        await using var shop = await ServedShop.WithAccountsAsync();
        foreach (var address in (string[])["/search?q=退款", "/conversation?shop=禾礼&id=c1", "/team", "/search.csv?q=x", "/audit", "/search/hits?q=退款"])
        {
            using var answer = await shop.Client.GetAsync(address);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.StartsWith("/login", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
            Assert.Empty(await answer.Content.ReadAsStringAsync());
        }
        var token = await shop.TokenAsync("/login");
        using var post = await shop.Client.PostAsync("/labels", new FormUrlEncodedContent([new("token", token)]));
        Assert.Equal(HttpStatusCode.Unauthorized, post.StatusCode);
    }

    [Theory]
    [InlineData("rita", "/imports", HttpStatusCode.Forbidden)]
    [InlineData("rita", "/audit", HttpStatusCode.Forbidden)]
    [InlineData("rita", "/review", HttpStatusCode.OK)]
    [InlineData("ana", "/imports", HttpStatusCode.OK)]
    [InlineData("ana", "/audit", HttpStatusCode.Forbidden)]
    [InlineData("max", "/audit", HttpStatusCode.OK)]
    public async Task A_role_opens_its_own_pages_only(string name, string address, HttpStatusCode expected)
    {
        await using var shop = await ServedShop.WithAccountsAsync();
        await shop.SignInAsync(name);

        Assert.Equal(expected, (await shop.GetAsync(address)).Status);
    }

    [Fact]
    public async Task An_analyst_may_not_judge_and_a_reviewer_may_not_appeal_or_import()
    {
        await using var shop = await ServedShop.WithAccountsAsync();
        await shop.SignInAsync("ana");
        using (var judged = await shop.PostAsync("/labels", ("shop", "禾礼"), ("id", "c1"))) Assert.Equal(HttpStatusCode.Forbidden, judged.StatusCode);
        Assert.Null((await shop.PageAsync("/conversation?shop=禾礼&id=c1")).QuerySelector("form.judge"));

        await using var other = await ServedShop.WithAccountsAsync();
        await other.SignInAsync("rita");
        using (var appealed = await other.PostAsync("/appeals", ("shop", "禾礼"), ("id", "c1"))) Assert.Equal(HttpStatusCode.Forbidden, appealed.StatusCode);
        using (var imported = await other.PostAsync("/imports")) Assert.Equal(HttpStatusCode.Forbidden, imported.StatusCode);
    }

    [Fact]
    public void Passwords_are_kept_as_slow_hashes_in_a_file_of_their_owner()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Sub("accounts.yaml");
        AccountsFile.Add(path, "rita", AccountRole.Reviewer, ServedShop.Password);
        AccountsFile.Add(path, "max", AccountRole.Manager, ServedShop.Password);
        var text = File.ReadAllText(path);
        var hashes = AccountsFile.Read(path).Accounts.Select(a => Convert.FromBase64String(a.PasswordHash)).ToList();

        Assert.DoesNotContain(ServedShop.Password, text, StringComparison.Ordinal);
        Assert.NotEqual(hashes[0], hashes[1]);
        // Format 1: PBKDF2; then the hash function (2 = SHA-512) and the iterations, big-endian.
        Assert.All(hashes, h => Assert.Equal((1, 2, 210_000), (h[0], h[4], (h[5] << 24) | (h[6] << 16) | (h[7] << 8) | h[8])));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Throws<ArgumentException>(() => AccountsFile.Add(path, "eve", AccountRole.Manager, "short"));
        Assert.Throws<ArgumentException>(() => AccountsFile.Add(path, "a\"\n- name: b", AccountRole.Manager, ServedShop.Password));
    }

    [Fact]
    public async Task Guessing_a_password_is_slowed_down_for_account_and_address()
    {
        await using var shop = await ServedShop.WithAccountsAsync();
        for (var i = 0; i < LoginThrottle.FreeByAccount; i++)
            using (var wrong = await shop.SignInAsync("rita", "not the password")) Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        // Even the right one has to wait now.
        using (var right = await shop.SignInAsync("rita"))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
            Assert.NotNull(right.Headers.RetryAfter);
        }
        using var other = await shop.SignInAsync("max");
        Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);
    }

    [Fact]
    public void The_wait_doubles_ends_and_is_forgotten()
    {
        var clock = new SetClock();
        var throttle = new LoginThrottle(clock);
        var waits = new List<double>();
        for (var i = 0; i < 8; i++)
        {
            throttle.Failed("rita", $"10.0.0.{i}");
            waits.Add(throttle.Wait("rita", "elsewhere").TotalSeconds);
        }
        Assert.Equal([0, 0, 0, 0, 4, 8, 16, 32], waits);
        clock.Now += TimeSpan.FromSeconds(32);
        Assert.Equal(TimeSpan.Zero, throttle.Wait("rita", "elsewhere"));
        for (var i = 0; i < LoginThrottle.FreeByAddress; i++) throttle.Failed($"name{i}", "10.9.9.9");
        Assert.True(throttle.Wait("fresh", "10.9.9.9") > TimeSpan.Zero);
    }

    [Fact]
    public async Task A_post_without_the_token_of_our_form_changes_nothing()
    {
        await using var shop = await ServedShop.StartAsync();
        await shop.GetAsync("/search");
        foreach (var route in (string[])["/labels", "/labels/undo", "/labels/missed", "/samples", "/reviewed", "/appeals", "/appeals/answer", "/imports", "/searches", "/searches/remove", "/preferences", "/login", "/logout"])
        {
            using var answer = await shop.Client.PostAsync(route, new FormUrlEncodedContent([new("name", "x"), new("query", "y"), new("token", "forged")]));
            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest, $"{route}: {answer.StatusCode}");
        }
        Assert.False(Directory.Exists(Path.Combine(shop.Workspace, "searches")));
    }

    [Fact]
    public async Task Cookies_are_secure_beyond_this_machine_and_never_for_scripts_or_other_sites()
    {
        await using var shop = await ServedShop.WithAccountsAsync(options => options with { Listen = new(IPAddress.Any, 0) });
        using var answer = await shop.Client.GetAsync("/login");
        var form = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        // Behind a proxy on this machine that speaks HTTPS, as a browser would come.
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = shop.Client.BaseAddress };
        var html = await answer.Content.ReadAsStringAsync();
        var token = (await new HtmlParser().ParseDocumentAsync(html)).QuerySelector("input[name=token]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/login")
        {
            Content = new FormUrlEncodedContent([new("token", token), new("name", "max"), new("password", ServedShop.Password)]),
            Headers = { { "Cookie", form.Split(';')[0] }, { "X-Forwarded-Proto", "https" } },
        };
        using var signedIn = await client.SendAsync(request);
        var account = Assert.Single(signedIn.Headers.GetValues("Set-Cookie"), c => c.StartsWith("qa-account=", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        foreach (var cookie in (string[])[form, account])
            foreach (var flag in (string[])["secure", "samesite=strict", "httponly"])
                Assert.Contains(flag, cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Every_answer_forbids_scripts_styles_and_frames_that_are_not_ours()
    {
        await using var shop = await ServedShop.StartAsync();
        foreach (var address in (string[])["/search", "/nowhere", "/assets/desk.js", "/conversation?shop=禾礼&id=c2"])
        {
            using var answer = await shop.Client.GetAsync(address);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        }
    }

    [Fact]
    public async Task No_markup_of_a_transcript_query_or_comment_is_ever_rendered()
    {
        await using var shop = await ServedShop.StartAsync();
        const string Markup = "<img src=x onerror=alert(1)>";
        await shop.PostAsync("/labels/missed", ("shop", "禾礼"), ("id", "c2"), ("message", "m2"), ("words", "有货的"), ("rule", "zh.forbid.command"), ("start", ""), ("length", ""), ("comment", Markup));
        await shop.PostAsync("/searches", ("name", "x"), ("query", Markup));
        foreach (var address in (string[])["/conversation?shop=禾礼&id=c2", "/search?q=有货吗", "/search/hits?q=有货吗", "/search?q=" + Uri.EscapeDataString(Markup), "/search/facets?q=" + Uri.EscapeDataString(Markup)])
        {
            var page = await shop.PageAsync(address);
            Assert.Empty(page.QuerySelectorAll("script:not([src='/assets/desk.js']), img, [onclick], [onerror]"));
        }
        Assert.Contains("<script>alert(1)</script>", (await shop.PageAsync("/conversation?shop=禾礼&id=c2")).QuerySelector("#m-m1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_are_not_kept_by_the_browser()
    {
        await using var shop = await ServedShop.StartAsync();
        using var answer = await shop.Client.GetAsync("/conversation?shop=禾礼&id=c1");

        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Personal_data_is_shown_to_a_manager_who_asks_and_to_nobody_else()
    {
        await using var shop = await ServedShop.WithAccountsAsync();
        await shop.SignInAsync("rita");
        await shop.PostAsync("/preferences", ("personal", "shown"));
        Assert.DoesNotContain("13812345678", (await shop.GetAsync("/conversation?shop=禾礼&id=c1")).Text, StringComparison.Ordinal);

        await using var other = await ServedShop.WithAccountsAsync();
        await other.SignInAsync("max");
        Assert.DoesNotContain("13812345678", (await other.GetAsync("/conversation?shop=禾礼&id=c1")).Text, StringComparison.Ordinal);
        await other.PostAsync("/preferences", ("personal", "shown"));
        Assert.Contains("13812345678", (await other.GetAsync("/conversation?shop=禾礼&id=c1")).Text, StringComparison.Ordinal);
        Assert.Equal([true, false], other.Server.Desk.Reviews.Viewings.Newest(10).Select(v => v.ShowedPersonalData));
    }

    [Fact]
    public async Task Whoever_opens_a_transcript_is_on_record()
    {
        await using var shop = await ServedShop.WithAccountsAsync();
        await shop.SignInAsync("rita");
        await shop.GetAsync("/conversation?shop=禾礼&id=c1");
        await shop.GetAsync("/conversation?shop=禾礼&id=none");
        var viewing = Assert.Single(shop.Server.Desk.Reviews.Viewings.Newest(10));

        Assert.Equal(("rita", "c1", false), (viewing.Account, viewing.Conversation.Value, viewing.ShowedPersonalData));
    }

    [Fact]
    public async Task After_signing_in_nobody_is_sent_to_another_site()
    {
        await using var shop = await ServedShop.WithAccountsAsync();
        foreach (var address in (string[])["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/\tx"])
        {
            var token = await shop.TokenAsync("/login?return=" + Uri.EscapeDataString(address));
            using var answer = await shop.Client.PostAsync("/login", new FormUrlEncodedContent(
                [new("token", token), new("name", "max"), new("password", ServedShop.Password), new("return", address)]));
            Assert.Equal("/search", answer.Headers.Location!.ToString());
            await shop.PostAsync("/logout");
        }
    }

    [Fact]
    public async Task A_signed_out_cookie_or_a_removed_account_opens_nothing()
    {
        await using var shop = await ServedShop.WithAccountsAsync();
        await shop.SignInAsync("rita");
        Assert.Equal(HttpStatusCode.OK, (await shop.GetAsync("/search")).Status);
        await shop.PostAsync("/logout");

        Assert.Equal(HttpStatusCode.Redirect, (await shop.GetAsync("/search")).Status);
    }

    [Theory]
    [InlineData("../../etc/passwd"), InlineData("..\\up.csv"), InlineData("/etc/passwd"), InlineData("C:\\x.csv"), InlineData(".."), InlineData(".hidden"), InlineData("a\0b.csv"), InlineData("x.csv ")]
    public async Task An_upload_cannot_be_named_out_of_its_folder(string name)
    {
        await using var shop = await ServedShop.StartAsync();
        Assert.False(ImportDesk.IsFileName(name));
        await Assert.ThrowsAsync<ArgumentException>(() => shop.Server.Desk.Imports.TakeAsync(name, new MemoryStream([1]), "x", default));
        Assert.False(Directory.Exists(Path.Combine(shop.Workspace, "incoming")));
    }

    [Fact]
    public async Task An_upload_is_imported_gets_its_receipt_and_leaves_no_copy()
    {
        await using var shop = await ServedShop.StartAsync();
        using (var answer = await UploadAsync(shop, "more.csv", ServedShop.Chats.Replace("c1,", "c9,", StringComparison.Ordinal) + "c9,m9,soon,agent,801,x,禾礼,坏行\n"))
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        await shop.Server.Desk.Imports.Jobs[0].Finished;
        var page = await shop.PageAsync("/imports");

        Assert.Equal(ImportState.Done, shop.Server.Desk.Imports.Jobs[0].State);
        Assert.Contains("9 = 4 接受 + 4 重复 + 1 拒收 + 0 过滤", page.QuerySelector("#jobs")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(shop.Workspace, "incoming")));
        await shop.Server.Desk.Scores.SettledAsync();
        await shop.PageAsync("/conversation?shop=禾礼&id=c9");
    }

    [Fact]
    public async Task An_upload_over_the_limit_is_refused()
    {
        await using var shop = await ServedShop.StartAsync(options => options with { UploadLimit = 100_000 });
        HttpStatusCode? status = null;
        try
        {
            using var answer = await UploadAsync(shop, "big.csv", new string('x', 400_000));
            status = answer.StatusCode;
        }
        catch (HttpRequestException problem) when (problem.InnerException is IOException or SocketException)
        {
            // The server may hang up before the client has sent it all.
        }
        Assert.True(status is null or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest, $"{status}");
        Assert.Empty(shop.Server.Desk.Imports.Jobs);
    }

    [Fact]
    public async Task A_small_file_that_unpacks_to_a_huge_one_is_refused()
    {
        await using var shop = await ServedShop.StartAsync(options => options with { UploadLimit = 100_000 });
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
            for (var i = 0; i < 100; i++) gzip.Write(new byte[100_000]);
        packed.Position = 0;
        Assert.True(packed.Length < 100_000);
        var job = await shop.Server.Desk.Imports.TakeAsync("bomb.csv.gz", packed, "x", default);
        await job.Finished;

        Assert.Equal(ImportState.Refused, job.State);
        Assert.Contains("too large", job.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_too_much_in_it_is_refused()
    {
        await using var shop = await ServedShop.StartAsync();
        using var many = await shop.PostAsync("/searches", [.. Enumerable.Range(0, 500).Select(i => ($"f{i}", "x"))]);
        using var huge = await shop.PostAsync("/searches", ("name", "x"), ("query", new string('x', 200_000)));

        Assert.True((int)many.StatusCode is 400 or 413);
        Assert.True((int)huge.StatusCode is 400 or 413);
        Assert.Empty(shop.Server.Desk.Searches.All());
    }

    [Fact]
    public async Task Nothing_is_said_of_the_software_behind_it()
    {
        await using var shop = await ServedShop.StartAsync();
        using var answer = await shop.Client.GetAsync("/search");

        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
    }

    static async Task<HttpResponseMessage> UploadAsync(ServedShop shop, string name, string text)
    {
        var token = await shop.TokenAsync("/imports");
        using var form = new MultipartFormDataContent { { new StringContent(token), "token" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", name } };
        return await shop.Client.PostAsync("/imports", form);
    }

    sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 9, 9, 0, 0, TimeSpan.Zero);
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
