using System.CommandLine;
using System.Globalization;
using QA.Analysis.Reviews;
using QA.Analysis.Statistics;
using QA.Ingest.Conversations;
using QA.Ingest.Readers;
using QA.Ingest.Store;
using QA.Reports.Exports;
using QA.Reports.Privacy;

namespace QA.Cli.Commands;

/// <summary><c>qa labels import|export|report</c>: reviewers' verdicts in and out, and what they say about the rules.</summary>
sealed class LabelsCommand : ICommand
{
    /// <summary>Rejected rows that are shown.</summary>
    const int Shown = 20;

    readonly Argument<string[]> paths = new("PATH") { Description = "CSV or JSON lines in the columns of labels export", Arity = ArgumentArity.OneOrMore };
    readonly Option<string> format = new("--format") { Description = "csv or jsonl", DefaultValueFactory = _ => "csv" };
    readonly Option<bool> bom = new("--bom") { Description = "Begin CSV with a byte order mark, for spreadsheets" };
    readonly Option<bool> personal = new("--show-personal-data") { Description = "Do not mask phones, addresses and order numbers in texts" };

    public Command Build(Globals globals)
    {
        format.AcceptOnlyFromAmong("csv", "jsonl");
        return new Command("labels", "Reviewers' verdicts")
        {
            new Command("import", "Bring verdicts in; the same file again changes nothing") { paths }.Does(globals, Import),
            new Command("export", "Write all standing verdicts to standard output") { format, bom, personal }.Does(globals, Export),
            new Command("report", "Precision and recall of each rule, agreement of reviewers, and refused hits as tests to paste") { personal }.Does(globals, Report),
        };
    }

    int Import(Session session)
    {
        using var workspace = session.Open();
        using var book = ReviewBook.Open(session.WorkspaceFolder);
        var (read, accepted, duplicate) = (0, 0, 0);
        var rejected = new List<(string Path, long Line, string Reason)>();
        foreach (var path in session.Value(paths)!)
        {
            var good = new List<Label>();
            foreach (var (line, label, problem) in LabelsFile.Read(path))
            {
                read++;
                if (label is null) rejected.Add((path, line, problem));
                else if (WhyNot(workspace.Reading.Find(label.Conversation), label) is { } reason) rejected.Add((path, line, reason));
                else good.Add(label);
            }
            foreach (var isNew in book.Labels.AddAll(good)) if (isNew) accepted++; else duplicate++;
        }
        if (session.Json)
            session.Answer(new { Read = read, Accepted = accepted, Duplicate = duplicate, Rejected = rejected.Count, Rows = rejected.Select(r => new { r.Path, r.Line, r.Reason }) });
        else
        {
            foreach (var (path, line, reason) in rejected.Take(Shown)) session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: line {line}: {reason}"));
            session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{read} rows = {accepted} accepted + {duplicate} duplicate + {rejected.Count} rejected"));
        }
        return read > 0 && accepted + duplicate == 0 ? ExitCode.InputRefused : ExitCode.Done;
    }

    static string? WhyNot(Conversation? conversation, Label label)
    {
        if (conversation is null) return "there is no such conversation in the workspace";
        if (label.MessageId.Length == 0) return label is { Start: 0, Length: 0 } ? null : "words without a message";
        var message = conversation.Messages.FirstOrDefault(m => m.Id == label.MessageId);
        return message is null ? "there is no such message in that conversation"
            : label.Start > message.Text.Length - label.Length ? "the words lie outside the message" : null;
    }

    int Export(Session session)
    {
        using var book = ReviewBook.Open(Existing(session));
        var options = new ExportOptions { ShowPersonalData = session.Value(personal), ByteOrderMark = session.Value(bom) };
        var table = LabelsTable.With(options);
        using var stdout = new MemoryStream();
        using (RowWriter rows = session.Value(format) == "jsonl" ? new JsonlRows(stdout, session.Value(bom)) : new CsvRows(stdout, session.Value(bom)))
        {
            rows.Header(table.Columns);
            foreach (var label in book.Labels.All()) table.Write(label, rows);
        }
        session.Out.Write(System.Text.Encoding.UTF8.GetString(stdout.ToArray()));
        return ExitCode.Done;
    }

    int Report(Session session)
    {
        using var book = ReviewBook.Open(Existing(session));
        using var workspace = session.Open();
        var labels = book.Labels.All();
        var report = ReviewReport.Of(labels, ReviewReport.ChancesOf(book.Samples.All(), book.Samples.Reviewed()));
        var tests = SuggestedTests.Refused(labels).Select(r => (Rule: r.Key, Yaml: SuggestedTests.NoMatch(
            from target in r.Value
            let message = workspace.Reading.Find(target.Conversation)?.Messages.FirstOrDefault(m => m.Id == target.MessageId)
            where message is not null
            select session.Value(personal) ? message.Text : PersonalData.Mask(message.Text)))).ToList();
        if (session.Json)
            session.Answer(new
            {
                report.Labels,
                report.ReadToTheEnd,
                Rules = report.Rules.Select(r => new { r.RuleId, r.Agreed, r.Refused, r.Unsure, r.Missed, r.Precision, r.SampledPrecision, r.Recall }),
                Pairs = report.Pairs.Select(p => new { p.First, p.Second, p.Shared, Observed = p.Agreement?.Observed, Kappa = p.Agreement?.Cohen, Pabak = p.Agreement?.Pabak }),
                NoMatch = tests.Select(t => new { t.Rule, t.Yaml }),
            });
        else
        {
            session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Labels} labels; {report.ReadToTheEnd} conversations of random samples read to the end"));
            foreach (var rule in report.Rules)
                session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{rule.RuleId}: {rule.Agreed} agreed, {rule.Refused} refused, {rule.Unsure} unsure, {rule.Missed} missed; precision {Text(rule.Precision)}; estimated from the random part: precision {Text(rule.SampledPrecision)}, recall {Text(rule.Recall)}"));
            foreach (var pair in report.Pairs)
                session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{pair.First} and {pair.Second}: {pair.Shared} hits judged by both, agreement {Text(pair.Agreement?.Observed)}, Cohen's kappa {Number(pair.Agreement?.Cohen)}, PABAK {Number(pair.Agreement?.Pabak)}"));
            foreach (var (rule, yaml) in tests) session.Out.Write($"\n# {rule}: refused hits, to paste into its file\n{yaml}");
        }
        return ExitCode.Done;
    }

    static string Existing(Session session)
    {
        session.Open().Dispose();
        return session.WorkspaceFolder;
    }

    static string Text(Rate? rate) => rate is null ? "-"
        : string.Create(CultureInfo.InvariantCulture, $"{100 * rate.Value:0.0}% ({100 * rate.Low:0.0}-{100 * rate.High:0.0}, n={rate.Denominator})");

    static string Text(Estimate? share) => share is null ? "-"
        : string.Create(CultureInfo.InvariantCulture, $"{100 * share.Value:0.0}% ({100 * share.Low:0.0}-{100 * share.High:0.0}, n={share.N})");

    static string Number(Estimate? estimate) => estimate is null ? "-"
        : string.Create(CultureInfo.InvariantCulture, $"{estimate.Value:0.00} ({estimate.Low:0.00} to {estimate.High:0.00}, n={estimate.N})");
}
