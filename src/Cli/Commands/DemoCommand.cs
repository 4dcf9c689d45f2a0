using System.CommandLine;
using QA.Ingest.Samples;

namespace QA.Cli.Commands;

/// <summary><c>qa demo</c>: the whole way once, on the sample shop: import, analysis, report, and how to search.</summary>
sealed class DemoCommand : ICommand
{
    readonly Option<string> folder = new("--out") { Description = "Folder for the demo's workspace and site", HelpName = "DIR", DefaultValueFactory = _ => "qa-demo" };

    public Command Build(Globals globals) => new Command("demo", "Import, analyse and report a sample shop; can be run again") { folder }.Does(globals, session =>
    {
        var home = Path.GetFullPath(session.Value(folder)!);
        var (workspace, site) = (Path.Combine(home, "workspace"), Path.Combine(home, "reports"));
        var samples = SamplesIn(AppContext.BaseDirectory) ?? SamplesIn(Directory.GetCurrentDirectory()) ?? Written(Path.Combine(home, "data"));
        // The shop's settings lie in the workspace, so that every later command on it gives the figures of this report.
        var profile = Path.Combine(workspace, "profile.yaml");
        Directory.CreateDirectory(workspace);
        File.Copy(Path.Combine(samples, "profile.yaml"), profile, overwrite: true);
        string[] common = ["--workspace", workspace, "--profile", profile, "--lang", session.Lang];

        foreach (var command in (string[][])[["import", .. FilesIn(samples), "--quiet"], ["analyze"], ["report", "--out", site]])
        {
            session.Out.WriteLine($"== qa {command[0]}");
            var code = Door.Run([.. command, .. common], session.Out, session.Remarks);
            if (code != ExitCode.Done) return code;
        }
        session.Out.WriteLine(
            $"""

            The report:  {Path.Combine(site, "index.html")}
            Search:      dotnet run --project src/Cli -c Release -- search '退款 OR refund' --workspace {Path.GetRelativePath(Directory.GetCurrentDirectory(), workspace)}
            Tables:      dotnet run --project src/Cli -c Release -- export all --out tables --workspace {Path.GetRelativePath(Directory.GetCurrentDirectory(), workspace)}
            """);
        return ExitCode.Done;
    });

    /// <summary>The exports alone: the truth beside them is for tests, the profile is named by itself.</summary>
    static IEnumerable<string> FilesIn(string samples) => Directory.EnumerateFiles(samples)
        .Where(f => Path.GetExtension(f) is ".csv" or ".jsonl").Order(StringComparer.Ordinal);

    /// <summary>The sample shop of the checkout that <paramref name="start"/> lies in.</summary>
    static string? SamplesIn(string start)
    {
        for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
            if (Path.Combine(at.FullName, "data-samples", "shop-week") is var samples && Directory.Exists(samples)) return samples;
        return null;
    }

    /// <summary>Away from a checkout the same shop is written anew from its seed.</summary>
    static string Written(string data)
    {
        SampleWriter.Write(SampleOptions.Demo with { WithTruth = false }, data);
        return data;
    }
}
