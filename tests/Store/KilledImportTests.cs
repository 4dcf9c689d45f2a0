using System.Diagnostics;
using System.Globalization;
using QA.Ingest.Samples;
using QA.Ingest.Store;

namespace QA.Tests.Store;

/// <summary>
/// A real import process is killed at random points. QA_KILLS=30 makes the long suite of it; the default run kills three times.
/// </summary>
public sealed class KilledImportTests : IDisposable
{
    static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("QA_KILLS"), CultureInfo.InvariantCulture, out var set) ? set : 3;

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(SampleOrder.ByTime)]
    [InlineData(SampleOrder.ByConversation)]
    public void A_killed_import_leaves_nothing_half_and_ends_as_an_undisturbed_one(SampleOrder order)
    {
        SampleWriter.Write(SampleOptions.OfMessages(Kills > 3 ? 60_000 : 12_000, seed: 7) with { Order = order, WithTruth = false }, folder.Sub("shop"));
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, Import("undisturbed").Ended());
        var whole = watch.Elapsed;
        using var undisturbed = Stored.Reading(folder.Sub("undisturbed"));
        var expected = Stored.Content(undisturbed);

        // Equal seeds, equal moments as far as a machine allows; a failure says which kill it was.
        var chance = new Random(20261111 + (int)order);
        var (found, workspace) = (0, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            var name = $"killed-{workspace}";
            using (var import = Import(name)) import.Kill(after: whole * chance.NextDouble());
            found += Whole(name, kill);
            // Some are killed again where they go on, some are let to an end, and then the next begins.
            if (kill % 3 != 2 && kill < Kills - 1) continue;
            Assert.Equal(0, Import(name).Ended());
            using var resumed = Stored.Reading(folder.Sub(name));
            Assert.Empty(resumed.Check());
            Assert.Equal(expected, Stored.Content(resumed));
            foreach (var word in (string[])["在吗", "退款", "refund", "发货 agent:801"])
                Assert.Equal(Stored.Hits(undisturbed, word), Stored.Hits(resumed, word));
            workspace++;
        }
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Kills} kills, {found} in the middle of a file"));
    }

    /// <summary>Sound but for the files whose import did not end; how many there are.</summary>
    int Whole(string name, int kill)
    {
        if (!File.Exists(Path.Combine(folder.Sub(name), "qa.db"))) return 0;
        Workspace workspace;
        try
        {
            workspace = Stored.Reading(folder.Sub(name));
        }
        catch (WorkspaceException problem) when (problem.IsMissing)
        {
            return 0;
        }
        using (workspace)
        {
            var problems = workspace.Check();
            Assert.True(problems.All(p => p.What.Contains("interrupted", StringComparison.Ordinal)), $"kill {kill}: {string.Join("; ", problems)}");
            Assert.All(workspace.Reading.Receipts(), receipt => Assert.True(receipt.AddsUp));
            var transcripts = workspace.Reading.Receipts().Where(r => r.Kind == "transcript").Sum(r => r.Accepted);
            Assert.Equal(transcripts, workspace.Reading.Counts().Messages);
            Assert.Equal(transcripts, workspace.Index.MessageCount);
            return problems.Count;
        }
    }

    Running Import(string workspace) => new(
        "import", folder.Sub("shop"), "--batch", "2000", "--quiet", "--workspace", folder.Sub(workspace));

    /// <summary>The program as a process of its own.</summary>
    sealed class Running : IDisposable
    {
        readonly Process process;

        public Running(params string[] words)
        {
            var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var word in (string[])[Path.Combine(AppContext.BaseDirectory, "qa.dll"), .. words]) start.ArgumentList.Add(word);
            process = Process.Start(start)!;
            // Nobody reads, so nothing may wait for a reader.
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        public int Ended()
        {
            using (process)
            {
                process.WaitForExit();
                return process.ExitCode;
            }
        }

        public void Kill(TimeSpan after)
        {
            if (!process.WaitForExit(after)) process.Kill();
            process.WaitForExit();
        }

        public void Dispose() => process.Dispose();
    }
}
