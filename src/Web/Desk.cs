using QA.Ingest.Search;
using QA.Ingest.Settings;
using QA.Ingest.Store;
using QA.Reports.Pages;
using QA.Web.Accounts;
using QA.Web.Live;

namespace QA.Web;

/// <summary>质检台: everything that requests share: the workspace's readers, the scores, the reviews, the imports.</summary>
public sealed class Desk : IDisposable
{
    public Desk(WebOptions options)
    {
        Options = options;
        // Serving an empty folder is how a first upload begins.
        if (!File.Exists(Path.Combine(options.Workspace, "qa.db"))) Workspace.OpenForWriting(options.Workspace, options.Profile.TimeZone).Dispose();
        Accounts = options.AccountsFile is { } file ? AccountsFile.Read(file) : null;
        Reviews = ReviewBook.Open(options.Workspace);
        Pool = new(options.Workspace, options.Profile.TimeZone);
        Scores = new(options, Pool, Reviews);
        Imports = new(options);
        Searches = new(options.Workspace);
        Synonyms = SynonymGroups.Of(options.Workspace);
        Throttle = new(options.Clock);
        Notes = options.Rules.Rules.ToDictionary(r => r.Id, RuleNote.Of, StringComparer.Ordinal);
        Packs = [.. options.Rules.Packs.Select(p => new PackStamp(p.Name, p.Version)).OrderBy(p => p.Name, StringComparer.Ordinal)];
        ProfileHash = ProfileFile.HashOf(options.Profile);
    }

    public WebOptions Options { get; }
    public AccountsFile? Accounts { get; }
    public ReviewBook Reviews { get; }
    public ReaderPool Pool { get; }
    public LiveScores Scores { get; }
    public ImportDesk Imports { get; }
    public SavedSearches Searches { get; }
    public SynonymGroups Synonyms { get; }
    public LoginThrottle Throttle { get; }
    public IReadOnlyDictionary<string, RuleNote> Notes { get; }
    public IReadOnlyList<PackStamp> Packs { get; }
    public string ProfileHash { get; }

    public void Dispose()
    {
        Imports.Dispose();
        Scores.Dispose();
        Pool.Dispose();
        Reviews.Dispose();
    }
}
