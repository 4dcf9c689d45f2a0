using QA.Ingest.Conversations;
using QA.Ingest.Formats;
using QA.Ingest.Readers;
using QA.Ingest.Search;
using QA.Ingest.Settings;
using QA.Ingest.Store;

namespace QA.Tests.Store;

/// <summary>What a test puts into a workspace and what it finds there.</summary>
static class Stored
{
    public static Workspace Writing(string folder) => Workspace.OpenForWriting(folder, ProfileFile.Default.TimeZone);

    public static Workspace Reading(string folder) => Workspace.Open(folder, ProfileFile.Default.TimeZone);

    public static Receipt Add(Workspace workspace, string path, ImportOptions? options = null) =>
        workspace.Import().Add(ExportFile.Open(path, FormatCatalog.BuiltIn, ProfileFile.Default, new ReadOptions()), ProfileFile.Default, options);

    /// <summary>Every conversation with every message, and the receipts: equal lines, equal content.</summary>
    public static IReadOnlyList<string> Content(Workspace workspace) =>
    [
        .. Messages(workspace, places: true),
        .. workspace.Reading.Receipts().Select(r => $"{r with { Notes = [] }} {string.Join('|', r.Notes)}"),
        .. workspace.Reading.Rejects().Select(r => r.ToString()),
    ];

    /// <summary>What was said, whichever file said it.</summary>
    public static IEnumerable<string> Messages(Workspace workspace, bool places = false) =>
        from conversation in workspace.Reading.All()
        from message in conversation.Messages
        select $"{conversation.Id} {conversation.CustomerId} {conversation.Channel} {(places ? message : message with { Place = default })}";

    /// <summary>How many messages the index finds for a word.</summary>
    public static long Hits(Workspace workspace, string word) =>
        workspace.Index.Search(new(QueryParser.Parse(word, ProfileFile.Default.TimeZone).Tree!) { Limit = 0 }, TestContext.Current.CancellationToken).Total;
}
