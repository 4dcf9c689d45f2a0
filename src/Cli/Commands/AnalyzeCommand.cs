using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using QA.Analysis.Reviews;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Ingest.Store;

namespace QA.Cli.Commands;

/// <summary><c>qa analyze</c>: measures and judges every conversation and keeps the results.</summary>
/// <remarks>
/// Kept are the machine's results, which runs are compared by; searches ask for what counts, so for them reviewers' verdicts are put
/// over these, as in pages, reports and exports.
/// </remarks>
sealed class AnalyzeCommand : ICommand
{
    public Command Build(Globals globals) => new Command("analyze", "Measure and judge every conversation and keep the results").Does(globals, session =>
    {
        var watch = Stopwatch.StartNew();
        using var workspace = session.OpenForWriting();
        var book = session.Rules;
        RuleFiles.RefuseSilentChanges(book, session.WorkspaceFolder);
        var pass = AnalysisPass.Of(session.Profile, book, workspace.Reading.Horizons(), workspace.Reading.Orders(), workspace.Reading.Ratings());
        var (reviews, labels) = (ReviewBook.StampIn(session.WorkspaceFolder), ReviewBook.LabelsIn(session.WorkspaceFolder));
        HashSet<ConversationId> reviewed = [.. labels.Select(label => label.Conversation)];
        var (conversations, findings, cues, excluded) = (0, 0, 0, 0);
        var searched = workspace.Analysed.Builder();
        workspace.Results.Save(EngineVersion.Text, ProfileFile.HashOf(session.Profile), book.Hash,
            Scored(pass, workspace).Select(scored =>
            {
                conversations++;
                findings += scored.Facts.Findings.Count;
                cues += scored.Facts.Cues.Count;
                if (scored.Facts.Excluded is not null) excluded++;
                if (!reviewed.Contains(scored.Facts.Id)) searched.Add(AnalysedResults.Of(scored));
                return new StoredResult(scored.Facts.Id, scored.Sheet.ScoreCents, scored.Facts.Excluded, [.. scored.Facts.Findings, .. scored.Facts.Cues]);
            }));
        var judged = Overrides.Over(pass, labels, session.Profile, book);
        foreach (var id in reviewed)
            if (workspace.Reading.Find(id) is { } conversation) searched.Add(AnalysedResults.Of(judged.Score(conversation)));
        workspace.Analysed.Save(searched.Build(), AnalysisStamp.Of(session), reviews);
        RuleFiles.Note(book, session.WorkspaceFolder);
        if (session.Json)
            session.Answer(new { Conversations = conversations, Excluded = excluded, Findings = findings, Cues = cues, watch.ElapsedMilliseconds });
        else
            session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{conversations:N0} conversations ({excluded:N0} excluded from rates): {findings:N0} findings, {cues:N0} cues; {watch.ElapsedMilliseconds / 1000.0:0.0} s"));
        return ExitCode.Done;
    });

    /// <summary>Every conversation scored, and what was read of them kept in the same transaction as the results, for reports.</summary>
    static IEnumerable<ScoredConversation> Scored(AnalysisPass pass, Workspace workspace)
    {
        workspace.Analysed.Begin();
        foreach (var (_, scored) in pass.RunAndKeep(workspace.Reading.All(), readings => workspace.Analysed.Add(readings))) yield return scored;
    }
}
