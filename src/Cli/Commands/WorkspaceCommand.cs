using System.CommandLine;
using System.Globalization;
using QA.Ingest.Search;

namespace QA.Cli.Commands;

/// <summary><c>qa workspace</c>: what is in it and what it takes on the disk; with <c>--compact</c> as little as possible, with <c>--reindex</c> its index anew.</summary>
sealed class WorkspaceCommand : ICommand
{
    readonly Option<bool> compact = new("--compact") { Description = "Give free pages back to the disk first" };

    readonly Option<bool> reindex = new("--reindex") { Description = "Build the search index anew from the messages; one of the first engine becomes segments" };

    public Command Build(Globals globals) => new Command("workspace", "What the workspace holds and what it takes on the disk") { compact, reindex }.Does(globals, session =>
    {
        if (session.Value(reindex))
        {
            using (session.Open()) { }
            using var writing = session.OpenForWriting();
            writing.Reindex();
        }
        if (session.Value(compact))
        {
            using (session.Open()) { }
            using var writing = session.OpenForWriting();
            writing.Compact();
        }
        using var workspace = session.Open();
        var (conversations, messages) = workspace.Reading.Counts();
        var files = workspace.Reading.Receipts().Count;
        var size = workspace.Size();
        if (session.Json)
        {
            session.Answer(new { workspace.Folder, files, conversations, messages, Index = workspace.Engine, size.Database, size.Log, size.Free, size.Copies });
            return ExitCode.Done;
        }
        session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{workspace.Folder}: {files:N0} files, {conversations:N0} conversations, {messages:N0} messages"));
        session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{size.Database / 1e6:N1} MB, of which free {size.Free / 1e6:N1} MB; log {size.Log / 1e6:N1} MB"));
        session.Out.WriteLine(workspace.Engine == TranscriptIndexes.Segments
            ? $"index: {workspace.Engine}"
            : $"index: {workspace.Engine}, which goes on as it is; segments are smaller and faster: qa workspace --reindex");
        foreach (var copy in size.Copies) session.Out.WriteLine($"copy from an upgrade: {copy}");
        return ExitCode.Done;
    });
}
