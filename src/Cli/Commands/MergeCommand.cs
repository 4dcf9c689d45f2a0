using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using QA.Ingest.Readers;
using QA.Reports.Batch;
using QA.Reports.Exports;

namespace QA.Cli.Commands;

/// <summary><c>qa merge DIR… --out DIR</c>: partials of <c>batch --partial</c> in, the tables of all of them out.</summary>
sealed class MergeCommand : ICommand
{
    readonly Argument<string[]> partials = new("DIR") { Description = "Folders that `qa batch --partial` wrote", Arity = ArgumentArity.OneOrMore };
    readonly TableOptions tables = new();

    public Command Build(Globals globals) => tables.AddTo(new Command("merge", "Write the tables of partials that were made apart: the bytes of one batch over everything")
    {
        partials,
    }).Does(globals, Run);

    int Run(Session session)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var folders = session.Value(partials)!;
            var conversations = MergeRun.Write(folders, session.Profile, session.Rules, EngineVersion.Text, tables.Of(session), tables.Folder(session), tables.Threads(session));
            if (session.Json) session.Answer(new { Partials = folders.Length, Conversations = conversations, ElapsedMs = watch.ElapsedMilliseconds });
            else
                session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{folders.Length:N0} partials, {conversations:N0} conversations; {watch.ElapsedMilliseconds / 1000.0:0.0} s"));
            return ExitCode.Done;
        }
        catch (ExportRefusedException refused)
        {
            return session.Fail(refused.Message, ExitCode.InputRefused);
        }
    }
}
