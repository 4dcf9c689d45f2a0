using System.CommandLine;
using QA.Ingest.Readers;
using QA.Ingest.Search;
using QA.Ingest.Settings;
using QA.Ingest.Store;

namespace QA.Cli;

/// <summary>The command line: words in, one call, words out, and an exit code that scripts can rely on.</summary>
static class Door
{
    /// <summary>Every command there is: a new one joins by being a class in Commands.</summary>
    static IEnumerable<ICommand> Commands =>
        from type in typeof(Door).Assembly.GetTypes()
        where type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ICommand))
        orderby type.Name
        select (ICommand)Activator.CreateInstance(type)!;

    public static int Run(string[] args) => Run(args, Console.Out, Console.Error);

    public static int Run(string[] args, TextWriter output, TextWriter remarks)
    {
        var globals = new Globals();
        var root = new RootCommand(
            "QA: quality assurance over customer-service chats. Imports exported transcripts, searches them, measures and judges them, "
            + "and writes weekly scorecards. Runs offline. Start with: qa demo");
        root.Options.Add(globals.Workspace);
        root.Options.Add(globals.Profile);
        root.Options.Add(globals.Rules);
        root.Options.Add(globals.Lang);
        root.Options.Add(globals.Json);
        root.Options.Add(globals.Quiet);
        foreach (var command in Commands) root.Subcommands.Add(command.Build(globals));
        return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = remarks });
    }

    /// <summary>Gives a command its action: what goes wrong is said in one sentence with its remedy, never as a stack trace.</summary>
    public static Command Does(this Command command, Globals globals, Func<Session, int> action)
    {
        command.SetAction(parsed =>
        {
            var session = new Session(parsed, globals);
            try
            {
                return action(session);
            }
            catch (ExportRefusedException refused)
            {
                return session.Fail(refused.Message, ExitCode.InputRefused);
            }
            catch (SettingsException broken)
            {
                return session.Fail(broken.Message, ExitCode.InputRefused);
            }
            catch (WorkspaceException problem)
            {
                return session.Fail(problem.Message, problem.IsMissing ? ExitCode.InputRefused : ExitCode.FailedInside);
            }
            catch (IndexDamagedException damaged)
            {
                return session.Fail(damaged.Message, ExitCode.FailedInside);
            }
            catch (IndexFilesException)
            {
                return session.Fail("the search index's files cannot be written: check free space and the rights of the workspace's folder, and run the same command again", ExitCode.FailedInside);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // The system's text names paths only, but in a language and form nobody chose: say it in ours.
                return session.Fail("a file or folder could not be read or written; check paths, rights and free space", ExitCode.FailedInside);
            }
        });
        return command;
    }
}
