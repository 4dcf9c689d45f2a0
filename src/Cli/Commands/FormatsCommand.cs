using System.CommandLine;
using QA.Ingest.Formats;
using QA.Ingest.Settings;

namespace QA.Cli.Commands;

/// <summary><c>qa formats list|show</c>: what can be imported, and how sure each layout is.</summary>
sealed class FormatsCommand : ICommand
{
    readonly Argument<string> name = new("NAME") { Description = "Format to show" };

    public Command Build(Globals globals) => new Command("formats", "What can be imported")
    {
        new Command("list", "Every format: what it holds and how sure its layout is").Does(globals, List),
        new Command("show", "One format's columns and accepted headings") { name }.Does(globals, Show),
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
}
