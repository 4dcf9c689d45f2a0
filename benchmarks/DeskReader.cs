using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace QA.Benchmarks;

/// <summary>One browser: keeps its cookies, and the token that its forms need.</summary>
class DeskVisitor : IDisposable
{
    readonly SocketsHttpHandler handler = new() { CookieContainer = new(), AllowAutoRedirect = false };

    public DeskVisitor(Uri address) => Client = new(new Following(handler)) { BaseAddress = address };

    public HttpClient Client { get; }
    public string Token { get; private set; } = "";

    public async Task BeginAsync() => Token = Regex.Match(await Client.GetStringAsync("/imports"), "name=\"token\" value=\"([^\"]+)\"").Groups[1].Value;

    public void Dispose()
    {
        Client.Dispose();
        handler.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A redirect after a form counts as its answer: the page behind it is asked for separately.</summary>
    sealed class Following(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
        {
            var answer = await base.SendAsync(request, cancel);
            if (answer.StatusCode is HttpStatusCode.Redirect) answer.StatusCode = HttpStatusCode.OK;
            return answer;
        }
    }
}

/// <summary>A reviewer at work: types, opens, judges, looks at scorecards; the same for the same number.</summary>
sealed class DeskReader(Uri address, DeskThings things, int number, DeskTimes times, TimeSpan pause) : DeskVisitor(address)
{
    readonly Random random = new(number);

    /// <summary>Every kind of page once, so that the runtime has compiled them.</summary>
    public async Task WarmUpAsync()
    {
        await BeginAsync();
        for (var i = 0; i < 150; i++) await StepAsync(i, new DeskTimes(), default);
    }

    public async Task RunAsync(int requests, CancellationToken end)
    {
        try
        {
            if (Token.Length == 0) await BeginAsync();
            for (var i = 0; i < requests && !end.IsCancellationRequested; i++)
            {
                await StepAsync(random.Next(20), times, end);
                if (pause > TimeSpan.Zero) await Task.Delay(pause, end);
            }
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }
    }

    async Task StepAsync(int kind, DeskTimes into, CancellationToken end)
    {
        var (word, conversation, card) = (Any(things.Words), Any(things.Conversations), Any(things.Scorecards));
        switch (kind % 20)
        {
            case < 8:
                await GetAsync("as you type", "/search/hits?q=" + Uri.EscapeDataString(word[..random.Next(1, word.Length + 1)]), into, end);
                break;
            case < 9:
                await GetAsync("facets", "/search/facets?q=" + Uri.EscapeDataString(word[..2]), into, end);
                break;
            case < 14:
                await GetAsync("conversation", Address("/conversation", ("shop", conversation.Shop), ("id", conversation.Value)), into, end);
                break;
            case < 17:
                await GetAsync("scorecard", Address("/agent", ("shop", card.Shop), ("agent", card.Agent), ("week", card.Week.ToString())), into, end);
                break;
            case < 18:
                await GetAsync("team week", Address("/team", ("shop", card.Shop), ("week", card.Week.ToString())), into, end);
                break;
            case < 19:
                await GetAsync(random.Next(2) == 0 ? "follow-ups" : "promises", random.Next(2) == 0 ? "/followups" : "/promises", into, end);
                break;
            default:
                await JudgeAsync(Address("/conversation", ("shop", conversation.Shop), ("id", conversation.Value)), into, end);
                break;
        }
    }

    async Task JudgeAsync(string page, DeskTimes into, CancellationToken end)
    {
        var html = await GetAsync("conversation", page, into, end);
        if (html is null) return;
        var form = Regex.Match(html, "<form method=\"post\" action=\"/labels\" class=\"judge\".*?</form>", RegexOptions.Singleline).Value;
        if (form.Length == 0) return;
        var fields = Regex.Matches(form, "name=\"(\\w+)\" value=\"([^\"]*)\"").Where(m => m.Groups[1].Value is not "verdict")
            .Select(m => KeyValuePair.Create(m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value))).ToList();
        fields.Add(new("verdict", random.Next(3) switch { 0 => "agree", 1 => "disagree", _ => "unsure" }));
        using var content = new FormUrlEncodedContent(fields);
        await TimedAsync("verdict", () => Client.PostAsync("/labels", content, end), into);
    }

    Task<string?> GetAsync(string name, string path, DeskTimes into, CancellationToken end) => TimedAsync(name, () => Client.GetAsync(path, end), into);

    static async Task<string?> TimedAsync(string name, Func<Task<HttpResponseMessage>> ask, DeskTimes into)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            using var answer = await ask();
            var text = await answer.Content.ReadAsStringAsync();
            into.Add(name, clock.Elapsed.TotalMilliseconds, answer.StatusCode is HttpStatusCode.OK ? null : $"{name}: {(int)answer.StatusCode}");
            return answer.StatusCode is HttpStatusCode.OK ? text : null;
        }
        catch (HttpRequestException problem)
        {
            into.Add(name, clock.Elapsed.TotalMilliseconds, $"{name}: {problem.HttpRequestError}");
            return null;
        }
    }

    T Any<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];

    static string Address(string path, params (string Name, string Value)[] query) =>
        path + "?" + string.Join('&', query.Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value)}"));
}

/// <summary>How long answers took, by kind, as the reader saw it. Safe to share between threads.</summary>
sealed class DeskTimes
{
    readonly ConcurrentDictionary<string, ConcurrentBag<double>> kinds = new();
    readonly ConcurrentDictionary<string, int> problems = new();

    public int Count => kinds.Values.Sum(k => k.Count);
    public int Failed => problems.Values.Sum();

    public void Add(string kind, double milliseconds, string? problem)
    {
        kinds.GetOrAdd(kind, _ => []).Add(milliseconds);
        if (problem is not null) problems.AddOrUpdate(problem, 1, (_, count) => count + 1);
    }

    public string Table(string heading)
    {
        var text = new StringBuilder("\n" + heading + "\n\n| | requests | p50 ms | p95 ms | worst ms |\n| --- | --- | --- | --- | --- |\n");
        foreach (var (kind, list) in kinds.OrderBy(k => k.Key, StringComparer.Ordinal)) Row(text, kind, list);
        Row(text, "all", kinds.Values.SelectMany(k => k));
        text.Append(Failed == 0 ? "no error\n" : $"{Failed} errors: {string.Join(", ", problems.Select(p => $"{p.Key} × {p.Value}"))}\n");
        return text.ToString();
    }

    static void Row(StringBuilder text, string kind, IEnumerable<double> unordered)
    {
        var list = unordered.Order().ToList();
        if (list.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"| {kind} | {list.Count:N0} | {list[list.Count / 2]:0} | {list[Math.Min(list.Count - 1, list.Count * 95 / 100)]:0} | {list[^1]:0} |\n");
    }
}
