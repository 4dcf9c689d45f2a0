using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Ingest.Store;
using QA.Reports.Pages;
using QA.Reports.Privacy;
using QA.Reports.Site;
using QA.Reports.Wording;
using QA.Web.Accounts;
using QA.Web.Live;
using QA.Web.Pages;

namespace QA.Web;

/// <summary>One request: who asks, in which language, and a reader of the workspace for as long as it lasts.</summary>
public sealed class Visit : IDisposable
{
    readonly ReaderPool.Lease lease;
    readonly Dictionary<ConversationId, Conversation?> read = [];
    readonly Func<string> makeToken;
    string? token;

    Visit(HttpContext http, Desk desk, ReaderPool.Lease lease, Func<string> makeToken)
    {
        (Http, Desk, this.lease, this.makeToken) = (http, desk, lease, makeToken);
        Now = desk.Scores.Now;
        Name = http.User.Identity?.Name ?? "";
        Role = Enum.TryParse<AccountRole>(http.User.FindFirstValue(ClaimTypes.Role), out var role) ? role : AccountRole.Reviewer;
        Language = http.Request.Cookies["lang"] switch { "en" => Language.English, "zh" => Language.Chinese, _ => desk.Options.Language };
        Theme = http.Request.Cookies["theme"] is "dark" or "light" ? http.Request.Cookies["theme"] : null;
        ShowsPersonalData = May(Permission.Oversee) && http.Request.Cookies["personal"] == "shown";
    }

    public HttpContext Http { get; }
    public Desk Desk { get; }
    public Current Now { get; }
    public string Name { get; }
    public AccountRole Role { get; }
    public Language Language { get; }
    public string? Theme { get; }

    /// <summary>Only where the role may and the person has asked for it.</summary>
    public bool ShowsPersonalData { get; }

    public Workspace Workspace => lease.Workspace;

    /// <summary>Goes with every form: without it a post is refused.</summary>
    public string Token => token ??= makeToken();

    /// <summary>Path and query of this page, to come back to.</summary>
    public string Here => Http.Request.Path + Http.Request.QueryString;

    public DateTimeOffset Clock => Desk.Options.Clock.GetUtcNow();

    public static async Task<Visit> BeginAsync(HttpContext http)
    {
        var desk = http.RequestServices.GetRequiredService<Desk>();
        var antiforgery = http.RequestServices.GetRequiredService<IAntiforgery>();
        var lease = await desk.Pool.TakeAsync(http.RequestAborted);
        return new(http, desk, lease, () => antiforgery.GetAndStoreTokens(http).RequestToken!);
    }

    public bool May(Permission permission) => Role.Allows(permission);

    public string T(Phrase phrase, params ReadOnlySpan<object?> values) => phrase.In(Language, values);

    public string? Query(string name) => Http.Request.Query[name] is { Count: > 0 } values && values[0] is { Length: > 0 } value ? value : null;

    public Conversation? Find(ConversationId id)
    {
        if (!read.TryGetValue(id, out var conversation)) read[id] = conversation = Workspace.Reading.Find(id);
        return conversation;
    }

    /// <summary>What the pages of a shop's week know; without one what all others do.</summary>
    public PageContext Context(string? shop = null, Week? week = null)
    {
        var profile = Desk.Options.Profile;
        var context = new PageContext
        {
            Language = Language,
            Profile = profile,
            Zone = profile.TimeZone,
            Shop = shop ?? "",
            Engine = Desk.Options.Engine,
            Packs = Desk.Packs,
            RulesHash = Desk.Options.Rules.Hash,
            ProfileHash = Desk.ProfileHash,
            DataUntil = Now.Stored.DataUntil,
            ShowPersonalData = ShowsPersonalData,
            AgentName = Now.AgentName,
            Rule = id => Desk.Notes.GetValueOrDefault(id),
            Transcript = Find,
            Orders = (of, customer) => [.. Now.Stored.OrdersOf[(of, customer)]],
            ToRoot = "/",
            Links = LinksOf(shop, week),
            Live = new()
            {
                Header = section => HeaderOf(section, shop, week),
                Theme = Theme,
                AgentHref = (of, agent, other) => Href.Agent(of, agent, other ?? week),
                ConversationHref = id => Href.Conversation(id),
                RuleHref = (rule, of, agent) => agent is null || week is null ? Href.Rule(rule)
                    : Href.Agent(of ?? shop ?? "", agent, week) + "#" + PageContext.RuleAnchor(rule, of, agent),
                PromisesHref = (of, agent) => Href.Of("/promises", ("shop", of), ("agent", agent)),
                WeekHref = other => Href.Team(shop ?? "", other),
                TeamHref = shop is not null && week is { } its ? Href.Team(shop, its) : "/team",
                FindingsHref = shop is not null && week is { } same ? Href.Findings(shop, same) : "/findings",
            },
        };
        return context;
    }

    /// <summary>The id as a page may show it.</summary>
    public string Shown(ConversationId id) => ShowsPersonalData ? id.Value
        : Find(id) is { } conversation ? ShownId.Of(id.Value, conversation.CustomerId) : id.Value;

    public IResult Page<TPage>(PageContext context, params ReadOnlySpan<(string Name, object? Value)> parameters) where TPage : IComponent =>
        Html(Render<TPage>(context, parameters));

    public string Render<TPage>(PageContext context, params ReadOnlySpan<(string Name, object? Value)> parameters) where TPage : IComponent
    {
        var with = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in parameters) if (value is not null) with[name] = value;
        using var renderer = new PageRenderer();
        return renderer.Render<TPage>(context, with);
    }

    public static IResult Html(string html, int status = 200) => Results.Content(html, "text/html; charset=utf-8", statusCode: status);

    /// <summary>A sentence on a page of its own, with its status.</summary>
    public IResult Say(int status, Phrase what, params ReadOnlySpan<object?> values) =>
        Html(Render<MessagePage>(Context(), (nameof(MessagePage.Status), status), (nameof(MessagePage.Sentence), T(what, values))), status);

    public string Local(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, Desk.Options.Profile.TimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    WeekLinks LinksOf(string? shop, Week? week)
    {
        var siblings = new Dictionary<Week, WeekLinks>();
        var links = new WeekLinks("", [], [], Shown) { Siblings = siblings };
        if (shop is not null) foreach (var known in Now.WeeksOf(shop)) siblings[known] = links;
        return links;
    }

    RenderFragment HeaderOf(string section, string? shop, Week? week) => builder =>
    {
        builder.OpenComponent<LiveHeader>(0);
        builder.AddAttribute(1, nameof(LiveHeader.Visit), this);
        builder.AddAttribute(2, nameof(LiveHeader.Section), section);
        builder.AddAttribute(3, nameof(LiveHeader.Shop), shop);
        builder.AddAttribute(4, nameof(LiveHeader.Week), week);
        builder.CloseComponent();
    };

    public void Dispose() => lease.Dispose();
}
