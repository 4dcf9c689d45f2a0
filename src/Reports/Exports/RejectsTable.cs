using QA.Ingest.Store;
using QA.Reports.Privacy;
using static QA.Reports.Exports.Column<QA.Ingest.Store.FileReject>;

namespace QA.Reports.Exports;

/// <summary>One row for each row of a file that could not be read as what it claims to be.</summary>
public static class RejectsTable
{
    public static Table<FileReject> With(ExportOptions options) => new Table<FileReject, FileReject>(
        "rejects", "One row for each rejected row, by file and line.",
    [
        Id("path", "The file as it was named.", r => r.Path),
        Id("sha256", "The file's SHA-256.", r => r.Sha256),
        Whole("line", "Line on which the row starts, from 1.", r => r.Line),
        Whole("offset", "Byte offset of that line in the file, unpacked.", r => r.Offset),
        Word("reason", "Why it was rejected.", r => r.Reason),
        Prose("text", "The first 40 characters of the row, personal data starred out unless asked for.",
            r => options.ShowPersonalData ? r.Excerpt : PersonalData.Mask(r.Excerpt)),
    ], r => [r]);
}
