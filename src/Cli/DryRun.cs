using QA.Ingest.Formats;
using QA.Ingest.Readers;
using QA.Ingest.Store;

namespace QA.Cli;

/// <summary>试读: reads files for their receipts alone.</summary>
/// <remarks>What a workspace would take for a duplicate is not known here: a file that repeats a message id counts each time.</remarks>
sealed class DryRun
{
    readonly Dictionary<string, List<RejectedRow>> rejected = new(StringComparer.Ordinal);

    public IReadOnlyList<RejectedRow> Rejected(string sha256, int most) => [.. rejected[sha256].Take(most)];

    public Receipt Read(ExportFile export)
    {
        var (accepted, filtered) = (0L, 0L);
        var reasons = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var (bad, kept) = (0L, new List<RejectedRow>());
        foreach (var row in Rows(export))
        {
            if (row.Problem is { } problem)
            {
                bad++;
                if (kept.Count < 100) kept.Add(problem);
            }
            else if (row.Filtered is { } reason)
            {
                filtered++;
                reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
            }
            else
            {
                accepted++;
            }
        }
        rejected[export.Sha256] = kept;
        string[] notes = filtered == 0 ? [] : [$"filtered: {string.Join(", ", reasons.Select(pair => $"{pair.Value} {pair.Key}"))}"];
        return new(export.Path, export.Sha256, export.Kind.ToString().ToLowerInvariant(), export.Format.Name, export.EncodingName, export.Replaced,
            accepted + bad + filtered, accepted, 0, bad, filtered, false, [.. export.Notes, .. notes])
        { Why = export.Why };
    }

    static IEnumerable<(RejectedRow? Problem, string? Filtered)> Rows(ExportFile export) => export.Kind switch
    {
        ExportKind.Transcript => export.Rows().Select(row => row switch
        {
            ExportRow.Rejected no => ((RejectedRow?)new RejectedRow(no.Line, no.Reason, no.Excerpt), (string?)null),
            ExportRow.Filtered filtered => ((RejectedRow?)null, (string?)filtered.Reason),
            _ => ((RejectedRow?)null, (string?)null),
        }),
        ExportKind.Orders => Rows(export.Orders()),
        ExportKind.Ratings => Rows(export.Ratings()),
        ExportKind.Agents => Rows(export.Agents()),
        _ => Rows(export.Shifts()),
    };

    static IEnumerable<(RejectedRow? Problem, string? Filtered)> Rows<T>(IEnumerable<TableRow<T>> rows) => rows.Select(row => row switch
    {
        TableRow<T>.Rejected no => ((RejectedRow?)new RejectedRow(no.Line, no.Reason, no.Excerpt), (string?)null),
        TableRow<T>.Filtered filtered => ((RejectedRow?)null, (string?)filtered.Reason),
        _ => ((RejectedRow?)null, (string?)null),
    });
}
