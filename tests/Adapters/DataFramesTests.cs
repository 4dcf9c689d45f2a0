#if WITH_DATAFRAME
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Analysis;
using QA.Analysis.DataFrame;
using QA.Reports.Exports;
using QA.Tests.Cli;

namespace QA.Tests.Adapters;

/// <summary>Data frames against the files of <c>qa export</c>, over the demo's shops.</summary>
public sealed class DataFramesTests : IDisposable
{
    readonly Qa qa = new();

    public DataFramesTests()
    {
        foreach (var file in (string[])["agents.csv", "messages-heli.csv", "messages-teahouse.jsonl", "orders.csv", "ratings.csv", "shifts.csv"])
            Assert.Equal(0, qa.Run("import", Repository.Path("data-samples", "shop-week", file), "--quiet").Code);
    }

    public void Dispose() => qa.Dispose();

    [Fact]
    public void Every_table_is_a_frame_with_the_cells_of_its_file()
    {
        Assert.Equal(0, qa.Run("export", "all", "--format", "jsonl", "--out", qa.Sub("tables")).Code);
        var frames = DataFrames.All(qa.Workspace);

        Assert.Equal(TableFiles.Names, frames.Keys);
        foreach (var (name, frame) in frames)
        {
            var row = 0L;
            foreach (var line in File.ReadLines(Path.Combine(qa.Sub("tables"), name + ".jsonl")))
            {
                using var file = JsonDocument.Parse(line);
                Assert.Equal(file.RootElement.EnumerateObject().Select(cell => cell.Name), frame.Columns.Select(column => column.Name));
                foreach (var cell in file.RootElement.EnumerateObject()) AssertSame(cell.Value, frame[cell.Name][row]);
                row++;
            }
            Assert.Equal(row, frame.Rows.Count);
        }
        Assert.True(frames["responses"].Rows.Count > 900, "the demo has waits");
    }

    [Fact]
    public void Numbers_flags_and_times_have_types_and_what_is_not_defined_is_null()
    {
        var frame = DataFrames.Of(qa.Workspace, "conversations");

        Assert.IsType<DoubleDataFrameColumn>(frame["first_response_s"]);
        Assert.IsType<BooleanDataFrameColumn>(frame["ordered"]);
        Assert.IsType<Int64DataFrameColumn>(frame["findings"]);
        Assert.Equal(DateTimeKind.Utc, Assert.IsType<DateTimeDataFrameColumn>(frame["started_at"])[0]!.Value.Kind);
        Assert.Equal(frame.Rows.Count(row => row["unanswered"] is true), frame.Rows.Count(row => row["unanswered"] is true && row["first_response_s"] is null));
    }

    [Fact]
    public void A_frame_can_be_grouped_and_filtered()
    {
        var frame = DataFrames.Of(qa.Workspace, "responses");
        var byAgent = frame.GroupBy("agent_id").Mean("wait_s");

        Assert.Equal(frame["agent_id"].Cast<string?>().Distinct().Count(), byAgent.Rows.Count);
        Assert.Equal(frame.Rows.Count(row => row["wait_s"] is > 60.0), frame.Filter(frame["wait_s"].ElementwiseGreaterThan(60.0)).Rows.Count);
    }

    [Fact]
    public void A_table_that_is_none_is_refused_by_name() =>
        Assert.Contains("no table 'nothing'", Assert.Throws<ArgumentException>(() => DataFrames.Of(qa.Workspace, "nothing")).Message, StringComparison.Ordinal);

    [Fact]
    public void The_documented_example_runs_and_prints_what_the_page_says()
    {
        var source = File.ReadAllText(Repository.Path("tests", "Adapters", "DataFramesTests.cs")).ReplaceLineEndings("\n");
        var (start, end) = (source.IndexOf("// The example" + " begins.\n", StringComparison.Ordinal), source.IndexOf("        // The example" + " ends.", StringComparison.Ordinal));
        var example = string.Concat(source[start..end].Split('\n').Skip(1).SkipLast(1).Select(line => (line.Length > 8 ? line[8..] : "") + "\n"));
        Example(qa.Workspace);

        Docs.Holds("docs/engines.md", "data frames",
            "```csharp\n#:project src/Analysis.DataFrame/QA.Analysis.DataFrame.csproj\n#:property PublishAot=false\nusing QA.Analysis.DataFrame;\n\nvar workspace = \"qa-workspace\";\n" +
            $"{example}```\n\nOver the sample shop it prints:\n\n```\n{string.Join('\n', Console.Said.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).Trim('\n')}\n```\n");
    }

    static void Example(string workspace)
    {
        // The example begins.
        var responses = DataFrames.Of(workspace, "responses");
        var slow = responses.Filter(responses["wait_s"].ElementwiseGreaterThan(180.0));
        Console.WriteLine($"{slow.Rows.Count} of {responses.Rows.Count} waits were longer than three minutes");

        // How often each agent answered, and how long customers waited for it on average.
        var byAgent = responses.GroupBy("agent_id");
        var table = byAgent.Count("wait_s").Merge<string>(byAgent.Mean("wait_s"), "agent_id", "agent_id", "_times", "_mean");
        foreach (var row in table.OrderByDescending("wait_s_mean").Rows)
            Console.WriteLine($"{row["agent_id_times"]}: {row["wait_s_times"]} answers, {row["wait_s_mean"]:0.0} s");
        // The example ends.
    }

    /// <summary>Stands in for the console, which all tests share.</summary>
    static class Console
    {
        public static StringWriter Said { get; } = new(CultureInfo.InvariantCulture);

        public static void WriteLine(FormattableString line) => Said.WriteLine(line.ToString(CultureInfo.InvariantCulture));
    }

    static void AssertSame(JsonElement file, object? cell)
    {
        switch (cell)
        {
            case null: Assert.Equal(JsonValueKind.Null, file.ValueKind); break;
            case bool flag: Assert.Equal(file.GetBoolean(), flag); break;
            case double number: Assert.Equal(file.GetDouble(), number); break;
            case long whole: Assert.Equal(file.GetInt64(), whole); break;
            case DateTime time: Assert.Equal(file.GetDateTime(), time); break;
            default: Assert.Equal(file.GetString(), cell); break;
        }
    }
}
#endif
