using QA.Reports.Wording;
using QA.Web.Accounts;
using QA.Web.Live;
using QA.Web.Pages;

namespace QA.Web.Routes;

/// <summary>Files in, receipts out.</summary>
static class ImportRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Page("/imports", Permission.Import, visit => Show(visit, null, 200));
        routes.MapPost("/imports", (Delegate)(async (HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            using var visit = await Visit.BeginAsync(http);
            if (form.Files.GetFile("file") is not { Length: > 0 } file) return Show(visit, visit.T(Words.ImportNoFile), 400);
            if (!ImportDesk.IsFileName(file.FileName)) return Show(visit, visit.T(Words.ImportBadName), 400);
            await using var content = file.OpenReadStream();
            await visit.Desk.Imports.TakeAsync(file.FileName, content, visit.Name, http.RequestAborted);
            return Results.Redirect("/imports");
        })).WithMetadata(new Needs(Permission.Import), new TakesUploads());
    }

    static IResult Show(Visit visit, string? problem, int status) => Visit.Html(visit.Render<ImportsPage>(visit.Context(),
        (nameof(ImportsPage.Visit), visit), (nameof(ImportsPage.Receipts), visit.Workspace.Reading.Receipts().Reverse().ToList()), (nameof(ImportsPage.Problem), problem)), status);
}
