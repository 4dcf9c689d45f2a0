using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using QA.Analysis.Scoring;
using QA.Ingest.Settings;
using QA.Ingest.Store;

namespace QA.Cli.Commands;

/// <summary><c>qa analyze</c>: measures and judges every conversation and keeps the results.</summary>
sealed class AnalyzeCommand : ICommand
{
    public Command Build(Globals globals) => new Command("analyze", "Measure and judge every conversation and keep the results").Does(globals, session =>
    {
        var watch = Stopwatch.StartNew();
        using var workspace = session.OpenForWriting();
        var book = session.Rules;
        RuleFiles.RefuseSilentChanges(book, session.WorkspaceFolder);
        var pass = AnalysisPass.Of(session.Profile, book, workspace.Reading.Horizons(), workspace.Reading.Orders(), workspace.Reading.Ratings());
        var (conversations, findings, cues, excluded) = (0, 0, 0, 0);
        var searched = workspace.Analysed.Builder();
        workspace.Results.Save(EngineVersion.Text, ProfileFile.HashOf(session.Profile), book.Hash,
            pass.Run(workspace.Reading.All()).Select(scored =>
            {
                conversations++;
                findings += scored.Facts.Findings.Count;
                cues += scored.Facts.Cues.Count;
                if (scored.Facts.Excluded is not null) excluded++;
                searched.Add(AnalysedResults.Of(scored));
                return new StoredResult(scored.Facts.Id, scored.Sheet.ScoreCents, scored.Facts.Excluded, [.. scored.Facts.Findings, .. scored.Facts.Cues]);
            }));
        workspace.Analysed.Save(searched.Build(), AnalysisStamp.Of(session));
        RuleFiles.Note(book, session.WorkspaceFolder);
        if (session.Json)
            session.Answer(new { Conversations = conversations, Excluded = excluded, Findings = findings, Cues = cues, watch.ElapsedMilliseconds });
        else
            session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{conversations:N0} conversations ({excluded:N0} excluded from rates): {findings:N0} findings, {cues:N0} cues; {watch.ElapsedMilliseconds / 1000.0:0.0} s"));
        return ExitCode.Done;
    });
}
