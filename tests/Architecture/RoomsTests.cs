using System.Text.RegularExpressions;

namespace QA.Tests.Architecture;

/// <summary>Who may name whom. Read top to bottom, this table is the data flow: a room names only rooms above it.</summary>
public partial class RoomsTests
{
    static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Ingest/Conversations"] = [],
        ["Ingest/Text"] = [],
        ["Ingest/Work"] = [],
        ["Ingest/Settings"] = ["Ingest.Conversations"],
        ["Ingest/Formats"] = ["Ingest.Conversations", "Ingest.Settings"],
        ["Ingest/Readers"] = ["Ingest.Conversations", "Ingest.Text", "Ingest.Settings", "Ingest.Formats"],
        ["Ingest/Search"] = ["Ingest.Conversations", "Ingest.Text", "Ingest.Settings"],
        ["Ingest/Store"] = ["Ingest.Conversations", "Ingest.Text", "Ingest.Settings", "Ingest.Formats", "Ingest.Readers", "Ingest.Search"],
        ["Ingest/Batch"] = ["Ingest.Conversations", "Ingest.Settings", "Ingest.Formats", "Ingest.Readers", "Ingest.Store"],
        ["Ingest/Samples"] = ["Ingest.Conversations", "Ingest.Settings"],
        ["Analysis/Statistics"] = [],
        ["Analysis/Metrics"] = ["Ingest.Conversations", "Ingest.Text", "Ingest.Settings", "Analysis.Statistics"],
        ["Analysis/Rules"] = ["Ingest.Conversations", "Ingest.Text", "Ingest.Settings", "Analysis.Statistics"],
        ["Analysis/Flow"] = ["Ingest.Conversations", "Ingest.Text", "Ingest.Settings", "Analysis.Statistics", "Analysis.Metrics", "Analysis.Rules"],
        ["Analysis/Facts"] = ["Ingest.Conversations", "Ingest.Text", "Ingest.Settings", "Analysis.Statistics", "Analysis.Metrics", "Analysis.Rules", "Analysis.Flow"],
        ["Analysis/Conversion"] = ["Ingest.Conversations", "Ingest.Settings", "Ingest.Work", "Analysis.Statistics", "Analysis.Facts", "Analysis.Flow"],
        ["Analysis/Desk"] = ["Ingest.Conversations", "Ingest.Settings", "Analysis.Statistics", "Analysis.Metrics", "Analysis.Facts"],
        ["Analysis/Readings"] = ["Ingest.Conversations", "Analysis.Metrics", "Analysis.Flow", "Analysis.Facts", "Analysis.Conversion", "Analysis.Factors"],
        ["Analysis/Scoring"] = ["Ingest.Conversations", "Ingest.Settings", "Ingest.Work", "Analysis.Readings", "Analysis.Statistics", "Analysis.Metrics", "Analysis.Rules", "Analysis.Flow", "Analysis.Facts", "Analysis.Conversion", "Analysis.Factors"],
        ["Analysis/Phrases"] = ["Ingest.Conversations", "Ingest.Text", "Ingest.Settings", "Analysis.Statistics", "Analysis.Metrics", "Analysis.Rules", "Analysis.Facts", "Analysis.Conversion", "Analysis.Scoring"],
        ["Analysis/Timelines"] = ["Ingest.Conversations", "Ingest.Settings", "Ingest.Work", "Analysis.Flow", "Analysis.Facts", "Analysis.Conversion"],
        ["Reports/Privacy"] = [],
        ["Reports/Wording"] = ["Ingest.Conversations"],
        ["Reports/Charts"] = ["Reports.Wording", "Ingest.Conversations", "Ingest.Settings", "Analysis.Statistics", "Analysis.Metrics", "Analysis.Facts", "Analysis.Conversion", "Analysis.Scoring", "Analysis.Factors", "Analysis.Desk"],
        ["Reports/Readings"] = ["Ingest.Conversations", "Ingest.Store", "Analysis.Readings", "Analysis.Scoring"],
        ["Reports/Exports"] = ["Reports.Readings", "Reports.Privacy", "Ingest.Conversations", "Ingest.Settings", "Ingest.Work", "Ingest.Search", "Ingest.Store", "Analysis.Statistics", "Analysis.Metrics", "Analysis.Flow", "Analysis.Facts", "Analysis.Conversion", "Analysis.Desk", "Analysis.Scoring", "Analysis.Timelines", "Analysis.Factors", "Analysis.Phrases", "Analysis.Rules", "Analysis.Reviews"],
        ["Reports/Desks"] = ["Ingest.Conversations", "Ingest.Settings", "Analysis.Metrics", "Analysis.Desk"],
        ["Reports/Pages"] = ["Ingest.Conversations", "Ingest.Text", "Ingest.Settings", "Analysis.Statistics", "Analysis.Metrics", "Analysis.Rules", "Analysis.Flow", "Analysis.Facts", "Analysis.Conversion", "Analysis.Scoring", "Reports.Privacy", "Reports.Wording", "Reports.Charts", "Analysis.Timelines", "Analysis.Factors", "Analysis.Desk", "Analysis.Phrases"],
        ["Reports/Site"] = ["Reports.Readings", "Ingest.Conversations", "Ingest.Text", "Ingest.Settings", "Ingest.Store", "Analysis.Statistics", "Analysis.Metrics", "Analysis.Rules", "Analysis.Flow", "Analysis.Facts", "Analysis.Conversion", "Analysis.Scoring", "Reports.Privacy", "Reports.Wording", "Reports.Charts", "Reports.Exports", "Reports.Pages", "Analysis.Timelines", "Analysis.Factors", "Analysis.Reviews", "Analysis.Desk", "Analysis.Phrases", "Reports.Desks"],
        ["Reports/Batch"] = ["Analysis.Readings", "Ingest.Conversations", "Ingest.Settings", "Ingest.Readers", "Ingest.Batch", "Ingest.Store", "Analysis.Statistics", "Analysis.Metrics", "Analysis.Rules", "Analysis.Flow", "Analysis.Facts", "Analysis.Conversion", "Analysis.Factors", "Analysis.Desk", "Analysis.Scoring", "Analysis.Timelines", "Analysis.Phrases", "Reports.Exports", "Reports.Desks"],
        ["Analysis/Factors"] = ["Ingest.Conversations", "Ingest.Text", "Ingest.Settings", "Analysis.Statistics", "Analysis.Metrics", "Analysis.Flow"],
        ["Analysis/Reviews"] = ["Ingest.Conversations", "Ingest.Settings", "Analysis.Statistics", "Analysis.Rules", "Analysis.Flow", "Analysis.Facts", "Analysis.Scoring"],
    };

    /// <summary>The doors name every room; the command line opens the web door for whoever asks it to. Adapters stand beside the rooms.</summary>
    static readonly string[] Doors = ["Cli", "Web", "Ingest.Lucene", "Analysis.DataFrame", "Reports.ScottPlot"];

    public static TheoryData<string> Rooms => [.. MayUse.Keys];

    [Theory, MemberData(nameof(Rooms))]
    public void A_room_names_only_the_rooms_before_it(string room)
    {
        var home = room.Replace('/', '.');
        var strangers =
            from file in SourceOf(room)
            from Match name in RoomName().Matches(File.ReadAllText(file))
            let used = name.Groups[1].Value
            where used != home && !used.StartsWith(home + ".", StringComparison.Ordinal) && !MayUse[room].Contains(used)
            select $"{Path.GetRelativePath(Repository.Root, file)} uses {used}";

        Assert.Empty(strangers.Distinct());
    }

    [Fact]
    public void Every_folder_of_source_is_a_room_in_the_table() => Assert.Empty(
        from file in SourceOf("")
        let folder = Path.GetRelativePath(Repository.Path("src"), Path.GetDirectoryName(file)!).Replace('\\', '/')
        where !Doors.Contains(folder.Split('/')[0])
        where !MayUse.Keys.Any(room => folder == room || folder.StartsWith(room + "/", StringComparison.Ordinal))
        select folder);

    static IEnumerable<string> SourceOf(string room)
    {
        var folder = Repository.Path("src", room);
        return !Directory.Exists(folder) ? [] :
            from file in Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
            where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)
            where !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")
            select file;
    }

    [GeneratedRegex(@"\bQA\.((?:Ingest|Analysis|Reports|Web|Cli)(?:\.[A-Z]\w*)?)")]
    private static partial Regex RoomName();
}
