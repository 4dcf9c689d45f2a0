using System.CommandLine;
using QA.Ingest.Formats;

namespace QA.Cli;

/// <summary><c>--orders --ratings --agents --shifts FILE</c>: tables that are named for what they are instead of being told by their headings.</summary>
sealed class NamedTables
{
    readonly (Option<string[]> Option, ExportKind Kind)[] tables =
    [
        (Table("--orders", "Orders"), ExportKind.Orders),
        (Table("--ratings", "Ratings"), ExportKind.Ratings),
        (Table("--agents", "Agents"), ExportKind.Agents),
        (Table("--shifts", "Shifts"), ExportKind.Shifts),
    ];

    public Command AddTo(Command command)
    {
        foreach (var (option, _) in tables) command.Options.Add(option);
        return command;
    }

    public IEnumerable<(string Path, ExportKind Kind)> Of(Session session) =>
        from table in tables
        from path in session.Value(table.Option) ?? []
        select (path, table.Kind);

    static Option<string[]> Table(string name, string what) => new(name)
    {
        Description = $"{what} to read (recognised by their headings too)",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    };
}
