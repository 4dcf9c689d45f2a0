namespace QA.Reports.Pages;

/// <summary>回执: what became of the rows of one imported file. Always <c>read = accepted + duplicate + rejected + filtered</c>.</summary>
/// <param name="Name">Without its folder.</param>
/// <param name="Replaced">Characters that could not be decoded.</param>
/// <param name="Superseded">Of the messages accepted, those that a later file replaced.</param>
/// <param name="Forgotten">Of the rows accepted, those that were forgotten on request.</param>
/// <param name="IsComplete">False where the import was interrupted.</param>
/// <param name="FirstRejects">The first of its rejected rows.</param>
public sealed record FileReceipt(
    string Name, string Sha256, string Kind, string Format, string Encoding, long Replaced,
    long Read, long Accepted, long Duplicate, long Rejected, long Filtered, long Superseded, long Forgotten,
    bool IsComplete, IReadOnlyList<string> Notes, IReadOnlyList<ShownReject> FirstRejects);

/// <summary>A rejected row: its line, why, and its first 40 characters.</summary>
public sealed record ShownReject(long Line, string Reason, string Excerpt);
