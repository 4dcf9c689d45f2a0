using System.CommandLine;
using QA.Ingest.Formats;
using QA.Ingest.Readers;
using QA.Ingest.Settings;

namespace QA.Cli.Commands;

/// <summary><c>qa formats list|show|test</c>: what can be imported, how sure each layout is, and whether it reads its samples.</summary>
sealed class FormatsCommand : ICommand
{
    readonly Argument<string> name = new("NAME") { Description = "Format to show" };

    readonly Argument<string?> tested = new("NAME") { Description = "Format, or a format file of your own (.yaml), to test; all without", Arity = ArgumentArity.ZeroOrOne };
    readonly Option<string?> samples = new("--samples") { Description = "Folder that the paths of samples start from; without it, those inside the program, and of a format of your own those beside it", HelpName = "DIR" };

    public Command Build(Globals globals) => new Command("formats", "What can be imported")
    {
        new Command("list", "Every format: what it holds and how sure its layout is").Does(globals, List),
        new Command("show", "One format's columns and accepted headings") { name }.Does(globals, Show),
        new Command("test", "Reads every sample that the formats name") { tested, samples }.Does(globals, Test),
    };

    static int List(Session session)
    {
        var formats = FormatCatalog.BuiltIn.Formats;
        if (session.Json)
        {
            session.Answer(formats.Select(f => new { f.Name, Kind = SnakeCase.Of(f.Kind.ToString()), f.TitleZh, f.TitleEn, Sure = SnakeCase.Of(f.Sure.ToString()) }));
            return ExitCode.Done;
        }
        foreach (var format in formats)
            session.Out.WriteLine($"{format.Name,-18} {SnakeCase.Of(format.Kind.ToString()),-11} {SnakeCase.Of(format.Sure.ToString()),-12} {format.Title(session.Lang == "zh")}");
        return ExitCode.Done;
    }

    int Show(Session session)
    {
        var wanted = session.Value(name)!;
        if (FormatCatalog.BuiltIn.Find(wanted) is not { } format)
            return session.Fail($"there is no format '{wanted}': qa formats list names them", ExitCode.WrongUsage);
        session.Out.Write(FormatCatalog.SourceOf(format));
        return ExitCode.Done;
    }

    int Test(Session session)
    {
        var catalog = FormatCatalog.BuiltIn;
        IReadOnlyList<ExportFormat> formats = catalog.Formats;
        var folder = session.Value(samples);
        if (session.Value(tested) is { } wanted)
        {
            if (wanted.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) && File.Exists(wanted))
            {
                var own = FormatFile.Read(wanted, File.ReadAllText(wanted));
                (catalog, formats) = (catalog.With(own), [own]);
                folder ??= Path.GetDirectoryName(Path.GetFullPath(wanted));
            }
            else if (catalog.Find(wanted) is { } one)
            {
                formats = [one];
            }
            else
            {
                return session.Fail($"there is no format '{wanted}': qa formats list names them", ExitCode.WrongUsage);
            }
        }
        var unpacked = folder is null ? Directory.CreateTempSubdirectory("qa-samples-") : null;
        try
        {
            if (unpacked is not null) FormatSamples.WriteTo(unpacked.FullName);
            return Try(session, catalog, formats, folder ?? unpacked!.FullName);
        }
        finally
        {
            unpacked?.Delete(recursive: true);
        }
    }

    static int Try(Session session, FormatCatalog catalog, IReadOnlyList<ExportFormat> formats, string folder)
    {
        var results = formats.SelectMany(format => FormatCheck.Try(catalog, format, folder).Select(result => (Format: format.Name, Result: result))).ToList();
        if (session.Json)
            session.Answer(results.Select(r => new { r.Format, r.Result.Sample, r.Result.Rows, r.Result.Accepted, r.Result.Problem }));
        else
            foreach (var (format, result) in results)
                session.Out.WriteLine(result.Problem is { } problem
                    ? $"{format,-18} {result.Sample}: {problem}"
                    : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{format,-18} {result.Sample}: {result.Accepted} of {result.Rows} rows accepted"));
        return results.All(r => r.Result.Problem is null) ? ExitCode.Done : ExitCode.InputRefused;
    }
}
