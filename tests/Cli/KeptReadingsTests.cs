using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using QA.Analysis.Rules;
using QA.Analysis.Scoring;
using QA.Ingest.Settings;
using QA.Ingest.Store;
using QA.Reports.Readings;

namespace QA.Tests.Cli;

/// <summary>Pages and tables are the same bytes whether an analysis read the conversations before or they do it themselves.</summary>
public sealed class KeptReadingsTests : IDisposable
{
    static readonly string[] Samples = [.. Directory.EnumerateFiles(Repository.Path("data-samples", "shop-week"))
        .Where(f => Path.GetExtension(f) is ".csv" or ".jsonl").Order(StringComparer.Ordinal)];

    static readonly string Settings = Repository.Path("data-samples", "shop-week", "profile.yaml");

    readonly Qa qa = new();

    public KeptReadingsTests() => Done("import", [.. Samples, "--quiet"]);

    public void Dispose() => qa.Dispose();

    [Fact]
    public void A_report_after_an_analysis_is_the_same_to_the_byte()
    {
        var before = Made("before");
        Done("analyze");
        Assert.NotEqual(0, Blocks());
        Assert.Equal(before, Made("after"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Any_number_of_threads_takes_from_it_what_it_would_read(int threads)
    {
        Done("analyze");
        var profile = ProfileFile.Read(Settings, File.ReadAllText(Settings));
        using var workspace = Workspace.Open(qa.Workspace, profile.TimeZone);
        var reading = workspace.Reading;
        var pass = AnalysisPass.Of(profile, RuleBook.BuiltIn(), reading.Horizons(), reading.Orders(), reading.Ratings());
        using ReadingShelf kept = new(workspace, workspace.Analysed.MadeBy), none = new(workspace, madeBy: null);

        Assert.NotEqual(0, kept.Count);
        Assert.Equal(Told(none), Told(kept));

        List<string> Told(ReadingShelf shelf) =>
            [.. shelf.Run(pass, threads).Select(one => $"{one.Conversation.Id} {one.Scored.Sheet.ScoreCents} {one.Scored.Outcome} {one.Scored.Satisfaction.IndexCents} {one.Scored.Rating} {one.Scored.Contact?.Rounds.Count} {string.Join(' ', one.Scored.Facts.Findings)}")];
    }

    [Fact]
    public void Verdicts_given_since_the_analysis_count()
    {
        Done("analyze");
        var machine = Made("machine");
        using (var rows = Rows("SELECT c.shop || ',' || c.id || ',' || f.message_id || ',' || f.rule_id || ',' || f.start || ',' || f.length FROM finding f JOIN conversation c ON c.key = f.conversation WHERE f.agent_id <> '' AND f.severity > 0 ORDER BY c.id, f.message_id, f.start LIMIT 5"))
        {
            var refused = new List<string>();
            while (rows.Reader.Read()) refused.Add($"{rows.Reader.GetString(0)},disagree,rita,2026-11-16T02:12:00Z,");
            Assert.Equal(5, refused.Count);
            Done("labels", "import", qa.File("labels.csv", "shop,conversation_id,message_id,rule_id,start,length,verdict,reviewer,at,comment\n" + string.Join('\n', refused) + "\n"));
        }
        var kept = Made("kept");
        Void();

        Assert.NotEqual(machine, kept);
        Assert.Equal(Made("read"), kept);
    }

    [Fact]
    public void What_came_in_since_the_analysis_is_read()
    {
        Done("analyze");
        Done("import", qa.File("more.csv", "conversation_id,sent_at,role,sender_id,customer_id,text\nlate,2026-11-10 09:00:00,customer,b,b,在吗\nlate,2026-11-10 09:00:30,agent,801,b,您好\n"));
        var kept = Made("kept");
        Done("analyze");

        Assert.Equal(Made("anew"), kept);
    }

    [Fact]
    public void Other_settings_read_again()
    {
        Done("analyze");
        var other = qa.File("other.yaml", File.ReadAllText(Settings) + "\nlatency:\n  slow: 20s\n");
        var kept = Made("kept", other);
        Void();

        Assert.Equal(Made("read", other), kept);
    }

    [Fact]
    public void Who_is_forgotten_is_in_no_reading()
    {
        Done("analyze");
        string customer;
        using (var rows = Rows("SELECT customer_id FROM conversation LIMIT 1"))
        {
            rows.Reader.Read();
            customer = rows.Reader.GetString(0);
        }
        Done("forget", "--customer", customer);

        Assert.Equal(0, Blocks());
    }

    [Fact]
    public void A_damaged_reading_is_told_with_its_remedy()
    {
        Done("analyze");
        using (var rows = Rows("UPDATE analysed_reading SET readings = zeroblob(40) WHERE block = 1")) rows.Reader.Read();
        var answer = qa.Run("report", "--profile", Settings, "--quiet", "--out", qa.Sub("none"));

        Assert.NotEqual(0, answer.Code);
        Assert.Contains("run qa analyze again", answer.Remarks, StringComparison.Ordinal);
        Assert.Equal(0, qa.Run("analyze", "--profile", Settings).Code);
        Assert.Equal(0, qa.Run("report", "--profile", Settings, "--quiet", "--out", qa.Sub("none")).Code);
    }

    /// <summary>Every page and every table, by name and hash.</summary>
    List<string> Made(string name, string? settings = null)
    {
        foreach (var (command, rest) in ((string, string[])[])[("report", []), ("export", ["all"])])
        {
            var answer = qa.Run([command, .. rest, "--profile", settings ?? Settings, "--quiet", "--out", Path.Combine(qa.Sub(name), command)]);
            Assert.True(answer.Code == 0, answer.Remarks);
        }
        return
        [
            .. from file in Directory.EnumerateFiles(qa.Sub(name), "*", SearchOption.AllDirectories)
               orderby file
               select $"{Path.GetRelativePath(qa.Sub(name), file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}",
        ];
    }

    void Done(string command, params string[] rest)
    {
        var answer = qa.Run([command, .. rest, "--profile", Settings]);
        Assert.True(answer.Code == 0, answer.Remarks);
    }

    int Blocks()
    {
        using var rows = Rows("SELECT count(*) FROM analysed_reading");
        rows.Reader.Read();
        return rows.Reader.GetInt32(0);
    }

    /// <summary>As if nobody had analysed.</summary>
    void Void()
    {
        using var rows = Rows("DELETE FROM analysed_reading; DELETE FROM analysed");
        rows.Reader.Read();
    }

    Query Rows(string sql) => new(Path.Combine(qa.Workspace, "qa.db"), sql);

    sealed class Query : IDisposable
    {
        readonly SqliteConnection connection;
        readonly SqliteCommand command;

        public Query(string path, string sql)
        {
            connection = new($"Data Source={path};Pooling=False");
            connection.Open();
            command = connection.CreateCommand();
            command.CommandText = sql;
            Reader = command.ExecuteReader();
        }

        public SqliteDataReader Reader { get; }

        public void Dispose()
        {
            Reader.Dispose();
            command.Dispose();
            connection.Dispose();
        }
    }
}
