using QA.Ingest.Conversations;
using QA.Web.Accounts;

namespace QA.Web;

/// <summary>How routes are declared and forms are read.</summary>
static class Forms
{
    /// <summary>The hidden field that every form of ours carries.</summary>
    public const string TokenField = "token";

    /// <summary>A page: begins a visit, answers, ends it.</summary>
    public static RouteHandlerBuilder Page(this IEndpointRouteBuilder routes, string path, Permission needs, Func<Visit, IResult> answer) =>
        routes.MapGet(path, (Delegate)(async (HttpContext http) =>
        {
            using var visit = await Visit.BeginAsync(http);
            return answer(visit);
        })).WithMetadata(new Needs(needs));

    /// <summary>Something that changes: its form was checked before it comes here.</summary>
    public static RouteHandlerBuilder Change(this IEndpointRouteBuilder routes, string path, Permission needs, Func<Visit, IFormCollection, IResult> answer) =>
        routes.MapPost(path, (Delegate)(async (HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            using var visit = await Visit.BeginAsync(http);
            return answer(visit, form);
        })).WithMetadata(new Needs(needs));

    public static string Text(this IFormCollection form, string name, int longest = 2000) =>
        form[name] is { Count: > 0 } values && values[0] is { } value ? value.Trim() is var text && text.Length > longest ? text[..longest] : value.Trim() : "";

    public static int Whole(this IFormCollection form, string name) =>
        int.TryParse(form.Text(name, 20), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static ConversationId Conversation(this IFormCollection form) => new(form.Raw("shop"), form.Raw("id"));

    /// <summary>An id exactly as it was sent: ids may begin or end with a space.</summary>
    public static string Raw(this IFormCollection form, string name) => form[name] is { Count: > 0 } values ? values[0] ?? "" : "";

    /// <summary>Back to where the form stood, at a mark of that page; never to another site.</summary>
    public static IResult Back(this IFormCollection form, string otherwise, string mark = "")
    {
        var address = form.Raw("return");
        return Results.Redirect((Href.IsLocal(address) ? address : otherwise) + mark, permanent: false, preserveMethod: false);
    }
}
